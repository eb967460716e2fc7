import type { Call, Expr, OrderKey, Window } from './ast.ts';
import { a, comparable } from './coerce.ts';
import type { Env } from './env.ts';
import { expression } from './recur.ts';
import { isNumber } from './typed.ts';
import { unsupported } from './unsupported.ts';

/** What stands in ORDER BY, with the place that nulls have in the dialect. */
export function orderSql(
  keys: readonly OrderKey[],
  env: Env,
  shown?: (key: OrderKey) => string | null,
): string {
  return keys
    .map((key) => {
      const sql = shown?.(key) ?? ordered(key, env);
      const byDefault =
        env.home === 'snowflake'
          ? key.down
            ? 'first'
            : 'last'
          : env.home === 'trino'
            ? 'last'
            : key.down
              ? 'last'
              : 'first';
      const nulls = key.nulls ?? byDefault;
      const same = nulls === (key.down ? 'last' : 'first');
      return `${sql}${key.down ? ' DESC' : ''}${same ? '' : ` NULLS ${nulls.toUpperCase()}`}`;
    })
    .join(', ');
}

function ordered(key: OrderKey, env: Env): string {
  if (key.of.node === 'number') unsupported(key.at, 'a number as an order', 'Name the column.');
  const value = expression(key.of, env);
  comparable(value.kind, key.at);
  return value.sql;
}

export function overSql(call: Call, env: Env, frame: string | null): string {
  if (call.over === null) return '';
  if (typeof call.over === 'string') {
    const window = env.windows.get(call.over.toLowerCase());
    if (!window) unsupported(call.at, `the window ${call.over}, which is not there`);
    return ` OVER (${windowSql(window, env, frame)})`;
  }
  return ` OVER (${windowSql(call.over, env, frame)})`;
}

/** @param frame in place of none. */
export function windowSql(window: Window, env: Env, frame: string | null): string {
  let { partition, order } = window;
  if (window.base !== null) {
    const base = env.windows.get(window.base.toLowerCase());
    if (!base || base.frame || base.base !== null || partition.length > 0)
      unsupported(window.at, `a window made of ${window.base}`, 'Write the window out.');
    ({ partition } = base);
    if (base.order.length > 0) ({ order } = base);
  }
  const parts: string[] = [];
  if (partition.length > 0)
    parts.push(`PARTITION BY ${partition.map((each) => grouped(each, env)).join(', ')}`);
  if (order.length > 0) parts.push(`ORDER BY ${orderSql(order, env)}`);
  const own = window.frame;
  if (own) {
    const bound = ({ what, amount }: NonNullable<typeof own.to>) => {
      if (!amount) return what.toUpperCase();
      const value = expression(amount, env);
      if (value.kind !== 'integer')
        unsupported(
          own.at,
          `a frame of ${a(value.kind)}`,
          'Order by whole seconds, and give the range in seconds.',
        );
      return `${value.sql} ${what.toUpperCase()}`;
    };
    const offsets = [own.from, own.to].some((each) => each?.amount);
    if (own.by === 'range' && offsets) {
      const [key] = order;
      if (order.length !== 1 || !key || !isNumber(expression(key.of, env).kind))
        unsupported(
          own.at,
          'a RANGE over something that is no number',
          'Order by whole seconds, and give the range in seconds.',
        );
    }
    parts.push(
      own.to
        ? `${own.by.toUpperCase()} BETWEEN ${bound(own.from)} AND ${bound(own.to)}`
        : `${own.by.toUpperCase()} ${bound(own.from)}`,
    );
  } else if (frame !== null && order.length > 0) parts.push(frame);
  return parts.join(' ');
}

function grouped(expr: Expr, env: Env): string {
  if (expr.node === 'number') unsupported(expr.at, 'a number in PARTITION BY');
  const value = expression(expr, env);
  comparable(value.kind, expr.at);
  return value.sql;
}
