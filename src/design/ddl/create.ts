import { outlineOf, tablesRead } from '../../sql/outline/outline.ts';
import {
  claim,
  inside,
  nameAt,
  parts,
  past,
  type QualifiedName,
  qualifiedName,
  type Span,
  standsAt,
  symbol,
  textOf,
  words,
} from '../../sql/source.ts';
import { addBound } from './bounds.ts';
import { readItems } from './items.ts';
import { columnList, isName, passExpressions } from './names.ts';
import { OBJECTS } from './passed.ts';
import { passOver, placeAt, type Reading, unread } from './reading.ts';
import { columnOf, selectColumns } from './select.ts';
import { beginsTable } from './shorthand.ts';
import { readStorageClauses } from './storage.ts';
import { newTable, sameName, type TableDraft } from './table.ts';

const MODIFIERS = new Set([
  'or', 'replace', 'alter', 'temp', 'temporary', 'global', 'local', 'unlogged', 'external', 'transient', 'volatile', 'foreign',
  'hybrid', 'dynamic', 'iceberg', 'secure', 'recursive', 'virtual', 'live', 'streaming', 'private', 'refresh', 'event',
  'managed', 'transactional', 'interactive', 'snapshot', 'window', 'force', 'noforce', 'editionable', 'noneditionable',
  'multiset', 'set', 'readable', 'writable', 'web', 'columnar', 'sharded', 'immutable', 'attach',
]); // biome-ignore format: a list of words

/** Kinds of indexes. */
const INDEXES = new Set(['clustered', 'nonclustered', 'fulltext', 'spatial', 'bitmap']);

/** Reads a CREATE, REPLACE TABLE or ATTACH TABLE; the index behind it. What it makes besides tables, views, indexes and types is passed over. */
export function readCreate(reading: Reading, { from, to }: Span): number {
  const { source } = reading;
  let at = from + 1;
  while (MODIFIERS.has(source.tokens[at]?.word ?? '')) at++;
  // MySQL: `ALGORITHM = MERGE SQL SECURITY INVOKER VIEW`
  if (['algorithm', 'definer', 'sql'].includes(source.tokens[at]?.word ?? '')) {
    let view = at;
    while (view < to && !standsAt(source, view, 'view') && !standsAt(source, view, 'as')) view++;
    if (standsAt(source, view, 'view')) at = view;
  }
  const object = source.tokens[at]?.word ?? '';
  if (standsAt(source, at, 'table') && !standsAt(source, at + 1, 'function')) {
    claim(source, from, at + 1);
    return readCreateTable(reading, from, { from: at + 1, to });
  }
  if (object === 'dictionary') {
    claim(source, from, at + 1);
    return readCreateTable(reading, from, { from: at + 1, to });
  }
  const materialized = object === 'materialized';
  if (standsAt(source, materialized ? at + 1 : at, 'view')) {
    claim(source, from, materialized ? at + 2 : at + 1);
    return readView(reading, from, { from: materialized ? at + 2 : at + 1, to }, materialized);
  }
  let index = at;
  const unique = standsAt(source, index, 'unique');
  if (unique) index++;
  while (INDEXES.has(source.tokens[index]?.word ?? '')) index++;
  if (standsAt(source, index, 'index')) {
    claim(source, from, index + 1);
    return readIndex(reading, from, { from: index + 1, to }, unique);
  }
  if (object === 'type' || object === 'domain') {
    claim(source, from, at + 1);
    readType(reading, { from: at + 1, to });
  } else if (
    OBJECTS.has(object) ||
    standsAt(source, at - 1, 'event') ||
    standsAt(source, at, 'table', 'function')
  )
    passOver(reading, { from, to });
  else unread(reading, { from, to }, 'not known behind CREATE');
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
  if (group) at = past(source, at, to);
  const options = at;
  while (at < to && !standsAt(source, at, 'as')) at = past(source, at, to);
  passOver(reading, { from: options, to: Math.min(at, to) });
  words(source, at, 'as');
  const query = { from: Math.min(at + 1, to), to };
  const outline = outlineOf(source, query);
  const given = selectColumns(reading, outline);
  const listed = group
    ? parts(source, group).flatMap(({ from: name, to: end }) => {
        passOver(reading, { from: name + 1, to: end });
        return columnList(source, [{ from: name, to: name + 1 }])[0] ?? [];
      })
    : [];
  const place = placeAt(reading, start);
  const columns =
    listed.length > 0 ? listed.map((name, n) => columnOf(name, given[n] ?? null, place)) : given;
  reading.otherColumns.set(named.name.toLowerCase(), columns);
  const old = reading.views.findIndex((view) => sameName(view.name, named.name));
  if (old >= 0) reading.views.splice(old, 1);
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
  const named = standsAt(source, at, 'on') ? null : qualifiedName(source, at, to);
  const behind = named?.next ?? at;
  at = behind;
  while (at < to && !standsAt(source, at, 'on')) at++;
  passOver(reading, { from: behind, to: at });
  words(source, at, 'on');
  at++;
  if (words(source, at, 'only')) at++;
  const target = qualifiedName(source, at, to);
  const table = target && reading.tables.find(target.name, target.qualifier);
  if (!target || !table) {
    // An index of a partition is none of the table's.
    if (target && (reading.partitions.has(target.name.toLowerCase()) || isView(reading, target.name)))
      passOver(reading, { from: start, to });
    else unread(reading, { from: start, to }, 'an index of a table that is not in this file');
    return to;
  }
  const method = target.next;
  at = method;
  while (at < to && !symbol(source, at, '(')) at++;
  passOver(reading, { from: method, to: at });
  const group = inside(source, at, to);
  if (!group) {
    unread(reading, { from: start, to }, 'an index without columns');
    return to;
  }
  const columns = columnList(source, parts(source, group));
  passExpressions(
    reading,
    parts(source, group).filter((_, n) => columns[n] === null),
  );
  let next = past(source, at, to);
  const options = next;
  while (next < to && !standsAt(source, next, 'where')) next = past(source, next, to);
  passOver(reading, { from: options, to: next });
  words(source, next, 'where');
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
  passOver(reading, { from, to });
}

