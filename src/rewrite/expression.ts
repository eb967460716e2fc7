import type { Call, Expr, OrderKey, Window } from './ast.ts';
import { castTo } from './cast.ts';
import { a, alike, comparable } from './coerce.ts';
import { type Env, mark, name, text } from './env.ts';
import { callFunction } from './functions/call.ts';
import { arithmetic, minus, plusInterval } from './arithmetic.ts';
import { jsonPath } from './functions/json.ts';
import { resolve } from './resolve.ts';
import { querySql, scalarQuery } from './query.ts';
import { isNumber, type Typed, typed } from './typed.ts';
import { unsupported } from './unsupported.ts';

/** SQLite's text of an expression, and what it gives. @throws Unsupported where it has none of the same meaning. */
export function expression(expr: Expr, env: Env): Typed {
  const at = mark(expr.at);
  switch (expr.node) {
    case 'number': {
      if (/[eE]/.test(expr.text)) return typed(expr.text, 'float');
      if (!expr.text.includes('.')) {
        if (expr.text.length > 18) unsupported(expr.at, 'a whole number of more than 18 digits');
        return typed(String(BigInt(expr.text)), 'integer');
      }
      if (env.home === 'bigquery') return typed(expr.text, 'float');
      return typed(expr.text, 'decimal', expr.text.split('.')[1]?.length ?? 0);
    }
    case 'text':
      return { sql: at + text(expr.value), kind: 'text', scale: null, literal: expr.value };
    case 'boolean':
      return typed(expr.value ? 'TRUE' : 'FALSE', 'boolean');
    case 'null':
      return typed('NULL', 'null');
    case 'param':
      return typed(`${at}:${expr.name}`, 'text');
    case 'name':
      return resolve(expr, env);
    case 'star':
      return unsupported(expr.at, '* at this place');
    case 'not':
      return typed(`(NOT ${condition(expr.of, env)})`, 'boolean');
    case 'minus':
      return minus(expression(expr.of, env), expr.at);
    case 'binary':
      return binary(expr, env);
    case 'between': {
      const { kind, values } = alike(
        [expr.of, expr.low, expr.high].map((each) => expression(each, env)),
        expr.at,
      );
      comparable(kind, expr.at);
      return typed(
        `(${values[0]?.sql} ${at}${expr.not ? 'NOT ' : ''}BETWEEN ${values[1]?.sql} AND ${values[2]?.sql})`,
        'boolean',
      );
    }
    case 'in':
      return inList(expr, env);
    case 'is': {
      const of = expr.what === 'null' ? expression(expr.of, env).sql : condition(expr.of, env);
      return typed(`(${of} IS ${expr.not ? 'NOT ' : ''}${expr.what.toUpperCase()})`, 'boolean');
    }
    case 'like':
      return like(expr, env);
    case 'case':
      return caseOf(expr, env);
    case 'cast': {
      if (expr.of.node === 'path') return jsonPath(expr.of, env, expr);
      const of = expression(expr.of, env);
      if (of.kind === 'element' && (env.home === 'snowflake' || env.home === 'spark'))
        return castTo({ ...of, kind: 'text' }, expr.type, expr.safe, expr.at, env.home);
      return castTo(of, expr.type, expr.safe, expr.at, env.home);
    }
    case 'call':
      return callFunction(expr, env);
    case 'query':
      return scalarQuery(expr.query, env);
    case 'exists':
      return typed(`EXISTS (${querySql(expr.query, env).sql})`, 'boolean');
    case 'path':
      return jsonPath(expr, env, null);
    case 'item':
      return item(expr, env);
    case 'zone': {
      const zone = expr.zone.node === 'text' ? expr.zone.value : '';
      if (!/^(?:utc|etc\/utc)$/i.test(zone))
        unsupported(expr.at, 'AT TIME ZONE', "Times are UTC here: leave it out, or write 'UTC'.");
      const of = expression(expr.of, env);
      if (of.kind !== 'timestamp') unsupported(expr.at, `AT TIME ZONE of ${a(of.kind)}`);
      return of;
    }
    case 'interval':
      return unsupported(expr.at, 'an INTERVAL at this place', 'Add it to a time, or subtract it from one.');
    case 'array':
      return typed(`json_array(${expr.items.map((each) => expression(each, env).sql).join(', ')})`, 'array');
    case 'row':
      return unsupported(expr.at, 'a list of values at this place');
  }
}

