import type { Call } from '../ast.ts';
import { modulo, nonZero } from '../arithmetic.ts';
import { a, alike, comparable } from '../coerce.ts';
import { type Env, mark } from '../env.ts';
import { condition, expression } from '../recur.ts';
import { isNumber, type Typed, typed } from '../typed.ts';
import { unsupported } from '../unsupported.ts';
import { count, type Rule } from './rule.ts';

const values = (call: Call, env: Env, least: number, most: number): Typed[] => {
  count(call, least, most);
  return call.args.map((each) => expression(each, env));
};
const one = (call: Call, env: Env): Typed => values(call, env, 1, 1)[0] ?? typed('NULL', 'null');

function number(call: Call, env: Env): Typed {
  const value = one(call, env);
  if (!isNumber(value.kind) && value.kind !== 'null')
    unsupported(call.at, `${call.name.toUpperCase()} of ${a(value.kind)}`);
  return value;
}

const coalesce =
  (least: number, most: number): Rule =>
  (call, env) => {
    const common = alike(values(call, env, least, most), call.at);
    const [first] = common.values;
    const sql =
      common.values.length === 1
        ? (first?.sql ?? '')
        : `coalesce(${common.values.map((each) => each.sql).join(', ')})`;
    return typed(sql, common.kind, common.scale);
  };
const nullif: Rule = (call, env) => {
  const [first] = values(call, env, 2, 2);
  const common = alike(values(call, env, 2, 2), call.at);
  comparable(common.kind, call.at);
  return typed(
    `nullif(${common.values.map((each) => each.sql).join(', ')})`,
    first?.kind ?? common.kind,
    first?.scale ?? null,
  );
};
const choose: Rule = (call, env) => {
  count(call, 2, 3);
  const [when, then, other] = call.args;
  if (!when || !then) return unsupported(call.at, call.name);
  const results = alike(
    [then, ...(other ? [other] : [])].map((each) => expression(each, env)),
    call.at,
  );
  const [first, second] = results.values;
  return typed(
    `CASE WHEN ${condition(when, env)} THEN ${first?.sql}${second ? ` ELSE ${second.sql}` : ''} END`,
    results.kind,
    results.scale,
  );
};
const nvl2: Rule = (call, env) => {
  const [of, then, other] = values(call, env, 3, 3);
  if (!of || !then || !other) return unsupported(call.at, call.name);
  const results = alike([then, other], call.at);
  return typed(
    `CASE WHEN ${of.sql} IS NOT NULL THEN ${results.values[0]?.sql} ELSE ${results.values[1]?.sql} END`,
    results.kind,
    results.scale,
  );
};
const zeroIfNull: Rule = (call, env) => {
  const value = number(call, env);
  return typed(`coalesce(${value.sql}, 0)`, value.kind, value.scale);
};

/** NULL where one is, but for Spark, which passes over them. */
const extreme =
  (which: 'max' | 'min'): Rule =>
  (call, env) => {
    const common = alike(values(call, env, 1, 20), call.at);
    comparable(common.kind, call.at);
    const list = common.values.map((each) => each.sql);
    const of = (some: readonly string[]) => `${which}(${some.join(', ')})`;
    if (list.length === 1) return typed(list[0] ?? '', common.kind, common.scale);
    if (env.home !== 'spark') return typed(of(list), common.kind, common.scale);
    if (list.length > 3) unsupported(call.at, `${call.name.toUpperCase()} of more than three`, 'Nest it.');
    const [x = '', y = '', z] = list;
    const sql = z === undefined ? [of(list), x, y] : [of(list), of([x, y]), of([x, z]), of([y, z]), x, y, z];
    return typed(`coalesce(${sql.join(', ')})`, common.kind, common.scale);
  };

const abs: Rule = (call, env) => {
  const value = number(call, env);
  return typed(`abs(${value.sql})`, value.kind, value.scale);
};
const sign: Rule = (call, env) => typed(`sign(${number(call, env).sql})`, 'integer');
const whole =
  (which: 'ceil' | 'floor'): Rule =>
  (call, env) => {
    const value = number(call, env);
    if (value.kind === 'integer' && env.home !== 'bigquery') return value;
    return env.home === 'bigquery' || (value.kind === 'float' && env.home !== 'spark')
      ? typed(`${which}(${value.sql})`, 'float')
      : typed(`CAST(${which}(${value.sql}) AS INTEGER)`, 'integer');
  };
