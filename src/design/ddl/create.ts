import { outlineOf, tablesRead } from '../../sql/outline/outline.ts';
import { inside, parts, past, qualifiedName, type Span, symbol, textOf, words } from '../../sql/source.ts';
import { newTable, placeAt, type Reading, sameName, type TableDraft, tableNamed, unread } from './draft.ts';
import { readItems } from './items.ts';
import { columnList, isName } from './names.ts';
import { columnOf, selectColumns } from './select.ts';
import { beginsTable } from './shorthand.ts';
import { readStorageClauses } from './storage.ts';

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

/** Reads a CREATE TABLE from its name on; the index behind it. */
function readCreateTable(reading: Reading, start: number, { from, to }: Span): number {
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
