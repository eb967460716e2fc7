import type { Expr } from './ast.ts';
import { castTo } from './cast.ts';
import { a, alike, comparable } from './coerce.ts';
import { type Env, mark, text } from './env.ts';
import { callFunction } from './functions/call.ts';
import { arithmetic, minus, plusInterval } from './arithmetic.ts';
import { jsonPath } from './functions/json.ts';
import { concat } from './concat.ts';
import { condition, expression, querySql } from './recur.ts';
import { resolve } from './resolve.ts';
import { scalarQuery } from './scalar.ts';

import { isNumber, type Typed, typed } from './typed.ts';
import { unsupported } from './unsupported.ts';

/** SQLite's text of an expression, and what it gives. @throws Unsupported where it has none of the same meaning. */
export function expressionSql(expr: Expr, env: Env): Typed {
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
