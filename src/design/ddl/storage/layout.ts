import { claim, inside, oneOf, parts, past, type Span, symbol, textOf, words } from '../../../sql/source.ts';
import { readColumn } from '../column.ts';
import { layoutKey, layoutKeys, unwrapped, withTransform } from '../layout-key.ts';
import { passOver, type Reading } from '../reading.ts';
import { numberAt } from '../transform.ts';
import { type Clause, known, listEnd, option } from './clause.ts';

export function partitionBy(clause: Clause): number {
  const { reading, table, at, to } = clause;
  const { source } = reading;
  let start = at + 2;
  if (words(source, start, 'linear')) start++;
  const method = source.tokens[start]?.word ?? '';
  claim(source, start);
  const columns = words(source, start + 1, 'columns') ? 1 : 0;
  const group = inside(source, start + 1 + columns, to);
  if (
    ['range', 'list', 'hash', 'key'].includes(method) &&
    group &&
    symbol(source, start + 1 + columns, '(')
  ) {
    let next = past(source, start + 1 + columns, to);
    const count = oneOf(source, next, COUNTS) ? numberAt(source, next + 1) : null;
    if (count !== null) next += 2;
    const listed = method === 'range' || method === 'list';
    const bounds = listed && symbol(source, next, '(') && next < to ? inside(source, next, to) : null;
    if (bounds) next = past(source, next, to);
    for (const key of layoutKeys(source, group, known(table))) {
      if (listed) {
        const written = bounds ? boundsIn(reading, bounds) : [];
        table.partition.push(
          withTransform(key, method === 'list' ? { kind: 'list' } : { kind: 'range', bounds: written }),
        );
      } else table.partition.push(withTransform(key, { kind: 'hash', buckets: count }));
    }
    return next;
  }
  const end = listEnd(clause, start);
  table.partition.push(...layoutKeys(source, { from: start, to: end }, known(table)));
  return words(source, end, 'auto', 'refresh') ? end + 2 : end;
}

const COUNTS = new Set(['partitions', 'subpartitions']);

/** Partitions that stand behind those within them. */
export function partitionList({ reading, table, at, to }: Clause): number {
  const group = inside(reading.source, at, to);
  const bounds = group ? boundsIn(reading, group) : [];
  table.partition = table.partition.map((key) =>
    key.transform.kind === 'range' && key.transform.bounds.length === 0
      ? withTransform(key, { kind: 'range', bounds })
      : key,
  );
  return past(reading.source, at, to);
}

/** `VALUES LESS THAN (…)` of each partition. */
export function boundsIn(reading: Reading, span: Span): string[] {
  const { source } = reading;
  return parts(source, span).flatMap(({ from, to }) => {
    // Names of partitions, their engines and places.
    passOver(reading, { from, to });
    for (let at = from; at < to; at++) {
      if (words(source, at, 'less', 'than'))
        return [
          textOf(source, unwrapped(source, { from: at + 2, to: Math.min(past(source, at + 2, to), to) })),
        ];
      if (words(source, at, 'end') || words(source, at, 'start')) return [textOf(source, { from: at, to })];
    }
    return [];
  });
}

/** Hive's `PARTITIONED BY (dt STRING)` makes columns, Spark's names them or what is made of them. */
export function partitionedBy(clause: Clause): number {
  const { reading, table, at, to } = clause;
  const { source } = reading;
  words(source, at, 'partitioned', 'by');
  const group = inside(source, at + 2, to);
  if (!group) return partitionBy(clause);
  for (const part of parts(source, group)) {
    const typed = part.to - part.from > 1 && source.tokens[part.from + 1]?.kind === 'word';
    if (typed) {
      readColumn(reading, table, part);
      table.partition.push(layoutKey(source, { from: part.from, to: part.from + 1 }, known(table)));
    } else table.partition.push(layoutKey(source, part, known(table)));
  }
  return past(source, at + 2, to);
}

export function clusterBy(clause: Clause): number {
  const { reading, table, at, to } = clause;
  const { source } = reading;
  if (['auto', 'none'].includes(source.tokens[at + 2]?.word ?? '')) {
    table.cluster = [];
    option(reading, table, { from: at, to: at + 2 }, { from: at + 2, to: at + 3 });
    return at + 3;
  }
  const start = words(source, at + 2, 'linear') ? at + 3 : at + 2;
  const end = Math.min(listEnd(clause, start), to);
  words(source, at + 1, 'by');
  table.cluster.push(...layoutKeys(source, { from: start, to: end }, known(table)));
  return end;
}

export function buckets({ reading, table, at, to }: Clause): number {
  const { source } = reading;
  const group = inside(source, at + 2, to);
  if (!group) return at;
  words(source, at, 'clustered', 'by');
  let next = past(source, at + 2, to);
  const keys = layoutKeys(source, group, known(table));
  const sorted = words(source, next, 'sorted', 'by') ? inside(source, next + 2, to) : null;
  if (sorted) {
    table.cluster.push(...layoutKeys(source, sorted, known(table)));
    next = past(source, next + 2, to);
  }
  const count = words(source, next, 'into') ? numberAt(source, next + 1) : null;
  if (count !== null) {
    words(source, next + 2, 'buckets');
    next += 3;
  }
  for (const key of keys) table.distribution.push(withTransform(key, { kind: 'hash', buckets: count }));
  return next;
}

export function distributedBy({ reading, table, at, to }: Clause): number {
  const { source } = reading;
  // Greenplum
  if (words(source, at + 1, 'randomly') || words(source, at + 1, 'replicated')) {
    option(reading, table, { from: at, to: at + 1 }, { from: at + 1, to: at + 2 });
    return at + 2;
  }
  let start = at + 2;
  words(source, at + 1, 'by');
  if (words(source, start, 'random')) return start + 1;
  if (words(source, start, 'hash')) start++;
  const group = inside(source, start, to);
  if (!group) return at;
  let next = past(source, start, to);
  const count = words(source, next, 'buckets') ? numberAt(source, next + 1) : null;
  if (words(source, next, 'buckets')) next += 2;
  for (const key of layoutKeys(source, group, known(table)))
    table.distribution.push(withTransform(key, { kind: 'hash', buckets: count }));
  return next;
}
