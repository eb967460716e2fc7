import { readCreateTable } from './create-table.ts';
import { placeAt, type Reading, tableNamed, unread } from './draft.ts';
import { columnList, isName } from './names.ts';
import { columnOf, selectColumns } from './select.ts';
import { outlineOf, tablesRead } from '../../sql/outline/outline.ts';
import { inside, parts, past, qualifiedName, type Span, symbol, textOf, words } from '../../sql/source.ts';

const MODIFIERS = new Set([
  'or', 'replace', 'temp', 'temporary', 'global', 'local', 'unlogged', 'external', 'transient', 'volatile', 'foreign',
  'hybrid', 'dynamic', 'iceberg', 'secure', 'recursive', 'virtual', 'live', 'streaming', 'private', 'refresh', 'event',
]); // biome-ignore format: a list of words

/** Reads a CREATE; the index behind it. What it makes besides tables, views and indexes is passed over. */
export function readCreate(reading: Reading, { from, to }: Span): number {
  const { source } = reading;
  let at = from + 1;
  while (MODIFIERS.has(source.tokens[at]?.word ?? '')) at++;
  // MySQL: `ALGORITHM = MERGE SQL SECURITY INVOKER VIEW`
  if (['algorithm', 'definer', 'sql'].includes(source.tokens[at]?.word ?? ''))
    while (at < to && !words(source, at, 'view') && !words(source, at, 'as')) at++;
  if (words(source, at, 'table')) return readCreateTable(reading, from, { from: at + 1, to });
  const materialized = words(source, at, 'materialized');
  if (words(source, materialized ? at + 1 : at, 'view'))
    return readView(reading, from, { from: materialized ? at + 2 : at + 1, to }, materialized);
  const unique = words(source, at, 'unique');
  if (unique) at++;
  while (
    ['clustered', 'nonclustered', 'fulltext', 'spatial', 'bitmap'].includes(source.tokens[at]?.word ?? '')
  )
    at++;
  if (words(source, at, 'index')) return readIndex(reading, from, { from: at + 1, to }, unique);
  if (words(source, at, 'type') || words(source, at, 'domain')) readType(reading, { from: at + 1, to });
  return to;
}

function readView(reading: Reading, start: number, { from, to }: Span, materialized: boolean): number {
  const { source } = reading;
  const named = qualifiedName(source, words(source, from, 'if', 'not', 'exists') ? from + 3 : from, to);
  if (!named) {
    unread(reading, { from: start, to }, 'a view without a name');
    return to;
  }
  let at = named.next;
  const group = symbol(source, at, '(') ? inside(source, at, to) : null;
  while (at < to && !words(source, at, 'as')) at = past(source, at, to);
  const query = { from: Math.min(at + 1, to), to };
  const outline = outlineOf(source, query);
  const given = selectColumns(reading, outline);
  const listed = group
    ? parts(source, group).flatMap(
        ({ from: name }) => columnList(source, [{ from: name, to: name + 1 }])[0] ?? [],
      )
    : [];
  const place = placeAt(reading, start);
  const columns =
    listed.length > 0 ? listed.map((name, n) => columnOf(name, given[n] ?? null, place)) : given;
  reading.otherColumns.set(named.name.toLowerCase(), columns);
  reading.views.push({
    name: named.name,
    materialized,
    columns: columns.map(({ name }) => name),
    reads: tablesRead(outline),
    text: textOf(source, query),
    place,
  });
  return to;
}

function readIndex(reading: Reading, start: number, { from, to }: Span, unique: boolean): number {
  const { source } = reading;
  let at = from;
  if (words(source, at, 'concurrently')) at++;
  if (words(source, at, 'if', 'not', 'exists')) at += 3;
  const named = words(source, at, 'on') ? null : qualifiedName(source, at, to);
  while (at < to && !words(source, at, 'on')) at++;
  at++;
  if (words(source, at, 'only')) at++;
  const target = qualifiedName(source, at, to);
  const table = target && tableNamed(reading, target.name);
  if (!target || !table) {
    unread(reading, { from: start, to }, 'an index of a table that is not in this file');
    return to;
  }
  at = target.next;
  while (at < to && !symbol(source, at, '(')) at++;
  const group = inside(source, at, to);
  if (!group) {
    unread(reading, { from: start, to }, 'an index without columns');
    return to;
  }
  const columns = columnList(source, parts(source, group));
  let next = past(source, at, to);
  while (next < to && !words(source, next, 'where')) next = past(source, next, to);
  const where = next < to ? textOf(source, { from: next + 1, to }) : null;
  const place = placeAt(reading, start);
  table.indexes.push({ name: named?.name ?? null, columns, unique, where, place });
  if (unique && where === null) table.keys.push({ columns, primary: false, enforced: true, place });
  return to;
}

/** A type of the script's own means what it is made of. */
function readType(reading: Reading, { from, to }: Span): void {
  const { source } = reading;
  const named = qualifiedName(source, from, to);
  if (!named) return;
  const at = words(source, named.next, 'as') ? named.next + 1 : named.next;
  const type = words(source, at, 'enum') ? 'text' : symbol(source, at, '(') ? 'struct' : null;
  reading.types.set(
    named.name.toLowerCase(),
    type ? { kind: type } : reading.typeOf({ from: at, to: isName(source, at) ? at + 1 : at }),
  );
}
