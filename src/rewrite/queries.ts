import type { SourceDialect } from '../sql/dialects/source-dialect.ts';
import type { FunctionOf, Is } from '../sql/functions.ts';
import type {
  Arithmetic,
  Body,
  Call,
  Case,
  Comparison,
  Cte,
  Element,
  Expr,
  Frame,
  In,
  Interval,
  Item,
  Join,
  Like,
  Matches,
  Name,
  OrderKey,
  Path,
  Query,
  Select,
  Step,
  TableRef,
  Unnest,
  Window,
} from '../sql/parse/tree.ts';
import { Unsupported, unsupported } from '../sql/parse/unsupported.ts';
import { AGGREGATES, isOverRows, WINDOWS } from './aggregates.ts';
import { alike, castTo, comparable, conditionSql } from './coercion.ts';
import { Given, type Rules, type Writer } from './given.ts';
import { atom, mapSql } from './elements.ts';
import { checkGrouped, noAliases, noLateral } from './grouping.ts';
import { atKey, JSON_RULES, jsonAs, pathSql } from './json.ts';
import { arithmetic, minus, NUMBERS } from './numbers.ts';
import { PATTERNS } from './patterns.ts';
import { mark, withoutMarks } from './places.ts';
import {
  asSql,
  checkUsing,
  type FromSql,
  oneSource,
  ordinal,
  type QuerySql,
  renamed,
  united,
} from './relations.ts';
import {
  columnIn,
  columnsOf,
  type Env,
  functionOf,
  hasAggregate,
  hasWindow,
  isColumn,
  isItself,
  namesOf,
  outerColumn,
  type Scope,
  scopeOf,
  type Shown,
  type Source,
  starColumns,
} from './scopes.ts';
import { joinable, TEXTS } from './texts.ts';
import { interval, plusInterval, timeArithmetic, TIMES } from './times.ts';
import { a, chained, type Column, isNumber, isTime, LONG, name, text, type Typed, typed } from './typed.ts';

/*
 * Expressions have queries in them, and queries expressions: what writes both for SQLite is one file. Each throws
 * Unsupported where SQLite has nothing of the same meaning.
 */

// Expressions

/** SQLite's text of an expression, and what it gives. */
export function expression(expr: Expr, env: Env): Typed {
  const value = written(expr, env);
  env.work.written += value.sql.length;
  if (env.work.written > MOST_WRITTEN)
    unsupported(
      expr.at,
      'what becomes too large for SQLite',
      'Give parts of it names of their own, in a WITH.',
    );
  return value;
}

/** Signs that are written for one script: a part of it may be written several times, and its parts with it. */
const MOST_WRITTEN = 10_000_000;

function written(expr: Expr, env: Env): Typed {
  const here = mark(expr.at);
  const { dialect } = env;
  switch (expr.node) {
    case 'number':
      return number(expr.text, expr.at, dialect);
    case 'text':
      return { sql: here + text(expr.value), kind: 'text', scale: null, literal: expr.value };
    case 'boolean':
      return typed(expr.value ? 'TRUE' : 'FALSE', 'boolean');
    case 'null':
      return typed('NULL', 'null');
    case 'param':
      return typed(`${here}:${expr.name}`, 'text');
    case 'name':
      return resolved(expr, env);
    case 'star':
      return unsupported(expr.at, '* at this place');
    case 'paren':
      return expression(expr.of, env);
    case 'not':
      return typed(`(NOT ${condition(expr.of, env)})`, 'boolean');
    case 'minus':
      return minus(expression(expr.of, env), expr.at);
    case 'logic': {
      const terms = expr.of.map((each) => condition(each, env));
      return typed(
        chained(terms, (left, right) => `(${left} ${expr.op} ${right})`),
        'boolean',
      );
    }
    case 'arithmetic':
      return chain(expr, env);
    case 'comparison':
      return comparison(expr, env);
    case 'between': {
      const { kind, values } = alikeOf([expr.of, expr.low, expr.high], expr.at, env);
      comparable(kind, expr.at);
      const [of, low, high] = values.map(({ sql }) => sql);
      return typed(`(${of} ${here}${expr.not ? 'NOT ' : ''}BETWEEN ${low} AND ${high})`, 'boolean');
    }
    case 'in':
      return inList(expr, env);
    case 'is': {
      const of = expr.what === 'null' ? expression(expr.of, env).sql : condition(expr.of, env);
      return typed(`(${of} IS ${expr.not ? 'NOT ' : ''}${expr.what.toUpperCase()})`, 'boolean');
    }
    case 'like':
      return like(expr, env);
    case 'matches':
      return matches(expr, env);
    case 'case':
      return caseOf(expr, env);
    case 'cast': {
      const path = expr.of.node === 'path' ? expr.of : dialect.grammar.jsonPath ? nested(expr.of, env) : null;
      if (path) return pathSql(path, expression(path.of, env), expr, dialect);
      const of = expression(expr.of, env);
      if (expr.type.of.length > 0) return jsonAs(of, expr);
      const isRead = of.kind === 'element' && dialect.values.castsElements;
      return castTo(isRead ? { ...of, kind: 'text' } : of, expr, dialect);
    }
    case 'call':
      return callSql(expr, env);
    case 'subquery':
      return scalar(expr.query, env);
    case 'exists':
      return typed(`EXISTS (${querySql(expr.query, env).sql})`, 'boolean');
    case 'path':
      return pathSql(expr, expression(expr.of, env), null, dialect);
    case 'element':
      return element(expr, env);
    case 'zone': {
      const zone = expr.zone.node === 'text' ? expr.zone.value : '';
      if (!/^(?:utc|etc\/utc)$/i.test(zone))
        unsupported(expr.at, 'AT TIME ZONE', "Times are UTC here: leave it out, or write 'UTC'.");
      const of = expression(expr.of, env);
      if (of.kind !== 'timestamp') unsupported(expr.at, `AT TIME ZONE of ${a(of.kind)}`);
      return of;
    }
    case 'interval':
      return interval(expr, () => amount(expr, env));
    case 'array':
      return arrayOf(expr.items, expr.at, env);
    case 'row':
      return unsupported(expr.at, 'a list of values at this place');
  }
}

