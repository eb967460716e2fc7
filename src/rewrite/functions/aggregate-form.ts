import type { Call, Expr } from '../ast.ts';
import type { Env } from '../env.ts';
import { condition, expression } from '../recur.ts';
import type { Typed } from '../typed.ts';
import { unsupported } from '../unsupported.ts';
import { count } from './rule.ts';

/** The only argument. */
export function argument(call: Call, env: Env): Typed {
  count(call, 1, 1);
  const [of] = call.args;
  if (!of) return unsupported(call.at, call.name);
  return expression(of, env);
}

/** The FILTER clause, where there is a condition. */
export function filtered(call: Call, env: Env, more: Expr | null = null): string {
  const conditions = [call.filter, more].flatMap((each) => (each ? [condition(each, env)] : []));
  return conditions.length > 0 ? ` FILTER (WHERE ${conditions.join(' AND ')})` : '';
}

/** Without what only some aggregates take. */
export function plain(call: Call): void {
  if (call.order.length > 0 || call.limit) unsupported(call.at, `ORDER BY in ${call.name.toUpperCase()}`);
  if (call.nulls) unsupported(call.at, `${call.nulls.toUpperCase()} NULLS in ${call.name.toUpperCase()}`);
  if (call.distinct && call.over !== null)
    unsupported(call.at, `DISTINCT in ${call.name.toUpperCase()} OVER`, 'Count in a subquery, and join it.');
}
