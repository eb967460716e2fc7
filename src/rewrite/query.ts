import type { Body, Query } from './ast.ts';
import { alike } from './coerce.ts';
import { type Env, mark, name, type QuerySql, type Scope } from './env.ts';
import { orderSql } from './order.ts';
import { ordinal } from './ordinal.ts';
import { expression } from './recur.ts';
import { selectSql } from './select.ts';
import { type Column, isTime } from './typed.ts';
import { unsupported } from './unsupported.ts';

/** @throws Unsupported */
export function querySql(query: Query, env: Env): QuerySql {
  let inner: Env = { ...env, windows: new Map(), aliases: new Map(), expand: false, strict: false };
  const ctes: string[] = [];
  const hidden = new Set([...env.hidden, ...query.ctes.map((cte) => cte.name.toLowerCase())]);
  for (const cte of query.ctes) {
    if (query.recursive) hidden.delete(cte.name.toLowerCase());
    inner = { ...inner, hidden: new Set(hidden) };
    const { sql, columns, recursive } = cteSql(cte, query.recursive, inner);
    if (recursive && query.ctes.length > 0 && !query.recursive)
      unsupported(cte.at, 'a CTE that reads itself without RECURSIVE');
    inner = { ...inner, tables: new Map([...inner.tables, [cte.name.toLowerCase(), columns]]) };
    const names = cte.columns.length > 0 ? ` (${cte.columns.map(name).join(', ')})` : '';
    hidden.delete(cte.name.toLowerCase());
    inner = { ...inner, hidden: new Set(hidden) };
    ctes.push(`${mark(cte.at)}${name(cte.name)}${names} AS (${sql})`);
  }
  const head = ctes.length > 0 ? `WITH ${query.recursive ? 'RECURSIVE ' : ''}${ctes.join(', ')} ` : '';
  const body =
    query.body.body === 'select' ? selectSql(query.body, query.order, inner) : bodySql(query.body, inner);
  let sql = head + body.sql;
  if (query.body.body !== 'select' && query.order.length > 0) {
    const scope: Scope = {
      sources: [{ alias: null, columns: body.columns, unnest: false }],
      using: new Set(),
      outer: null,
    };
    for (const { of, at } of query.order)
      if (of.node !== 'name' && of.node !== 'number')
        unsupported(at, 'ORDER BY of an expression over a UNION', 'Wrap the UNION in a subquery.');
    sql += ` ORDER BY ${orderSql(query.order, { ...inner, scope }, ordinal(body.columns))}`;
  }
  for (const [word, part] of [
    ['LIMIT', query.limit ?? (query.offset ? null : undefined)],
    ['OFFSET', query.offset ?? undefined],
  ] as const) {
    if (part === undefined) continue;
    if (part === null) sql += ` ${word} -1`;
    else {
      if (part.node !== 'number' && part.node !== 'param') unsupported(part.at, `a computed ${word}`);
      sql += ` ${word} ${expression(part, inner).sql}`;
    }
  }
  return { sql, columns: body.columns };
}

function cteSql(cte: Query['ctes'][number], recursive: boolean, env: Env): QuerySql & { recursive: boolean } {
  const rename = (columns: readonly Column[] | null) => {
    if (cte.columns.length === 0 || columns === null)
      return cte.columns.length > 0
        ? cte.columns.map((each) => ({ name: each, kind: 'unknown' as const, scale: null }))
        : columns;
    if (columns.length !== cte.columns.length)
      unsupported(cte.at, `${cte.columns.length} names for ${columns.length} columns`);
    return columns.map((column, at) => ({ ...column, name: cte.columns[at] ?? column.name }));
  };
  const { body } = cte.query;
  if (!recursive || body.body !== 'set') {
    const { sql, columns } = querySql(cte.query, env);
    return { sql, columns: rename(columns), recursive: false };
  }
  // What it begins with says what its columns are.
  let first: Body = body;
  while (first.body === 'set') first = first.left;
  const seed = rename(bodySql(first, env).columns);
  const { sql } = querySql(cte.query, {
    ...env,
    tables: new Map([...env.tables, [cte.name.toLowerCase(), seed]]),
  });
  return { sql, columns: seed, recursive: false };
}

function bodySql(body: Body, env: Env): QuerySql {
  switch (body.body) {
    case 'select':
      return selectSql(body, [], env);
    case 'nested': {
      const { sql, columns } = querySql(body.query, env);
      return { sql: `SELECT * FROM (${sql})`, columns };
    }
    case 'values': {
      const rows = body.rows.map((row) => row.map((each) => expression(each, env)));
      const width = rows[0]?.length ?? 0;
      const columns = Array.from({ length: width }, (_, at): Column => {
        const all = rows.map((row) => row[at] ?? unsupported(body.at, 'rows of different length'));
        const { kind, scale } = alike(all, body.at);
        return { name: `column${at + 1}`, kind, scale };
      });
      const sql = rows.map((row) => `(${row.map((each) => each.sql).join(', ')})`).join(', ');
      return { sql: `VALUES ${sql}`, columns };
    }
    case 'set': {
      const [left, right] = [bodySql(body.left, env), bodySql(body.right, env)];
      const columns = left.columns?.map((column, at) => {
        const other = right.columns?.[at];
        if (!other) return column;
        const kinds = [column, other].map((each) => ({ ...each, sql: '', literal: null }));
        const { kind, scale } = alike(kinds, body.at);
        if (isTime(kind) && kinds.some((each) => each.kind !== kind && each.kind !== 'null'))
          unsupported(
            body.at,
            `${column.name}, which is a ${column.kind} here and a ${other.kind} there`,
            'CAST one of them.',
          );
        return { ...column, kind, scale };
      });
      return { sql: `${left.sql} ${mark(body.at)}${body.op} ${right.sql}`, columns: columns ?? null };
    }
  }
}