/** An expression that is true or false. */
export function condition(expr: Expr, env: Env): string {
  const { sql, kind } = expression(expr, env);
  if (kind !== 'boolean' && kind !== 'null')
    unsupported(expr.at, `${a(kind)} as a condition`, 'Compare it with something.');
  return sql;
}

function binary(expr: Extract<Expr, { node: 'binary' }>, env: Env): Typed {
  const { op, left, right, at } = expr;
  if (op === 'AND' || op === 'OR')
    return typed(`(${condition(left, env)} ${op} ${condition(right, env)})`, 'boolean');
  if ((op === '+' || op === '-') && (right.node === 'interval' || left.node === 'interval'))
    return plusInterval(expr, env);
  if (left.node === 'row' || right.node === 'row')
    unsupported(at, 'a comparison of lists', 'Compare the values one by one.');
  const pair = [expression(left, env), expression(right, env)];
  const [first, second] = pair;
  if (!first || !second) throw new Error('A binary operator has two sides.');
  if (['+', '-', '*', '/', '%'].includes(op)) return arithmetic(op, first, second, at, env.home);
  if (op === '||') return concat(pair, at, env);
  const { kind, values } = alike(pair, at);
  comparable(kind, at);
  return typed(`(${values[0]?.sql} ${mark(at)}${op} ${values[1]?.sql})`, 'boolean');
}

/** Texts one behind another; NULL where one of them is. */
export function concat(values: readonly Typed[], at: number, env: Env): Typed {
  const parts = values.map((value) => {
    if (value.kind === 'text' || value.kind === 'null') return value.sql;
    if (value.kind === 'integer' && env.home !== 'bigquery' && env.home !== 'trino') return value.sql;
    if (value.kind === 'date' && env.home !== 'trino') return value.sql;
    return unsupported(at, `${a(value.kind)} beside a text in ||`, 'CAST it to a text.');
  });
  return typed(parts.length === 1 ? (parts[0] ?? '') : `(${mark(at)}${parts.join(' || ')})`, 'text');
}

function inList(expr: Extract<Expr, { node: 'in' }>, env: Env): Typed {
  const not = expr.not ? 'NOT ' : '';
  const here = mark(expr.at);
  if (!('length' in expr.list)) {
    const query = querySql(expr.list, env);
    const of = expr.of.node === 'row' ? expr.of.items : [expr.of];
    const given = of.map((each) => expression(each, env));
    const coerced = given.map((value, index) => {
      const column = query.columns?.[index];
      if (!column)
        return query.columns
          ? unsupported(expr.at, 'a different number of columns on both sides of IN')
          : value;
      const other: Typed = { sql: '', kind: column.kind, scale: column.scale, literal: null };
      const { kind, values } = alike([value, other], expr.at);
      comparable(kind, expr.at);
      if (kind !== column.kind && !(isNumber(kind) && isNumber(column.kind)) && column.kind !== 'null')
        unsupported(
          expr.at,
          `${a(value.kind)} IN a list of ${a(column.kind)}`,
          'CAST the column of the subquery.',
        );
      return values[0] ?? value;
    });
    const left = coerced.map(({ sql }) => sql).join(', ');
    return typed(`(${of.length > 1 ? `(${left})` : left} ${here}${not}IN (${query.sql}))`, 'boolean');
  }
  if (expr.of.node === 'row') unsupported(expr.at, 'a list of lists');
  const { kind, values } = alike(
    [expr.of, ...expr.list].map((each) => expression(each, env)),
    expr.at,
  );
  comparable(kind, expr.at);
  const [of, ...rest] = values;
  return typed(`(${of?.sql} ${here}${not}IN (${rest.map(({ sql }) => sql).join(', ')}))`, 'boolean');
}