/** An expression that is true or false. */
export function condition(expr: Expr, env: Env): string {
  return conditionSql(expression(expr, env), expr.at);
}

function alikeOf(exprs: readonly Expr[], at: number, env: Env): ReturnType<typeof alike> {
  return alike(
    exprs.map((each) => expression(each, env)),
    at,
  );
}

function arrayOf(items: readonly Expr[], at: number, env: Env): Typed {
  const values = items.map((each) => expression(each, env));
  if (values.some(({ kind }) => kind === 'interval')) unsupported(at, 'an array of INTERVALs');
  return typed(`json_array(${values.map(({ sql }) => sql).join(', ')})`, 'array');
}

function number(digits: string, at: number, { values }: SourceDialect): Typed {
  if (/[eE]/.test(digits)) return typed(digits, 'float');
  if (!digits.includes('.')) {
    if (digits.length > 18) unsupported(at, 'a whole number of more than 18 digits');
    return typed(String(BigInt(digits)), 'integer');
  }
  if (values.fraction === 'float') return typed(digits, 'float');
  return typed(digits, 'decimal', digits.split('.')[1]?.length ?? 0);
}

/** A column by its name, from within outwards; then an alias. */
function resolved(expr: Name, env: Env): Typed {
  const [word, table] = namesOf(expr);
  const alias = table === null ? env.aliases.get(word) : undefined;
  const inner = env.scope && columnIn(env.scope, expr);
  if (inner && alias && env.strict && !isItself(alias, word) && !isSame(alias, inner, env))
    unsupported(
      expr.at,
      `${expr.parts.at(-1)}, which is a column and an alias`,
      'Give the alias a name of its own.',
    );
  if (inner) return inner;
  if (!alias) return outerColumn(expr, env.scope);
  const value = expression(alias, { ...env, aliases: aliasesIn(word, env), expand: true });
  return { ...value, sql: env.expand ? `(${value.sql})` : mark(expr.at) + name(expr.parts.at(-1) ?? '') };
}

/** What an alias may be made of: others of its list, where the dialect has that. */
function aliasesIn(word: string, { aliases, dialect }: Env): Env['aliases'] {
  return new Map(dialect.values.aliases.inList ? [...aliases].filter(([each]) => each !== word) : []);
}

/** A cast that changes nothing leaves the column what it was. */
function isSame(alias: Expr, column: Typed, env: Env): boolean {
  const value = expression(alias, { ...env, aliases: new Map(), strict: false });
  const last = ({ sql }: Typed) => withoutMarks(sql).split('.').at(-1);
  return value.kind === column.kind && last(value) === last(column);
}

/** `a + b - c` and the like, in the order of the source. */
function chain({ first, rest }: Arithmetic, env: Env): Typed {
  const [head, ...more] = rest;
  if (!head) return expression(first, env);
  if (head.op === '||' || isLongSum(first, rest)) {
    const values = [first, ...rest.map(({ of }) => of)].map((each) => expression(each, env));
    const at = (term: number) => rest[Math.max(term - 1, 0)]?.at ?? first.at;
    if (head.op === '||') {
      const parts = values.map((value, term) => joinable(value, at(term), env.dialect));
      return typed(
        chained(parts, (left, right, term) => `(${mark(at(term))}${left} || ${right})`),
        'text',
      );
    }
    if (values.every(({ kind }) => kind === 'integer')) {
      const terms = values.map(({ sql }) => sql);
      const sum = chained(terms, (left, right, term) => `(${left} ${mark(at(term))}+ ${right})`);
      return typed(sum, 'integer');
    }
  }
  const isTurned = first.node === 'interval' && head.op === '+' && head.of.node !== 'interval';
  const start = isTurned ? expression(head.of, env) : expression(first, env);
  const steps = isTurned ? [{ ...head, of: first }, ...more] : rest;
  return steps.reduce((left, each) => step(left, each, env), start);
}

/** A sum of so many terms is too deep for SQLite, unless it may be grouped. */
function isLongSum(first: Expr, rest: readonly Step[]): boolean {
  return (
    rest.length >= LONG &&
    first.node !== 'interval' &&
    rest.every(({ op, of }) => op === '+' && of.node !== 'interval')
  );
}

function step(left: Typed, { op, at, of }: Step, env: Env): Typed {
  if (op === '||') throw new Error('A chain of || has no other operator in it.');
  if (of.node === 'interval' && (op === '+' || op === '-') && left.kind !== 'interval')
    return plusInterval(left, of, () => amount(of, env), op, at, env.dialect);
  const right = expression(of, env);
  const isTimes = [left, right].some(({ kind }) => isTime(kind) || kind === 'interval');
  const calculate = isTimes ? timeArithmetic : arithmetic;
  return calculate(op, left, right, at, env.dialect);
}

/** How many units an interval has; a text of it was read by the parser. */
function amount({ amount: of }: Interval, env: Env): Typed {
  if (of.node !== 'text') return expression(of, env);
  const [, sign, digits = ''] = /([+-]?)(\d+)/.exec(of.value) ?? [];
  const value = number(digits, of.at, env.dialect);
  return sign === '-' ? minus(value, of.at) : value;
}

function comparison({ op, left, right, at }: Comparison, env: Env): Typed {
  if (left.node === 'row' || right.node === 'row')
    unsupported(at, 'a comparison of lists', 'Compare the values one by one.');
  const { kind, values } = alikeOf([left, right], at, env);
  comparable(kind, at);
  return typed(`(${values[0]?.sql} ${mark(at)}${op} ${values[1]?.sql})`, 'boolean');
}

