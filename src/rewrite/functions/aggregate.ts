import type { Call, Expr } from '../ast.ts';
import { a, comparable } from '../coerce.ts';
import { type Env, mark } from '../env.ts';
import { orderSql, overSql } from '../order.ts';
import { condition, expression } from '../recur.ts';
import { isNumber, type Kind, type Typed, typed } from '../typed.ts';
import { unsupported } from '../unsupported.ts';
import { argument, filtered, plain } from './aggregate-form.ts';
import { count, type Rule } from './rule.ts';

function aggregate(
  call: Call,
  env: Env,
  name: string,
  sql: string,
  kind: Kind,
  scale: number | null = null,
): Typed {
  const distinct = call.distinct ? 'DISTINCT ' : '';
  return typed(
    `${mark(call.at)}${name}(${distinct}${sql})${filtered(call, env)}${overSql(call, env, null)}`,
    kind,
    scale,
  );
}

const counted: Rule = (call, env) => {
  plain(call);
  const [of] = call.args;
  if (call.args.length === 1 && of?.node === 'star') {
    if (of.of !== null || of.except.length > 0 || call.distinct)
      unsupported(call.at, 'COUNT of these arguments');
    return aggregate(call, env, 'count', '*', 'integer');
  }
  if (call.args.length > 1) {
    if (!call.distinct || (env.home !== 'snowflake' && env.home !== 'spark'))
      unsupported(call.at, 'COUNT of several values');
    const values = call.args.map((each) => expression(each, env));
    for (const { kind } of values) comparable(kind, call.at);
    const all = values.map(({ sql }) => `${sql} IS NOT NULL`).join(' AND ');
    return aggregate(
      call,
      env,
      'count',
      `CASE WHEN ${all} THEN json_array(${values.map(({ sql }) => sql).join(', ')}) END`,
      'integer',
    );
  }
  const value = argument(call, env);
  if (call.distinct) comparable(value.kind, call.at);
  return aggregate(call, env, 'count', value.sql, 'integer');
};
const countIf: Rule = (call, env) => {
  plain(call);
  count(call, 1, 1);
  const [of] = call.args;
  if (!of || call.distinct) return unsupported(call.at, call.name.toUpperCase());
  return typed(`${mark(call.at)}count(*)${filtered(call, env, of)}${overSql(call, env, null)}`, 'integer');
};
const sum: Rule = (call, env) => {
  plain(call);
  const value = argument(call, env);
  if (!isNumber(value.kind)) unsupported(call.at, `SUM of ${a(value.kind)}`, 'CAST it to a number.');
  const total = aggregate(call, env, 'sum', value.sql, value.kind, value.scale);
  if (value.kind !== 'decimal') return total;
  if (value.scale === null) return unsupported(call.at, 'SUM of decimals of unknown scale');
  return typed(`round(${total.sql}, ${value.scale})`, 'decimal', value.scale);
};
const average: Rule = (call, env) => {
  plain(call);
  const value = argument(call, env);
  if (!isNumber(value.kind)) unsupported(call.at, `AVG of ${a(value.kind)}`, 'CAST it to a number.');
  const mean = aggregate(call, env, 'avg', value.sql, 'float');
  if (value.kind === 'decimal')
    unsupported(call.at, 'AVG of decimals', 'CAST them to a floating-point number.');
  return env.home === 'snowflake' && value.kind === 'integer'
    ? typed(`round(${mean.sql}, 6)`, 'decimal', 6)
    : mean;
};
const extreme =
  (which: 'min' | 'max'): Rule =>
  (call, env) => {
    plain(call);
    const value = argument(call, env);
    comparable(value.kind, call.at);
    return aggregate(call, env, which, value.sql, value.kind, value.scale);
  };
const logical =
  (which: 'min' | 'max'): Rule =>
  (call, env) => {
    const value = argument(call, env);
    if (value.kind !== 'boolean') unsupported(call.at, `${call.name.toUpperCase()} of ${a(value.kind)}`);
    return extreme(which)(call, env);
  };
const approximate: Rule = (call, env) =>
  counted({ ...call, distinct: true, args: call.args.slice(0, 1) }, env);

