import type { Query } from './ast.ts';
import { type Env, mark } from './env.ts';
import { hasAggregate } from './grouped.ts';
import { querySql } from './recur.ts';
import { type Typed, typed } from './typed.ts';
import { unsupported } from './unsupported.ts';

/** A query as one value. More than one row is an error, as it is at home; SQLite would take the first. */
export function scalarQuery(query: Query, env: Env): Typed {
  const { sql, columns } = querySql(query, env);
  const [column] = columns ?? [];
  if (columns && columns.length !== 1) unsupported(query.at, 'a subquery of several columns as a value');
  const kind = column?.kind ?? 'unknown';
  if (isOneRow(query)) return typed(`(${sql})`, kind, column?.scale ?? null);
  return typed(
    `(WITH gc_one (value) AS (${sql}) SELECT CASE WHEN count(*) > 1 THEN ${mark(query.at)}gc_fail('the subquery gives more than one row') ELSE max(value) END FROM gc_one)`,
    kind,
    column?.scale ?? null,
  );
}

function isOneRow({ body, limit }: Query): boolean {
  if (limit?.node === 'number' && limit.text === '1') return true;
  if (
    body.body !== 'select' ||
    body.qualify ||
    (body.group !== 'all' && body.group.length > 0) ||
    body.group === 'all'
  )
    return false;
  return body.items.some(({ of }) => hasAggregate(of));
}