function inList({ of, not, list, at }: In, env: Env): Typed {
  const made = (left: string, right: string) =>
    typed(`(${left} ${mark(at)}${not ? 'NOT ' : ''}IN (${right}))`, 'boolean');
  if ('node' in list) {
    const query = querySql(list, env);
    const left = (of.node === 'row' ? of.items : [of]).map((each, index) => {
      const value = expression(each, env);
      return query.columns ? inColumn(value, query.columns[index], at).sql : value.sql;
    });
    return made(left.length > 1 ? `(${left.join(', ')})` : left.join(), query.sql);
  }
  if (of.node === 'row') unsupported(at, 'a list of lists');
  const { kind, values } = alikeOf([of, ...list], at, env);
  comparable(kind, at);
  const [left = '', ...right] = values.map(({ sql }) => sql);
  return made(left, right.join(', '));
}

/** A value that is looked for in a column of a subquery. */
function inColumn(value: Typed, column: Column | undefined, at: number): Typed {
  if (!column) return unsupported(at, 'a different number of columns on both sides of IN');
  const { kind, values } = alike([value, typed('', column.kind, column.scale)], at);
  comparable(kind, at);
  if (kind !== column.kind && !(isNumber(kind) && isNumber(column.kind)) && column.kind !== 'null')
    unsupported(at, `${a(value.kind)} IN a list of ${a(column.kind)}`, 'CAST the column of the subquery.');
  return values[0] ?? value;
}

function like({ of, pattern, escapedBy, fold, not, at }: Like, env: Env): Typed {
  const { grammar, values } = env.dialect;
  const sides = [expression(of, env), expression(pattern, env)];
  for (const { kind } of sides)
    if (kind !== 'text' && kind !== 'null') unsupported(at, `LIKE with ${a(kind)}`);
  if (fold && grammar.refuses.ILIKE !== undefined) unsupported(at, 'ILIKE', grammar.refuses.ILIKE);
  if (escapedBy && (escapedBy.node !== 'text' || escapedBy.value.length !== 1))
    unsupported(escapedBy.at, 'this ESCAPE');
  const before = escapedBy?.node === 'text' ? escapedBy.value : values.likeEscape;
  const args = [...sides.map(({ sql }) => sql), text(before), fold ? 1 : 0];
  const sql = `(${mark(at)}gc_like(${args.join(', ')}) = 1)`;
  return typed(not ? `(NOT ${sql})` : sql, 'boolean');
}

/** As the function of the operator's name. */
function matches({ name: called, not, of, pattern, from, to, at }: Matches, env: Env): Typed {
  const plain = { distinct: false, order: [], limit: null, nulls: null, filter: null, over: null };
  const value = callSql({ node: 'call', from, to, at, name: called, args: [of, pattern], ...plain }, env);
  return not ? typed(`(NOT ${value.sql})`, 'boolean') : value;
}

function caseOf({ of, whens, other, at }: Case, env: Env): Typed {
  const results = [...whens.map(({ value }) => value), ...(other ? [other] : [])];
  const { kind, scale, values } = alikeOf(results, at, env);
  let head = 'CASE';
  let conditions: readonly string[];
  if (of) {
    const compared = alikeOf([of, ...whens.map(({ when }) => when)], at, env);
    comparable(compared.kind, at);
    const [subject, ...rest] = compared.values.map(({ sql }) => sql);
    head += ` ${subject}`;
    conditions = rest;
  } else conditions = whens.map(({ when }) => condition(when, env));
  const choices = conditions.map((when, index) => ` WHEN ${when} THEN ${values[index]?.sql}`).join('');
  return typed(`${head}${choices}${other ? ` ELSE ${values.at(-1)?.sql}` : ''} END`, kind, scale);
}

/** `body['user']['name']`, `body:tags[0]`: a step into a JSON value. Null: it is none. */
function stepInto(of: Expr, place: Expr, env: Env): Path | null {
  const key = place.node === 'text' ? place.value : place.node === 'number' ? Number(place.text) : null;
  if (key === null) return null;
  const before: Path = of.node === 'path' ? of : (nested(of, env) ?? { ...of, node: 'path', of, keys: [] });
  const isJson = before.keys.length > 0 || ['json', 'element'].includes(expression(of, env).kind);
  return isJson ? { ...before, keys: [...before.keys, key] } : null;
}

const nested = (of: Expr, env: Env): Path | null =>
  of.node === 'element' ? stepInto(of.of, of.index, env) : null;

/** ARRAY_AGG(x ORDER BY y)[OFFSET(0)], SPLIT(x, ',')[0]. */
function element({ of, index: place, by: said, at }: Element, env: Env): Typed {
  const read = env.dialect.grammar.jsonPath && of.node !== 'call' ? stepInto(of, place, env) : null;
  if (read) return pathSql(read, expression(read.of, env), null, env.dialect);
  if (said === null && env.dialect.grammar.jsonKeys) {
    const [value, key] = [expression(of, env), expression(place, env)];
    if (value.kind === 'json') return atKey(value, key, at);
  }
  if (of.node !== 'call')
    return unsupported(at, 'an element of an array', 'Take it apart with UNNEST, or read it by a JSON path.');
  if (place.node !== 'number') return unsupported(at, 'a computed place in an array');
  const by = said ?? env.dialect.grammar.arrayIndex;
  if (by === null) return unsupported(at, 'a place in an array without OFFSET');
  const index = Number(place.text) - (by.endsWith('ordinal') ? 1 : 0);
  const array = callSql(of, env);
  if (array.kind !== 'array' || index < 0) return unsupported(at, `an element of ${a(array.kind)}`);
  const isGathered = functionOf(of, env.dialect).is === 'array';
  const kind =
    isGathered && of.args[0]
      ? expression(of.args[0], env).kind
      : elementKind(of, env) === 'integer'
        ? 'integer'
        : 'text';
  // Outside of the array: NULL, or an error.
  if (!by.startsWith('safe') && !isGathered) return typed(`${mark(at)}gc_item(${array.sql}, ${index})`, kind);
  return typed(`(${array.sql} ->> '$[${index}]')`, kind);
}