/** The value of the row in which another is greatest or least. */
const by =
  (which: 'max' | 'min'): Rule =>
  (call, env) => {
    plain(call);
    count(call, 2, 2);
    const [value, key] = call.args.map((each) => expression(each, env));
    if (!value || !key) return unsupported(call.at, call.name);
    if (call.over !== null)
      unsupported(call.at, `${call.name.toUpperCase()} OVER`, 'Take FIRST_VALUE with an ORDER BY.');
    comparable(value.kind, call.at);
    comparable(key.kind, call.at);
    const filter = [`${key.sql} IS NOT NULL`, ...(call.filter ? [condition(call.filter, env)] : [])].join(
      ' AND ',
    );
    const order = `${key.sql}${which === 'max' ? ' DESC' : ''}`;
    const rows = `${mark(call.at)}json_group_array(${value.sql} ORDER BY ${order}) FILTER (WHERE ${filter})`;
    return typed(`(${rows} ->> '$[0]')`, value.kind, value.scale);
  };

const joined: Rule = (call, env) => {
  count(call, 1, 2);
  if (call.limit || call.nulls || call.over !== null)
    unsupported(call.at, `this form of ${call.name.toUpperCase()}`);
  const [of, by_] = call.args.map((each) => expression(each, env));
  if (of?.kind !== 'text')
    return unsupported(
      call.at,
      `${call.name.toUpperCase()} of ${a(of?.kind ?? 'unknown')}`,
      'CAST it to a text.',
    );
  if (call.distinct)
    unsupported(
      call.at,
      `DISTINCT in ${call.name.toUpperCase()}`,
      'Take SELECT DISTINCT in a subquery first.',
    );
  const order = call.order.length > 0 ? ` ORDER BY ${orderSql(call.order, env)}` : '';
  const separator = by_?.sql ?? (env.home === 'bigquery' ? "','" : "''");
  const sql = `${mark(call.at)}group_concat(${of.sql}, ${separator}${order})${filtered(call, env)}`;
  return typed(env.home === 'snowflake' ? `coalesce(${sql}, '')` : sql, 'text');
};
const array: Rule = (call, env) => {
  count(call, 1, 1);
  if (call.distinct || call.over !== null) unsupported(call.at, `this form of ${call.name.toUpperCase()}`);
  const [of] = call.args;
  if (!of) return unsupported(call.at, call.name);
  const value = expression(of, env);
  if (!['text', 'integer', 'date', 'timestamp', 'float'].includes(value.kind))
    unsupported(call.at, `ARRAY_AGG of ${a(value.kind)}`);
  const order = call.order.length > 0 ? ` ORDER BY ${orderSql(call.order, env)}` : '';
  const drops = call.nulls === 'ignore' || env.home === 'snowflake' || env.home === 'spark';
  const only: Expr | null = drops ? { node: 'is', at: call.at, not: true, of, what: 'null' } : null;
  return typed(`${mark(call.at)}json_group_array(${value.sql}${order})${filtered(call, env, only)}`, 'array');
};

export const EVERYWHERE: Readonly<Record<string, Rule>> = {
  count: counted,
  sum,
  avg: average,
  min: extreme('min'),
  max: extreme('max'),
  any_value: extreme('min'),
  array_agg: array,
  max_by: by('max'),
  min_by: by('min'),
};
export const BIGQUERY: Readonly<Record<string, Rule>> = {
  countif: countIf,
  string_agg: joined,
  approx_count_distinct: approximate,
  logical_and: logical('min'),
  logical_or: logical('max'),
};
export const SNOWFLAKE: Readonly<Record<string, Rule>> = {
  count_if: countIf,
  listagg: joined,
  approx_count_distinct: approximate,
  booland_agg: logical('min'),
  boolor_agg: logical('max'),
};
export const TRINO: Readonly<Record<string, Rule>> = {
  count_if: countIf,
  listagg: joined,
  approx_distinct: approximate,
  bool_and: logical('min'),
  bool_or: logical('max'),
  every: logical('min'),
  arbitrary: extreme('min'),
};
export const SPARK: Readonly<Record<string, Rule>> = {
  count_if: countIf,
  approx_count_distinct: approximate,
  bool_and: logical('min'),
  bool_or: logical('max'),
  every: logical('min'),
};
