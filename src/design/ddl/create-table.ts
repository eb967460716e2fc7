import { newTable, placeAt, sameName, type Reading, tableNamed, type TableDraft, unread } from './draft.ts';
import { readItems } from './items.ts';
import { isName } from './names.ts';
import { inside, past, qualifiedName, type Span, symbol, textOf, words } from '../../sql/source.ts';
import { outlineOf } from '../../sql/outline/outline.ts';
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
  if (words(source, at, 'partition', 'of')) return partitionOf(reading, table.name, { from: at + 2, to });
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
  if (words(source, at, 'as') && isName(source, at + 1) && !QUERIES.has(source.tokens[at + 1]?.word ?? ''))
    at = like(reading, table, at, to);
  const query = queryFrom(reading, at, to);
  if (table.columns.length === 0 && query < to)
    table.columns.push(...selectColumns(reading, outlineOf(source, { from: query, to })));
  const isEnd = (each: number) =>
    words(source, each, 'as') ||
    words(source, each, 'select') ||
    symbol(source, each, ';') ||
    beginsTable(source, each, to);
  at = readStorageClauses(reading, table, { from: at, to }, isEnd);
  return words(source, at, 'as') || words(source, at, 'select') ? to : at;
}

const QUERIES = new Set(['select', 'with', 'from', 'values', 'table', 'execute']);

/** Where the query begins that a table is made from; `to` where there is none. */
function queryFrom({ source }: Reading, from: number, to: number): number {
  for (let at = from; at < to; at = past(source, at, to)) {
    if (words(source, at, 'select')) return at;
    const next = symbol(source, at + 1, '(') ? at + 2 : at + 1;
    if (words(source, at, 'as') && (words(source, next, 'select') || words(source, next, 'with')))
      return at + 1;
  }
  return to;
}

/** The columns of another table. */
function like(reading: Reading, table: TableDraft, at: number, to: number): number {
  const target = qualifiedName(reading.source, at + 1, to);
  const known = target && tableNamed(reading, target.name);
  if (known) table.columns.push(...known.columns);
  else unread(reading, { from: at, to: target?.next ?? to }, 'columns of a table that is not in this file');
  return target?.next ?? to;
}

/**
 * A partition is no table of the design: it adds its bounds to the one that it is a part of, and what it is itself
 * cut by.
 */
function partitionOf(reading: Reading, name: string, { from, to }: Span): number {
  const { source } = reading;
  const named = qualifiedName(source, from, to);
  const parent = named && (reading.partitions.get(named.name.toLowerCase()) ?? named.name);
  const table = parent ? tableNamed(reading, parent) : undefined;
  if (!named || !parent || !table) {
    unread(reading, { from, to }, 'a partition of a table that is not in this file');
    return to;
  }
  reading.partitions.set(name.toLowerCase(), parent);
  let at = symbol(source, named.next, '(') ? past(source, named.next, to) : named.next;
  if (words(source, at, 'for', 'values')) {
    const end = boundEnd(reading, at + 2, to);
    addBound(table, textOf(source, { from: at + 2, to: end }));
    at = end;
  } else if (words(source, at, 'default')) at++;
  const below = newTable(name, null, table.place);
  below.columns = table.columns;
  const next = readStorageClauses(reading, below, { from: at, to }, (each) => symbol(source, each, ';'));
  for (const key of below.partition)
    if (!table.partition.some(({ text }) => sameName(text, key.text))) table.partition.push(key);
  return next;
}

/** `FROM (…) TO (…)`, `IN (…)`, `WITH (MODULUS 4, REMAINDER 0)` */
function boundEnd({ source }: Reading, from: number, to: number): number {
  const lists = words(source, from, 'from') ? 2 : 1;
  let at = from;
  for (let seen = 0; at < to && seen < lists; at = past(source, at, to)) if (symbol(source, at, '(')) seen++;
  return at;
}

function addBound(table: TableDraft, bound: string): void {
  const modulus = /modulus\s+(\d+)/i.exec(bound)?.[1];
  table.partition = table.partition.map((key) => {
    const { transform } = key;
    if (transform.kind === 'hash' && modulus)
      return { ...key, transform: { kind: 'hash', buckets: Number(modulus) } };
    if (transform.kind !== 'range' || modulus || /^in\b/i.test(bound)) return key;
    return { ...key, transform: { kind: 'range', bounds: [...transform.bounds, bound] } };
  });
}