const RULES: Rules = {
  ...NUMBERS,
  ...TEXTS,
  ...PATTERNS,
  ...TIMES,
  ...JSON_RULES,
  ...AGGREGATES,
  ...WINDOWS,
};

/** `element_at(array, n)`: from 1, or from the end with -1; NULL where there is none. */
function elementAt(call: Call, env: Env): Typed {
  const [of, place] = call.args;
  const [, sign, digits] = place ? (/^\(?(-?)(\d+)\)?$/.exec(expression(place, env).sql) ?? []) : [];
  if (!of || digits === undefined || Number(digits) === 0)
    return unsupported(call.at, 'element_at with a computed place');
  const array = expression(of, env);
  if (array.kind !== 'array') return unsupported(call.at, `element_at of ${a(array.kind)}`);
  const index = sign === '-' ? `#-${digits}` : String(Number(digits) - 1);
  return typed(`(${mark(call.at)}${array.sql} ->> '$[${index}]')`, elementKind(of, env));
}

function callSql(call: Call, env: Env): Typed {
  if (call.name === 'element_at' && call.args.length === 2 && env.dialect.grammar.elementAt)
    return elementAt(call, env);
  const [tried] = call.args;
  // TRY(CAST(…)) of Trino.
  if (call.name === 'try' && call.args.length === 1 && tried?.node === 'cast' && env.dialect.grammar.tries)
    return expression({ ...tried, safe: true }, env);
  const form = functionOf(call, env.dialect);
  const isPlain = !call.distinct && call.order.length === 0 && !call.limit && !call.nulls && !call.filter;
  if (call.over !== null && call.args.some((each) => hasWindow(each, env.dialect)))
    unsupported(call.at, 'a window in a window', 'Take the inner one in a WITH first.');
  if (!isOverRows(form) && !(isPlain && call.over === null))
    unsupported(call.at, `this form of ${call.name.toUpperCase()}`);
  return ruled(form, call, env.dialect, {
    value: (expr) => expression(expr, env),
    amount: (interval) => amount(interval, env),
    order: () => orderSql(call.order, env),
    over: (frame) => overSql(call, env, frame),
  });
}

function ruled<K extends Is>(form: FunctionOf<K>, call: Call, dialect: SourceDialect, writer: Writer): Typed {
  const rule: Rules[K] = RULES[form.is];
  return rule(new Given(call, form, dialect, writer));
}

/** A query as one value. More than one row is an error, as it is in the source dialect; SQLite would take the first. */
function scalar(query: Query, env: Env): Typed {
  const { sql, columns } = querySql(query, env);
  if (columns && columns.length !== 1) unsupported(query.at, 'a subquery of several columns as a value');
  const { kind, scale } = columns?.[0] ?? { kind: 'unknown', scale: null };
  if (isOneRow(query, env)) return typed(`(${sql})`, kind, scale);
  return typed(
    `(WITH gc_one (value) AS (${sql}) SELECT CASE WHEN count(*) > 1 THEN ${mark(query.at)}gc_fail('the subquery gives more than one row') ELSE max(value) END FROM gc_one)`,
    kind,
    scale,
  );
}

function isOneRow({ body, limit }: Query, { dialect }: Env): boolean {
  if (limit === 'one row' || (limit?.node === 'number' && limit.text === '1')) return true;
  if (body.node !== 'select' || body.qualify || body.group === 'all' || body.group.length > 0) return false;
  return body.items.some(({ of }) => hasAggregate(of, dialect));
}

// Orders and windows

/** What stands in ORDER BY, with the place that nulls have in the dialect. */
function orderSql(keys: readonly OrderKey[], env: Env, shown?: (key: OrderKey) => string | null): string {
  const { nulls: byDefault } = env.dialect.values;
  return keys
    .map((key) => {
      const sql = shown?.(key) ?? valueSql(key.of, 'a number as an order', env, 'Name the column.');
      const isLast = byDefault === 'last' || (byDefault === 'largest') !== key.down;
      const nulls = key.nulls ?? (isLast ? 'last' : 'first');
      const isUsual = nulls === (key.down ? 'last' : 'first');
      return `${sql}${key.down ? ' DESC' : ''}${isUsual ? '' : ` NULLS ${nulls.toUpperCase()}`}`;
    })
    .join(', ');
}

/** A value to be ordered or parted by, which a number is not: it would be a column's place. */
function valueSql(expr: Expr, refused: string, env: Env, hint: string | null = null): string {
  if (expr.node === 'number') unsupported(expr.at, refused, hint);
  const value = expression(expr, env);
  comparable(value.kind, expr.at);
  return value.sql;
}

function overSql({ over, at }: Call, env: Env, frame: string | null): string {
  if (over === null) return '';
  const window = typeof over === 'string' ? env.windows.get(over.toLowerCase()) : over;
  if (!window) return unsupported(at, `the window ${over}, which is not there`);
  return ` OVER (${windowSql(window, env, frame)})`;
}

/** @param frame in place of none. */
function windowSql(window: Window, env: Env, frame: string | null): string {
  let { partition, order } = window;
  if (window.base !== null) {
    const base = env.windows.get(window.base.toLowerCase());
    if (!base || base.frame || base.base !== null || partition.length > 0)
      return unsupported(window.at, `a window made of ${window.base}`, 'Write the window out.');
    ({ partition } = base);
    if (base.order.length > 0) ({ order } = base);
  }
  const by = partition.map((each) => valueSql(each, 'a number in PARTITION BY', env)).join(', ');
  const parts = by === '' ? [] : [`PARTITION BY ${by}`];
  const bySeconds = window.frame !== null && isByTime(window.frame, order, env);
  const seconds = (key: OrderKey) => `unixepoch(${expression(key.of, env).sql})`;
  if (order.length > 0) parts.push(`ORDER BY ${orderSql(order, env, bySeconds ? seconds : undefined)}`);
  if (window.frame) parts.push(frameSql(window.frame, order, env));
  else if (frame !== null && order.length > 0) parts.push(frame);
  return parts.join(' ');
}