const round: Rule = (call, env) => {
  const [value, digits] = values(call, env, 1, 2);
  if (!value || !isNumber(value.kind)) return unsupported(call.at, `ROUND of ${a(value?.kind ?? 'unknown')}`);
  if (digits && !/^\d+$/.test(digits.sql))
    unsupported(call.at, 'ROUND to a computed or negative number of digits');
  if (value.kind === 'integer' && env.home !== 'bigquery') return value;
  const scale = value.kind === 'decimal' ? Math.min(Number(digits?.sql ?? 0), value.scale ?? 0) : null;
  return typed(
    `round(${value.sql}${digits ? `, ${digits.sql}` : ''})`,
    env.home === 'bigquery' ? 'float' : value.kind,
    scale,
  );
};
const mod: Rule = (call, env) => {
  const [first, second] = values(call, env, 2, 2);
  return first && second ? modulo(first, second, call.at, env.home) : unsupported(call.at, call.name);
};
const power: Rule = (call, env) => {
  const pair = values(call, env, 2, 2);
  for (const { kind } of pair) if (!isNumber(kind)) unsupported(call.at, `POWER of ${a(kind)}`);
  return typed(`${mark(call.at)}gc_power(${pair.map((each) => each.sql).join(', ')})`, 'float');
};
const sqrt: Rule = (call, env) => typed(`${mark(call.at)}gc_sqrt(${number(call, env).sql})`, 'float');

/** What is left of a division by zero: NULL, or 0. */
const divide =
  (zero: 'NULL' | '0'): Rule =>
  (call, env) => {
    const [first, second] = values(call, env, 2, 2);
    const counts = (value: Typed | undefined) => value && (isNumber(value.kind) || value.kind === 'null');
    if (!first || !second || !counts(first) || !counts(second))
      return unsupported(call.at, `${call.name.toUpperCase()} of these arguments`, 'CAST both to numbers.');
    if (
      env.home === 'snowflake' &&
      [first, second].some(({ kind }) => kind === 'decimal' || kind === 'float')
    )
      unsupported(call.at, `${call.name} of decimals`);
    const quotient = `CAST(${first.sql} AS REAL) / ${second.sql}`;
    if (env.home === 'snowflake')
      return typed(`round(CASE WHEN ${second.sql} = 0 THEN ${zero} ELSE ${quotient} END, 6)`, 'decimal', 6);
    return typed(`CASE WHEN ${second.sql} = 0 THEN ${zero} ELSE ${quotient} END`, 'float');
  };
/** DIV(a, b) of whole numbers. */
const div: Rule = (call, env) => {
  const [first, second] = values(call, env, 2, 2);
  if (first?.kind !== 'integer' || second?.kind !== 'integer')
    return unsupported(call.at, 'DIV of these arguments');
  return typed(`(${first.sql} / CAST(${nonZero(second, call.at)} AS INTEGER))`, 'integer');
};
const equalNull: Rule = (call, env) => {
  const common = alike(values(call, env, 2, 2), call.at);
  comparable(common.kind, call.at);
  return typed(`(${common.values[0]?.sql} IS ${common.values[1]?.sql})`, 'boolean');
};
const isNull: Rule = (call, env) => typed(`(${one(call, env).sql} IS NULL)`, 'boolean');
const nothing: Rule = (call) =>
  unsupported(
    call.at,
    call.name.toUpperCase(),
    'It gives something else each time: make a key of what identifies the row.',
  );

export const EVERYWHERE: Readonly<Record<string, Rule>> = {
  coalesce: coalesce(1, 20),
  nullif,
  greatest: extreme('max'),
  least: extreme('min'),
  abs,
  sign,
  ceil: whole('ceil'),
  ceiling: whole('ceil'),
  floor: whole('floor'),
  round,
  mod,
  power,
  pow: power,
  sqrt,
  generate_uuid: nothing,
  uuid: nothing,
  uuid_string: nothing,
  rand: nothing,
  random: nothing,
};
export const BIGQUERY: Readonly<Record<string, Rule>> = {
  if: choose,
  ifnull: coalesce(2, 2),
  safe_divide: divide('NULL'),
  ieee_divide: nothing,
  div,
};
export const SNOWFLAKE: Readonly<Record<string, Rule>> = {
  iff: choose,
  ifnull: coalesce(2, 2),
  nvl: coalesce(2, 2),
  nvl2,
  zeroifnull: zeroIfNull,
  div0: divide('0'),
  equal_null: equalNull,
};
export const TRINO: Readonly<Record<string, Rule>> = { if: choose };
export const SPARK: Readonly<Record<string, Rule>> = {
  if: choose,
  ifnull: coalesce(2, 2),
  nvl: coalesce(2, 2),
  nvl2,
  isnull: isNull,
  try_divide: divide('NULL'),
  equal_null: equalNull,
};