function like(expr: Extract<Expr, { node: 'like' }>, env: Env): Typed {
  const of = expression(expr.of, env);
  const pattern = expression(expr.pattern, env);
  for (const value of [of, pattern])
    if (value.kind !== 'text' && value.kind !== 'null') unsupported(expr.at, `LIKE with ${a(value.kind)}`);
  if (expr.fold && env.home !== 'snowflake' && env.home !== 'spark')
    unsupported(expr.at, 'ILIKE', 'Write LOWER(x) LIKE …');
  let before = env.home === 'bigquery' || env.home === 'spark' ? '\\' : '';
  if (expr.escape) {
    if (expr.escape.node !== 'text' || expr.escape.value.length !== 1)
      unsupported(expr.escape.at, 'this ESCAPE');
    before = expr.escape.value;
  }
  const sql = `(${mark(expr.at)}gc_like(${of.sql}, ${pattern.sql}, ${text(before)}, ${expr.fold ? 1 : 0}) = 1)`;
  return typed(expr.not ? `(NOT ${sql})` : sql, 'boolean');
}

function caseOf(expr: Extract<Expr, { node: 'case' }>, env: Env): Typed {
  const results = [...expr.whens.map(([, then]) => then), ...(expr.other ? [expr.other] : [])];
  const { kind, scale, values } = alike(
    results.map((each) => expression(each, env)),
    expr.at,
  );
  let sql = 'CASE';
  if (expr.of) {
    const compared = alike(
      [expr.of, ...expr.whens.map(([when]) => when)].map((each) => expression(each, env)),
      expr.at,
    );
    comparable(compared.kind, expr.at);
    sql += ` ${compared.values[0]?.sql}`;
    for (const [index] of expr.whens.entries())
      sql += ` WHEN ${compared.values[index + 1]?.sql} THEN ${values[index]?.sql}`;
  } else
    for (const [index, [when]] of expr.whens.entries())
      sql += ` WHEN ${condition(when, env)} THEN ${values[index]?.sql}`;
  if (expr.other) sql += ` ELSE ${values.at(-1)?.sql}`;
  return typed(`${sql} END`, kind, scale);
}

/** ARRAY_AGG(x ORDER BY y)[OFFSET(0)], SPLIT(x, ',')[0]. */
function item(expr: Extract<Expr, { node: 'item' }>, env: Env): Typed {
  if (expr.of.node !== 'call')
    return unsupported(
      expr.at,
      'an element of an array',
      'Take it apart with UNNEST, or read it by a JSON path.',
    );
  if (expr.index.node !== 'number') return unsupported(expr.at, 'a computed place in an array');
  const by = expr.by ?? (env.home === 'trino' ? 'ordinal' : env.home === 'spark' ? 'safe_offset' : 'offset');
  if (env.home === 'bigquery' && expr.by === null) unsupported(expr.at, 'a place in an array without OFFSET');
  const index = Number(expr.index.text) - (by.endsWith('ordinal') ? 1 : 0);
  const array = callFunction(expr.of, env);
  if (array.kind !== 'array' || index < 0) return unsupported(expr.at, `an element of ${a(array.kind)}`);
  const kind =
    expr.of.name === 'array_agg' && expr.of.args[0] ? expression(expr.of.args[0], env).kind : 'text';
  // Outside of the array: NULL, or an error.
  if (!by.startsWith('safe') && expr.of.name !== 'array_agg' && env.home !== 'snowflake')
    return typed(`${mark(expr.at)}gc_item(${array.sql}, ${index})`, kind);
  return typed(`(${array.sql} ->> '$[${index}]')`, kind);
}

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

export { name };
