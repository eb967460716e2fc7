import { newTable, placeAt, type Reading, tableNamed, type TableDraft, unread } from './draft.ts';
import { readItems } from './items.ts';
import { qualifiedName } from './names.ts';
import { inside, past, type Span, symbol, textOf, words } from './source.ts';
import { readStorageClauses } from './storage.ts';
import { selectColumns } from './select.ts';
import { beginsTable } from './shorthand.ts';

/** Reads a CREATE TABLE from its name on; the index behind it. */
export function readCreateTable(reading: Reading, start: number, { from, to }: Span): number {
  const { source } = reading;
  let at = from;
  if (words(source, at, 'if', 'not', 'exists')) at += 3;
  const named = qualifiedName(source, at, to);
  if (!named) {
    unread(reading, { from: start, to }, 'a table without a name');
    return to;
  }
  const table = newTable(named.name, named.qualifier, placeAt(reading, start));
  at = named.next;
  if (words(source, at, 'on', 'cluster')) at += 3;
  if (words(source, at, 'partition', 'of')) return partitionOf(reading, { from: at + 2, to });
  reading.tables.push(table);
  const group =
    symbol(source, at, '(') && !words(source, at + 1, 'select') && !words(source, at + 1, 'with')
      ? inside(source, at, to)
      : null;
  if (group) {
    if ((source.pairs[at] ?? -1) < 0)
      unread(reading, { from: at, to: at + 1 }, `the parenthesis of ${table.name} is not closed`);
    readItems(reading, table, group);
    at = past(source, at, to);
    if ((source.pairs[group.from - 1] ?? -1) < 0) return to;
  } else if (words(source, at, 'like') || words(source, at, 'clone')) at = like(reading, table, at, to);
  const isEnd = (each: number) =>
    words(source, each, 'as') ||
    words(source, each, 'select') ||
    symbol(source, each, ';') ||
    (each > at && beginsTable(source, each, to));
  at = readStorageClauses(reading, table, { from: at, to }, isEnd);
  if (words(source, at, 'as') || words(source, at, 'select')) {
    if (table.columns.length === 0)
      table.columns.push(...selectColumns(reading, { from: words(source, at, 'as') ? at + 1 : at, to }));
    return to;
  }
  return at;
}

/** The columns of another table. */
function like(reading: Reading, table: TableDraft, at: number, to: number): number {
  const target = qualifiedName(reading.source, at + 1, to);
  const known = target && tableNamed(reading, target.name);
  if (known) table.columns.push(...known.columns);
  else unread(reading, { from: at, to: target?.next ?? to }, 'columns of a table that is not in this file');
  return target?.next ?? to;
}

/** A partition adds its bounds to the table that it is one of. */
function partitionOf(reading: Reading, { from, to }: Span): number {
  const { source } = reading;
  const parent = qualifiedName(source, from, to);
  const table = parent && tableNamed(reading, parent.name);
  if (!parent || !table) {
    unread(reading, { from, to }, 'a partition of a table that is not in this file');
    return to;
  }
  const values = words(source, parent.next, 'for', 'values') ? parent.next + 2 : parent.next;
  const bound = textOf(source, { from: values, to });
  table.partition = table.partition.map((key) =>
    key.transform.kind === 'range'
      ? { ...key, transform: { kind: 'range', bounds: [...key.transform.bounds, bound] } }
      : key,
  );
  return to;
}
