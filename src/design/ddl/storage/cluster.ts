import { layoutKeys, withTransform } from '../layout-key.ts';
import { inside, past, words } from '../../../sql/source.ts';
import { numberAt } from '../transform.ts';
import { type Clause, known, listEnd, option } from './clause.ts';

export function clusterBy(clause: Clause): number {
  const { reading, table, at, to } = clause;
  const { source } = reading;
  if (['auto', 'none'].includes(source.tokens[at + 2]?.word ?? '')) {
    option(reading, table, { from: at, to: at + 2 }, { from: at + 2, to: at + 3 });
    return at + 3;
  }
  const start = words(source, at + 2, 'linear') ? at + 3 : at + 2;
  const end = Math.min(listEnd(clause, start), to);
  table.cluster.push(...layoutKeys(source, { from: start, to: end }, known(table)));
  return end;
}

export function buckets({ reading, table, at, to }: Clause): number {
  const { source } = reading;
  const group = inside(source, at + 2, to);
  if (!group) return at;
  let next = past(source, at + 2, to);
  const keys = layoutKeys(source, group, known(table));
  const sorted = words(source, next, 'sorted', 'by') ? inside(source, next + 2, to) : null;
  if (sorted) {
    table.cluster.push(...layoutKeys(source, sorted, known(table)));
    next = past(source, next + 2, to);
  }
  const count = words(source, next, 'into') ? numberAt(source, next + 1) : null;
  if (count !== null) next += 3;
  for (const key of keys) table.distribution.push(withTransform(key, { kind: 'hash', buckets: count }));
  return next;
}

export function distributedBy({ reading, table, at, to }: Clause): number {
  const { source } = reading;
  let start = at + 2;
  if (words(source, start, 'random') || words(source, start, 'randomly')) return start + 1;
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