/** A RANGE of so much time around a timestamp: it is counted in seconds. */
function isByTime(
  { by, start, end }: Pick<Frame, 'by' | 'start' | 'end'>,
  order: readonly OrderKey[],
  env: Env,
): boolean {
  const [key] = order;
  const isTimed = [start, end].some((bound) => bound?.amount?.node === 'interval');
  return (
    by === 'range' &&
    isTimed &&
    order.length === 1 &&
    key !== undefined &&
    expression(key.of, env).kind === 'timestamp'
  );
}

function frameSql({ by, start, end, at }: Frame, order: readonly OrderKey[], env: Env): string {
  const hint = 'Order by whole seconds, and give the range in seconds.';
  if (by === 'range' && (start.amount || end?.amount)) {
    const [key] = order;
    const isTime = isByTime({ by, start, end }, order, env);
    if (!isTime && (order.length !== 1 || !key || !isNumber(expression(key.of, env).kind)))
      unsupported(at, 'a RANGE over something that is no number', hint);
  }
  const bounds = [start, ...(end ? [end] : [])].map((bound) => {
    const what = bound.what.toUpperCase();
    if (!bound.amount) return what;
    const value = expression(bound.amount, env);
    if (value.kind !== 'integer' && !(value.kind === 'interval' && isByTime({ by, start, end }, order, env)))
      unsupported(at, `a frame of ${a(value.kind)}`, hint);
    return `${value.sql} ${what}`;
  });
  return `${by.toUpperCase()} ${end ? `BETWEEN ${bounds.join(' AND ')}` : bounds.join()}`;
}

// Queries

export function querySql(query: Query, env: Env): QuerySql {
  const { ctes, body, order, limit, offset } = query;
  const plain: Env = { ...env, windows: new Map(), aliases: new Map(), expand: false, strict: false };
  const [head, inner] = ctes.length > 0 ? withSql(query, plain) : ['', plain];
  const isSelect = body.node === 'select';
  const made = bodySql(body, isSelect ? order : [], inner);
  let sql = head + made.sql;
  if (!isSelect && order.length > 0) {
    for (const { of, at } of order)
      if (of.node !== 'name' && of.node !== 'number')
        unsupported(at, 'ORDER BY of an expression over a UNION', 'Wrap the UNION in a subquery.');
    const scope = scopeOf([{ alias: null, columns: made.columns, unnest: false }]);
    sql += ` ORDER BY ${orderSql(order, { ...inner, scope }, ordinal(made.columns))}`;
  }
  if (limit || offset) sql += ` LIMIT ${limit === 'one row' ? 1 : limit ? bound(limit, 'LIMIT', inner) : -1}`;
  if (offset) sql += ` OFFSET ${bound(offset, 'OFFSET', inner)}`;
  return { sql, columns: made.columns };
}

/** `WITH …`, and what the query behind it is read among. */
function withSql({ ctes, recursive }: Query, env: Env): [string, Env] {
  const tables = new Map(env.tables);
  const hidden = new Set([...env.hidden, ...ctes.map((cte) => cte.name.toLowerCase())]);
  const inner: Env = { ...env, tables, hidden };
  const list = ctes.map((cte) => {
    const word = cte.name.toLowerCase();
    if (recursive) hidden.delete(word);
    const { sql, columns } = cteSql(cte, recursive, inner);
    hidden.delete(word);
    tables.set(word, columns);
    const names = cte.columns.length > 0 ? ` (${cte.columns.map(name).join(', ')})` : '';
    return `${mark(cte.at)}${name(cte.name)}${names} AS (${sql})`;
  });
  return [`WITH ${recursive ? 'RECURSIVE ' : ''}${list.join(', ')} `, inner];
}

function bound(expr: Expr, word: string, env: Env): string {
  if (expr.node !== 'number' && expr.node !== 'param') unsupported(expr.at, `a computed ${word}`);
  return expression(expr, env).sql;
}

function cteSql(cte: Cte, recursive: boolean, env: Env): QuerySql {
  const rename = (columns: QuerySql['columns']) => (cte.columns.length > 0 ? renamed(cte, columns) : columns);
  const { body } = cte.query;
  if (!recursive || body.node !== 'set') {
    const { sql, columns } = querySql(cte.query, env);
    return { sql, columns: rename(columns) };
  }
  // What it begins with says what its columns are.
  const columns = rename(bodySql(body.first, [], env).columns);
  const tables = new Map([...env.tables, [cte.name.toLowerCase(), columns] as const]);
  return { sql: querySql(cte.query, { ...env, tables }).sql, columns };
}

/** @param order of the query, where the body is its SELECT */
function bodySql(body: Body, order: readonly OrderKey[], env: Env): QuerySql {
  switch (body.node) {
    case 'select':
      return selectSql(body, order, env);
    case 'nested': {
      const { sql, columns } = querySql(body.query, env);
      return { sql: `SELECT * FROM (${sql})`, columns };
    }
    case 'values': {
      const rows = body.rows.map((row) => row.map((each) => expression(each, env)));
      const columns = (rows[0] ?? []).map((_, at): Column => {
        const all = rows.map((row) => row[at] ?? unsupported(body.at, 'rows of different length'));
        const { kind, scale } = alike(all, body.at);
        return { name: `column${at + 1}`, kind, scale };
      });
      const sql = rows.map((row) => `(${row.map((each) => each.sql).join(', ')})`).join(', ');
      return { sql: `VALUES ${sql}`, columns };
    }
    case 'set': {
      let made = bodySql(body.first, [], env);
      for (const { of, at } of body.rest) {
        const right = bodySql(of, [], env);
        const columns = made.columns && united(made.columns, right.columns, at);
        made = { sql: `${made.sql} ${mark(at)}${body.op} ${right.sql}`, columns };
      }
      return made;
    }
  }
}