/** Reads a CREATE TABLE from its name on; the index behind it. */
function readCreateTable(reading: Reading, start: number, { from, to }: Span): number {
  const { source } = reading;
  let at = from;
  const unless = words(source, at, 'if', 'not', 'exists');
  if (unless) at += 3;
  const named = identifier(reading, at, to) ?? qualifiedName(source, at, to);
  if (!named) {
    unread(reading, { from: start, to }, 'a table without a name');
    return to;
  }
  const table = newTable(named.name, named.qualifier, placeAt(reading, start));
  at = named.next;
  if (words(source, at, 'uuid')) at = passedTo(reading, at, at + 2);
  if (words(source, at, 'on', 'cluster')) at = passedTo(reading, at, at + 3);
  if (words(source, at, 'partition', 'of')) return partitionOf(reading, table.name, { from: at + 2, to });
  const before = reading.tables.find(named.name, named.qualifier);
  const replaces = standsAt(source, start, 'replace') || REPLACES.has(source.tokens[start + 2]?.word ?? '');
  if (before && unless) {
    passOver(reading, { from: start, to });
    return to;
  }
  const end = readTableAs(reading, table, at, to);
  if (before && replaces) reading.tables.remove(before);
  return end;
}

/** `IDENTIFIER('schema.table')` of Snowflake and Databricks. */
function identifier({ source }: Reading, at: number, to: number): QualifiedName | null {
  const text = source.tokens[at + 2];
  if (!standsAt(source, at, 'identifier') || text?.kind !== 'string' || !symbol(source, at + 3, ')'))
    return null;
  claim(source, at, at + 4);
  const names = nameAt(source, at + 2)
    .replaceAll('"', '')
    .split('.');
  const name = names.pop() ?? '';
  return { name, qualifier: names.length > 0 ? names.join('.') : null, next: past(source, at + 1, to) };
}

const REPLACES = new Set(['replace', 'alter', 'refresh']);

function passedTo(reading: Reading, from: number, to: number): number {
  passOver(reading, { from, to });
  return to;
}

