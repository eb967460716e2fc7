import type { Expr, Query } from './ast.ts';
import { a } from './coerce.ts';
import type { Env, QuerySql } from './env.ts';
import type { Typed } from './typed.ts';
import { unsupported } from './unsupported.ts';

/** SQLite's text of an expression, and what it gives. @throws Unsupported where it has none of the same meaning. */
export function expression(expr: Expr, env: Env): Typed {
  return env.rules.expression(expr, env);
}

/** @throws Unsupported */
export function querySql(query: Query, env: Env): QuerySql {
  return env.rules.query(query, env);
}

/** An expression that is true or false. */
export function condition(expr: Expr, env: Env): string {
  const { sql, kind } = expression(expr, env);
  if (kind !== 'boolean' && kind !== 'null')
    unsupported(expr.at, `${a(kind)} as a condition`, 'Compare it with something.');
  return sql;
}