function selectSql(select: Select, order: readonly OrderKey[], env: Env): QuerySql {
  const { aliases: traits } = env.dialect.values;
  const from = select.tables ? fromSql(select.tables, env) : null;
  const scope: Scope = { sources: from?.sources ?? [], using: from?.using ?? new Set(), outer: env.scope };
  const windows = new Map(select.windows.map(({ name: word, window }) => [word.toLowerCase(), window]));
  const inside: Env = { ...env, scope, windows };
  const aliases = new Map(
    select.items.flatMap(({ alias, of }) => (alias === null ? [] : [[alias.toLowerCase(), of] as const])),
  );
  if (!traits.inList) noLateral(select, inside, aliases);
  const before = new Map<string, Expr>();
  const shown = select.items.flatMap((item) => {
    // An alias is there for what stands behind it, written as its expression; a column of its name goes before.
    const made = shownOf(
      item,
      traits.inList ? { ...inside, aliases: new Map(before), expand: true } : inside,
    );
    if (item.alias !== null) before.set(item.alias.toLowerCase(), item.of);
    return made;
  });
  // An alias is visible behind the list; in WHERE it is not in most dialects.
  const behind: Env = { ...inside, aliases, strict: true, expand: true };
  const group = groupOf(select, shown, behind);
  checkGrouped(select, group, order, aliases, inside, (expr) => keyOf(expr, inside));
  let tail = from ? ` FROM ${from.sql}` : '';
  const wheres = [...(from?.where ?? [])];
  if (select.where) {
    if (!traits.inWhere)
      noAliases(select.where, inside, aliases, (each) => expression(each, inside).kind !== 'unknown');
    const where: Env = traits.inWhere ? { ...inside, aliases, expand: true } : inside;
    wheres.unshift(condition(select.where, where));
  }
  if (wheres.length > 0) tail += ` WHERE ${wheres.join(' AND ')}`;
  if (group.length > 0) tail += ` GROUP BY ${group.map((each) => groupKey(each, behind)).join(', ')}`;
  if (select.having) tail += ` HAVING ${condition(select.having, behind)}`;
  const columns = columnsOf(shown);
  const list = shown.map(({ name: word, value, expr }) =>
    word === null || (expr?.node === 'name' && value.sql.endsWith(name(word)))
      ? value.sql
      : `${value.sql} AS ${name(word)}`,
  );
  if (select.qualify) return qualified(select, select.qualify, order, behind, shown, list, tail);
  const orderEnv: Env = { ...inside, aliases, strict: false, expand: true };
  const sorted = orderSql(order, orderEnv, orderKey(shown, columns, orderEnv));
  const sql = `${mark(select.at)}SELECT ${select.distinct ? 'DISTINCT ' : ''}${list.join(', ')}${tail}`;
  return { sql: sorted ? `${sql} ORDER BY ${sorted}` : sql, columns };
}

function shownOf({ of, alias, at }: Item, env: Env): Shown[] {
  if (of.node === 'star') return starColumns(of, env.scope);
  const value = expression(of, env);
  const own = alias ?? (of.node === 'name' ? (of.parts.at(-1) ?? null) : null);
  if (value.kind === 'array')
    unsupported(at, 'an array as a column', 'Take an element of it, or join it to a text.');
  if (value.kind === 'map')
    unsupported(at, 'a map as a column', 'Take its keys apart with UNNEST or explode.');
  if (value.kind === 'bytes') unsupported(at, 'bytes as a column', 'Write TO_HEX(…).');
  return [{ name: own, value, expr: of }];
}

/** What is grouped by, with numbers and ALL written out. */
function groupOf({ items, group }: Select, shown: readonly Shown[], env: Env): readonly Expr[] {
  const { dialect } = env;
  if (group === 'all') return items.map(({ of }) => of).filter((of) => !hasAggregate(of, dialect));
  return group.map((each) => {
    if (each.node === 'number') {
      const item = shown[Number(each.text) - 1]?.expr;
      return item && items.length === shown.length ? item : unsupported(each.at, `GROUP BY ${each.text}`);
    }
    if (each.node === 'call' && ['rollup', 'cube', 'grouping'].includes(each.name))
      unsupported(each.at, each.name.toUpperCase());
    if (each.node !== 'name' || each.parts.length > 1) return each;
    const [word] = namesOf(each);
    const alias = env.aliases.get(word);
    const value = expression(each, env);
    if (alias && !dialect.values.aliases.inGroupBy && value.sql.startsWith('('))
      unsupported(
        each.at,
        `the alias ${each.parts[0]} in GROUP BY`,
        `${dialect.title} has no aliases there: write the expression, or its number.`,
      );
    return alias && !isItself(alias, word) ? alias : each;
  });
}

