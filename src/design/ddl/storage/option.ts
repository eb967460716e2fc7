import { byName } from '../../../domain/by-name.ts';
import { inside, nameAt, parts, past, type Span, symbol, textOf, words } from '../../../sql/source.ts';
import { withTransform } from '../layout-key.ts';
import { passOver, type Reading } from '../reading.ts';
import type { TableDraft } from '../table.ts';
import { numberAt } from '../transform.ts';
import { type Clause, option, textKey } from './clause.ts';
import { timescaleLayout } from './timescale.ts';

/** `name = value`, as MySQL, Snowflake and ClickHouse have them, and `name value`. */
export function assignment({ reading, table, at, to }: Clause): number {
  const { source } = reading;
  const token = source.tokens[at];
  if (token?.kind !== 'word') return at;
  let end = at + 1;
  while (source.tokens[end]?.kind === 'word' && symbol(source, end + 1, '=') && end + 1 < to) end++;
  while (symbol(source, end, '.') && end + 1 < to) end += 2;
  if (!symbol(source, end, '='))
    return PLAIN.has(token.word) ? plain({ reading, table, at, to }, PLAIN.get(token.word) ?? 1) : at;
  const next = pastValue(reading, end + 1, to);
  option(reading, table, { from: at, to: end }, { from: end + 1, to: next });
  return next;
}

/** Behind a value: what stands without a space between is one, as `@stage/path` and `MergeTree(…)`. */
function pastValue({ source }: Reading, at: number, to: number): number {
  let next = past(source, at, to);
  while (
    next < to &&
    source.tokens[next]?.start === source.tokens[next - 1]?.end &&
    !symbol(source, next, ',')
  )
    next = past(source, next, to);
  return next;
}

function plain({ reading, at, to }: Clause, count: number): number {
  const end = Math.min(at + count, to);
  passOver(reading, { from: at, to: end });
  return end;
}

/** Words that stand by themselves, or before that many more, and say nothing of a design. */
const PLAIN = new Map([
  ['without', 2], ['strict', 1], ['copy', 2], ['row', 3], ['no', 2], ['tablespace', 2], ['default', 1], ['using', 2],
  ['backup', 2], ['encode', 2], ['change_tracking', 1], ['unlogged', 1], ['syntax', 2], ['fields', 4], ['lines', 4],
  ['collection', 5], ['map', 5], ['server', 2], ['on', 3], ['data', 1], ['stored', 3], ['location', 2], ['external', 1],
  ['uuid', 2], ['empty', 1], ['clone', 2], ['inherits', 1], ['secure', 1], ['auto', 1], ['refresh', 1], ['build', 2],
  ['force', 1], ['cascade', 1], ['restrict', 1],
]); // biome-ignore format: a list of words

/** `OPTIONS (a = b)`, `TBLPROPERTIES ('a' = 'b')`, `WITH (a = b)`. */
export function optionList({ reading, table, at, to }: Clause): number {
  const { source } = reading;
  const group = inside(source, at + 1, to);
  if (!group) return at;
  const tsdb = new Map<string, string>();
  for (const part of parts(source, group)) {
    const { name, value } = sides(reading, part);
    const timescale = /^(?:tsdb|timescaledb)\s*\.\s*(?:compress_)?(\w+)$/i.exec(name)?.[1];
    if (timescale) tsdb.set(timescale.toLowerCase(), nameAt(source, value.from));
    optionPart(reading, table, part);
  }
  if (tsdb.size > 0) timescaleLayout(reading, table, at, tsdb);
  return past(source, at + 1, to);
}

function sides({ source }: Reading, part: Span): { name: string; nameSpan: Span; value: Span } {
  let equals = part.from;
  while (equals < part.to && !symbol(source, equals, '=')) equals++;
  const nameSpan = { from: part.from, to: equals };
  return {
    name: textOf(source, nameSpan).replaceAll(/["'`]/g, '').toLowerCase(),
    nameSpan,
    value: { from: Math.min(equals + 1, part.to), to: part.to },
  };
}

/** One `name = value` of a list. */
export function optionPart(reading: Reading, table: TableDraft, part: Span): void {
  const { name, nameSpan, value } = sides(reading, part);
  if (!bucketCount(reading, table, name, value) && !trinoLayout(reading, table, name, value))
    option(reading, table, nameSpan, value);
}

/** Buckets of a table whose `bucketed_by` may stand before or behind. */
function bucketCount(reading: Reading, table: TableDraft, name: string, { from }: Span): boolean {
  const count = name === 'bucket_count' ? numberAt(reading.source, from) : null;
  if (count === null) return false;
  table.buckets = count;
  return true;
}

const TRINO_LAYOUT = byName<'partition' | 'cluster' | 'distribution'>({
  partitioned_by: 'partition',
  partitioning: 'partition',
  bucketed_by: 'distribution',
  sorted_by: 'cluster',
  partition_by: 'partition',
  order_by: 'cluster',
});

/** Options of Trino that say how rows lie: their values are texts with expressions in them. */
function trinoLayout(reading: Reading, table: TableDraft, name: string, value: Span): boolean {
  const kind = TRINO_LAYOUT.get(name);
  if (!kind) return false;
  const { source } = reading;
  table[kind] = [];
  words(source, value.from, 'array');
  for (let at = value.from; at < value.to; at++) {
    const token = source.tokens[at];
    if (token?.kind !== 'string' && token?.kind !== 'name') continue;
    const key = textKey(reading, table, nameAt(source, at), at);
    if (kind === 'partition') table.partition.push(key);
    else if (kind === 'cluster') table.cluster.push(key);
    else table.distribution.push(withTransform(key, { kind: 'hash', buckets: null }));
  }
  return true;
}