/** Reads what stands behind a table's name; the index behind it. */
function readTableAs(reading: Reading, table: TableDraft, from: number, to: number): number {
  const { source } = reading;
  let at = from;
  reading.tables.add(table);
  // Snowflake: `CLUSTER BY (a)` may stand before the columns.
  if (standsAt(source, at, 'cluster', 'by')) {
    const list = standsAt(source, at + 2, 'linear') ? at + 3 : at + 2;
    if (symbol(source, past(source, list, to), '(')) at = past(source, list, to);
  }
  const early = { from, to: at };
  const group =
    symbol(source, at, '(') && !words(source, at + 1, 'select') && !words(source, at + 1, 'with')
      ? inside(source, at, to)
      : null;
  if (group) {
    if ((source.pairs[at] ?? -1) < 0)
      unread(reading, { from: at, to: at + 1 }, `the parenthesis of ${table.name} is not closed`);
    readItems(reading, table, group);
    readStorageClauses(reading, table, early, () => false);
    at = past(source, at, to);
    if ((source.pairs[group.from - 1] ?? -1) < 0) return to;
  } else if (words(source, at, 'like') || words(source, at, 'clone')) at = like(reading, table, at, to);
  if (standsAt(source, at, 'as') && isName(source, at + 1) && !QUERIES.has(source.tokens[at + 1]?.word ?? ''))
    at = like(reading, table, at, to);
  const query = queryFrom(reading, at, to);
  if (table.columns.length === 0 && query < to)
    table.columns.push(...selectColumns(reading, outlineOf(source, { from: query, to })));
  // `SELECT *` of what is not in this file.
  if (query < to && table.columns.length === 0) table.elided = true;
  const isEnd = (each: number) =>
    standsAt(source, each, 'as') ||
    standsAt(source, each, 'select') ||
    symbol(source, each, ';') ||
    beginsTable(source, each, to);
  at = readStorageClauses(reading, table, { from: at, to }, isEnd);
  if (!standsAt(source, at, 'as') && !standsAt(source, at, 'select')) return at;
  // The query is read for its columns; what stands behind it may be `WITH NO DATA`.
  claim(source, at, to);
  return to;
}

const QUERIES = new Set(['select', 'with', 'from', 'values', 'table', 'execute']);

/** Where the query begins that a table is made from; `to` where there is none. */
function queryFrom({ source }: Reading, from: number, to: number): number {
  for (let at = from; at < to; at = past(source, at, to)) {
    if (standsAt(source, at, 'select')) return at;
    const next = symbol(source, at + 1, '(') ? at + 2 : at + 1;
    if (standsAt(source, at, 'as') && (standsAt(source, next, 'select') || standsAt(source, next, 'with')))
      return at + 1;
  }
  return to;
}

/** The columns of another table. */
function like(reading: Reading, table: TableDraft, at: number, to: number): number {
  claim(reading.source, at);
  const target = qualifiedName(reading.source, at + 1, to);
  const known = target && reading.tables.find(target.name, target.qualifier);
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
  const table = parent ? reading.tables.find(parent) : undefined;
  if (!named || !parent || !table) {
    unread(reading, { from, to }, 'a partition of a table that is not in this file');
    return to;
  }
  reading.partitions.set(name.toLowerCase(), parent);
  let at = symbol(source, named.next, '(') ? past(source, named.next, to) : named.next;
  passOver(reading, { from: named.next, to: at });
  if (words(source, at, 'for', 'values')) {
    const end = boundEnd(reading, at + 2, to);
    addBound(table, textOf(source, { from: at + 2, to: end }));
    passOver(reading, { from: at, to: end });
    at = end;
  } else if (words(source, at, 'default')) at++;
  const below = newTable(name, null, table.place);
  below.columns = table.columns;
  const next = readStorageClauses(reading, below, { from: at, to }, (each) => symbol(source, each, ';'));
  passOver(reading, { from: at, to: next });
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

const isView = (reading: Reading, name: string): boolean =>
  reading.views.some((view) => sameName(view.name, name));