function groupKey(expr: Expr, env: Env): string {
  const value = expression(expr, { ...env, aliases: new Map() });
  comparable(value.kind, expr.at);
  // A number would be taken for a column's place.
  return /^(?:\d|')/.test(value.sql) ? `(${value.sql} IS NULL)` : value.sql;
}

/** Equal for equal expressions; of a name without its table. */
function keyOf(expr: Expr, env: Env): string {
  const { scope } = env;
  if (expr.node === 'name') {
    const [word, table] = namesOf(expr);
    const has = scope?.sources.find((source) => isColumn(word, scopeOf([source])));
    return scope?.using.has(word) ? word : `${table ?? has?.alias?.toLowerCase() ?? ''}.${word}`;
  }
  if (expr.node === 'call' && expr.over !== null) return '(window)';
  try {
    const { sql } = expression(expr, { ...env, aliases: new Map(), strict: false });
    return withoutMarks(sql)
      .replaceAll(/`\w+`\./g, '')
      .toLowerCase();
  } catch (error) {
    if (error instanceof Unsupported && env.work.written <= MOST_WRITTEN) return '(none)';
    throw error;
  }
}

/** A bare name in ORDER BY is the alias first, in every dialect; a number is a column. */
function orderKey(shown: readonly Shown[], columns: QuerySql['columns'], env: Env) {
  const byNumber = ordinal(columns);
  return (key: OrderKey): string | null => {
    const { of } = key;
    if (of.node === 'number') return byNumber(key);
    if (of.node !== 'name') {
      // Within an expression dialects differ, if both are there.
      comparable(expression(of, { ...env, strict: true }).kind, key.at);
      return null;
    }
    const word = of.parts[0] ?? '';
    if (of.parts.length > 1 || !env.aliases.has(word.toLowerCase())) return null;
    const value = shown.find((each) => each.name?.toLowerCase() === word.toLowerCase());
    if (value) comparable(value.value.kind, key.at);
    return mark(key.at) + name(word);
  };
}

/** QUALIFY, as an outer query on a column of its own. */
function qualified(
  select: Select,
  qualify: Expr,
  order: readonly OrderKey[],
  env: Env,
  shown: readonly Shown[],
  list: readonly string[],
  tail: string,
): QuerySql {
  const columns = columnsOf(shown);
  if (columns === null)
    unsupported(qualify.at, 'QUALIFY beside columns that cannot be told', 'Name the columns.');
  // What has no name of its own has none outside either.
  const names = shown.map(({ name: word }, place) => word ?? `gc_column_${place + 1}`);
  const own = shown.flatMap(({ name: word }) => (word === null ? [] : [word.toLowerCase()]));
  const aliases = new Set(own);
  if (aliases.size < own.length) unsupported(qualify.at, 'QUALIFY beside two columns of the same name');
  const named = list.map((each, place) =>
    shown[place]?.name === null ? `${each} AS ${name(names[place] ?? '')}` : each,
  );
  const kept = `${condition(qualify, env)} AS gc_kept`;
  const hidden: string[] = [];
  const byNumber = ordinal(columns);
  const sorted = orderSql(order, env, (key) => {
    const { of } = key;
    if (of.node === 'number') return byNumber(key);
    if (of.node === 'name' && of.parts.length === 1 && aliases.has(namesOf(of)[0]))
      return mark(key.at) + name(of.parts[0] ?? '');
    if (select.distinct)
      unsupported(key.at, 'DISTINCT, QUALIFY and an ORDER BY that is no column of the list');
    const value = expression(of, env);
    comparable(value.kind, key.at);
    hidden.push(`${value.sql} AS gc_order_${hidden.length}`);
    return `gc_order_${hidden.length - 1}`;
  });
  const inner = `SELECT ${[...named, kept, ...hidden].join(', ')}${tail}`;
  const sql = `${mark(select.at)}SELECT ${select.distinct ? 'DISTINCT ' : ''}${names.map(name).join(', ')} FROM (${inner}) WHERE gc_kept`;
  return { sql: sorted ? `${sql} ORDER BY ${sorted}` : sql, columns };
}

// What stands in FROM

/** What stands in FROM of a statement that changes rows. */
export function plainFrom(ref: TableRef, env: Env): FromSql {
  const from = fromSql(ref, env);
  return from.where.length > 0
    ? unsupported(ref.at, 'a SEMI or ANTI JOIN at this place', 'Write EXISTS.')
    : from;
}

/** @param before what stands before it, which UNNEST may read */
function fromSql(ref: TableRef, env: Env, before: readonly Source[] = []): FromSql {
  switch (ref.node) {
    case 'table':
      return tableSql(ref, env, before);
    case 'derived':
      return derivedSql(ref, env);
    case 'unnest':
      return unnestSql(ref, env, before);
    case 'joined':
      return ref.joins.reduce(
        (left, join) => joinSql(left, join, env, before),
        fromSql(ref.first, env, before),
      );
  }
}

function tableSql(
  { parts, alias, at }: Extract<TableRef, { node: 'table' }>,
  env: Env,
  before: readonly Source[],
): FromSql {
  const word = parts.at(-1) ?? '';
  const key = word.toLowerCase();
  const [first = ''] = parts;
  if (/^(?:sqlite_|gc_|json_(?:each|tree)$|pragma_)/.test(key)) unsupported(at, `the table ${word}`);
  const isArray = before.some((source) => source.alias?.toLowerCase() === first.toLowerCase());
  if (parts.length > 1 && !env.tables.has(key) && isArray)
    unsupported(at, `the array ${parts.join('.')} in FROM`, 'Write UNNEST.');
  const isStored = env.hidden.has(key);
  if (isStored && !env.tables.has(key))
    unsupported(at, `${word} before it is there`, 'Write the CTE before those that read it.');
  const sql = `${mark(at)}${isStored ? 'main.' : ''}${name(word)}${asSql(alias)}`;
  return oneSource(sql, alias ?? word, env.tables.get(key) ?? null);
}

function derivedSql(ref: Extract<TableRef, { node: 'derived' }>, env: Env): FromSql {
  const { query, alias, at } = ref;
  const { sql, columns } = querySql(query, env);
  if (ref.columns.length > 0) {
    const names = ref.columns.map(name).join(', ');
    const named = `(WITH gc_named (${names}) AS (${sql}) SELECT * FROM gc_named)${asSql(alias)}`;
    return oneSource(named, alias, renamed(ref, columns));
  }
  if (query.body.node === 'values')
    unsupported(at, 'VALUES without names for its columns', 'Write (VALUES …) AS t (a, b).');
  return oneSource(`(${sql})${asSql(alias)}`, alias, columns);
}

const JOINS: Readonly<Record<Exclude<Join['how'], 'semi' | 'anti'>, string>> = {
  inner: 'JOIN',
  left: 'LEFT JOIN',
  right: 'RIGHT JOIN',
  full: 'FULL JOIN',
  cross: 'CROSS JOIN',
  comma: 'CROSS JOIN',
};

/** SQLite joins no more. */
const MOST_TABLES = 64;

function joinSql(left: FromSql, join: Join, env: Env, before: readonly Source[]): FromSql {
  if (join.how === 'semi' || join.how === 'anti') return halfJoinSql(left, join, env, before);
  const right = fromSql(join.right, env, [...before, ...left.sources]);
  const keepsAll = join.how === 'inner' || join.how === 'cross' || join.how === 'comma';
  if ((right.where.length > 0 && !keepsAll) || (left.where.length > 0 && !keepsAll && join.how !== 'left'))
    unsupported(join.at, 'an outer join beside a SEMI or ANTI JOIN', 'Write EXISTS.');
  const sources = [...left.sources, ...right.sources];
  if (sources.length > MOST_TABLES) unsupported(join.at, `a join of more than ${MOST_TABLES} tables`);
  const names = sources.flatMap(({ alias }) => (alias === null ? [] : [alias.toLowerCase()]));
  const twice = names.find((each, at) => names.indexOf(each) !== at);
  if (twice !== undefined)
    unsupported(join.at, `two tables named ${twice}`, 'Give each an alias of its own.');
  if ((join.how === 'right' || join.how === 'full') && sources.some((source) => source.unnest))
    unsupported(join.at, 'UNNEST beside an outer join from the right');
  for (const each of join.using) checkUsing(each, left, right, join.at);
  const using = new Set([...left.using, ...right.using, ...join.using.map((each) => each.toLowerCase())]);
  const scope = { sources: [...before, ...sources], using, outer: env.scope };
  let tail = join.how === 'left' ? ' ON TRUE' : '';
  if (join.on) tail = ` ON ${condition(join.on, { ...env, scope })}`;
  else if (join.using.length > 0) tail = ` USING (${join.using.map(name).join(', ')})`;
  const other = join.right.node === 'joined' ? `(${right.sql})` : right.sql;
  const sql = `${left.sql} ${mark(join.at)}${JOINS[join.how]} ${other}${tail}`;
  return { sql, sources, using, where: [...left.where, ...right.where] };
}

/** Rows that have a partner, or none: what they join gives no columns. */
function halfJoinSql(left: FromSql, join: Join, env: Env, before: readonly Source[]): FromSql {
  const right = fromSql(join.right, env, []);
  const scope = {
    sources: [...before, ...left.sources, ...right.sources],
    using: new Set<string>(),
    outer: env.scope,
  };
  const names = scope.sources.flatMap(({ alias }) => (alias === null ? [] : [alias.toLowerCase()]));
  if (new Set(names).size < names.length)
    unsupported(join.at, 'two tables of one name', 'Give each an alias of its own.');
  if (!join.on) return unsupported(join.at, `a ${join.how.toUpperCase()} JOIN without ON`);
  const where = [condition(join.on, { ...env, scope }), ...right.where].join(' AND ');
  const exists = `${join.how === 'anti' ? 'NOT ' : ''}EXISTS (SELECT 1 FROM ${right.sql} WHERE ${where})`;
  return { ...left, where: [...left.where, mark(join.at) + exists] };
}

/** A row for each element, by json_each. */
function unnestSql(unnest: Unnest, env: Env, before: readonly Source[]): FromSql {
  const scope = { sources: before, using: new Set<string>(), outer: env.scope };
  const of = expression(unnest.of, { ...env, scope });
  if (of.kind === 'map') return mapSql(unnest, of, env.dialect);
  if (unnest.key !== null) unsupported(unnest.at, 'two names for the elements of an array');
  if (of.kind !== 'array' && !(unnest.flatten && of.kind === 'json'))
    unsupported(unnest.at, 'UNNEST of something that is no array', 'Take the array out of JSON first.');
  const alias = unnest.alias ?? `gc_each_${unnest.at}`;
  const each = name(alias);
  const isListed = unnest.of.node === 'array';
  const columns: (Column & { sql: string })[] = [];
  const add = (word: string, kind: Column['kind'], sql: string) =>
    columns.push({ name: word, kind, scale: null, sql });
  if (unnest.element !== null)
    add(
      unnest.element,
      elementKind(unnest.of, env),
      isListed || isCounted(unnest.of, env) ? `${each}.value` : atom(each),
    );
  if (unnest.place !== null)
    add(unnest.place, 'integer', unnest.base === 1 ? `(${each}.key + 1)` : `${each}.key`);
  if (unnest.flatten) {
    const key = (type: string) => `CASE WHEN typeof(${each}.key) = '${type}' THEN ${each}.key END`;
    add('value', 'element', atom(each));
    add('index', 'integer', key('integer'));
    add('key', 'text', key('text'));
  }
  // What is no array has no elements.
  const types = unnest.flatten ? "'array', 'object'" : "'array'";
  const array = isListed ? of.sql : `CASE WHEN json_type(${of.sql}) IN (${types}) THEN ${of.sql} END`;
  return oneSource(`${mark(unnest.at)}json_each(${array}) AS ${each}`, alias, columns, true);
}

/** Whether its elements are numbers as SQLite has them. */
const isCounted = (of: Expr, env: Env): boolean => ['integer', 'float'].includes(elementKind(of, env));

function elementKind(of: Expr, env: Env): Column['kind'] {
  if (of.node === 'cast') return of.type.of[0]?.name === 'varchar' ? 'text' : 'element';
  if (of.node === 'array') return of.items.length > 0 ? alikeOf(of.items, of.at, env).kind : 'null';
  if (of.node !== 'call') return 'element';
  const form = functionOf(of, env.dialect);
  if (form.is === 'sequence') {
    const [from] = of.args;
    const isDays =
      form.of === 'days' || (form.of === null && from !== undefined && expression(from, env).kind === 'date');
    return isDays ? 'date' : 'integer';
  }
  if (form.is === 'array' && of.args[0]) return expression(of.args[0], env).kind;
  const isOfTexts = form.is === 'split' || form.is === 'JSON keys' || form.is === 'JSON as';
  return isOfTexts || (form.is === 'JSON part' && form.gives === 'texts') ? 'text' : 'element';
}
