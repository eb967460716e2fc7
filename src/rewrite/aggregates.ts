import type { SqlFunction } from '../sql/functions.ts';
import { comparable } from './coercion.ts';
import { decimal, quotient, scaleOf, sixMore } from './decimals.ts';
import type { Given, Rules } from './given.ts';
import { a, isNumber, type Kind, type Typed, typed } from './typed.ts';

/** Refuses what only some aggregates take. */
function plain(given: Given, distinct = given.call.distinct): void {
  const { order, limit, nulls, over } = given.call;
  if (order.length > 0 || limit) given.fail(`ORDER BY in ${given.name}`);
  if (nulls) given.fail(`${nulls.toUpperCase()} NULLS in ${given.name}`);
  if (distinct && over !== null)
    given.fail(`DISTINCT in ${given.name} OVER`, 'Count in a subquery, and join it.');
}

/** An aggregate of SQLite's. */
function aggregate(given: Given, name: string, of: string, distinct = given.call.distinct): string {
  return `${given.here}${name}(${distinct ? 'DISTINCT ' : ''}${of})${given.filter()}${given.over()}`;
}

function counted(given: Given, several: boolean): Typed {
  plain(given);
  const { args, distinct } = given.call;
  const [of] = args;
  if (args.length === 1 && of?.node === 'star') {
    if (of.of !== null || of.except.length > 0 || distinct) given.fail('COUNT of these arguments');
    return typed(aggregate(given, 'count', '*'), 'integer');
  }
  if (args.length === 1) return countedValue(given, distinct);
  if (!distinct || !several) return given.fail('COUNT of several values');
  const values = given.values();
  for (const { kind } of values) comparable(kind, given.at);
  const all = values.map(({ sql }) => `${sql} IS NOT NULL`).join(' AND ');
  const row = `json_array(${values.map(({ sql }) => sql).join(', ')})`;
  return typed(aggregate(given, 'count', `CASE WHEN ${all} THEN ${row} END`), 'integer');
}

function countedValue(given: Given, distinct: boolean): Typed {
  const value = given.value('value');
  if (distinct) comparable(value.kind, given.at);
  return typed(aggregate(given, 'count', value.sql, distinct), 'integer');
}

function numberOf(given: Given, what: string): Typed {
  plain(given);
  const value = given.value('value');
  if (!isNumber(value.kind))
    given.fail(
      `${what} of ${a(value.kind)}`,
      value.kind === 'interval' ? 'Take the difference in a unit, and that of it.' : 'CAST it to a number.',
    );
  return value;
}

function extreme(given: Given, which: 'min' | 'max'): Typed {
  plain(given);
  const value = given.value('value');
  comparable(value.kind, given.at);
  return typed(aggregate(given, which, value.sql), value.kind, value.scale);
}

function logical(given: Given, which: 'min' | 'max'): Typed {
  const { kind } = given.value('value');
  if (kind !== 'boolean') given.fail(`${given.name} of ${a(kind)}`);
  return extreme(given, which);
}

/** The value of the row in which another is greatest or least. */
function by(given: Given, direction: '' | ' DESC'): Typed {
  plain(given);
  const [value, key] = [given.value('value'), given.value('by')];
  if (given.call.over !== null) given.fail(`${given.name} OVER`, 'Take FIRST_VALUE with an ORDER BY.');
  comparable(value.kind, given.at);
  comparable(key.kind, given.at);
  const filter = given.filter(`${key.sql} IS NOT NULL`);
  const rows = `${given.here}json_group_array(${value.sql} ORDER BY ${key.sql}${direction})${filter}`;
  return typed(`(${rows} ->> '$[0]')`, value.kind, value.scale);
}

/** The value of another row. */
function beside(given: Given, name: string, frame: string | null): Typed {
  const { call } = given;
  const nulls = given.expr('nulls');
  if (nulls && nulls.node !== 'boolean') return given.fail(`this form of ${given.name}`);
  const ignores = nulls?.node === 'boolean' && nulls.value;
  if (call.nulls === 'ignore' || ignores) return besideSome(given, name, frame);
  if (call.over === null || call.filter || call.distinct || call.order.length > 0)
    given.fail(`this form of ${given.name}`);
  const value = given.value('value');
  const [place, other] = [given.optional('place'), given.optional('other')];
  if (place && !/^\d+$/.test(place.sql)) given.fail(`${given.name} by a computed number`);
  if (other && other.kind !== value.kind && other.kind !== 'null')
    given.fail(`a default that is ${a(other.kind)} for ${a(value.kind)}`, 'CAST it.');
  const list = given
    .values()
    .slice(0, nulls ? 1 : undefined)
    .map(({ sql }) => sql);
  return typed(`${given.here}${name}(${list.join(', ')})${given.over(frame)}`, value.kind, value.scale);
}

/** Of the rows that have a value alone: SQLite gathers those of the frame, and one of them is taken. */
function besideSome(given: Given, name: string, frame: string | null): Typed {
  const { call } = given;
  const value = given.value('value');
  if (
    call.over === null ||
    call.filter ||
    call.distinct ||
    call.order.length > 0 ||
    !IN_ARRAYS.includes(value.kind)
  )
    given.fail(`IGNORE NULLS in ${given.name} of ${a(value.kind)}`);
  const [place, other] = [given.expr('place'), given.optional('other')];
  if (other || name === 'nth_value' || (place && place.node !== 'number'))
    return given.fail(`IGNORE NULLS in this form of ${given.name}`);
  const count = place?.node === 'number' ? Number(place.text) : 1;
  const isBeside = name === 'lag' || name === 'lead';
  const frames = {
    lag: 'ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING',
    lead: 'ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING',
  };
  const index =
    name === 'lag' ? `#-${count}` : name === 'lead' ? String(count - 1) : name === 'last_value' ? '#-1' : '0';
  const over = given.over(isBeside ? frames[name] : frame);
  const all = `json_group_array(${value.sql}) FILTER (WHERE ${value.sql} IS NOT NULL)${over}`;
  return typed(`(${given.here}${all} ->> '$[${index}]')`, value.kind, value.scale);
}

const WHOLE = 'ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING';
const inFrame = (given: Given, name: string, frame: 'up to here' | 'all'): Typed =>
  beside(given, name, frame === 'all' ? WHOLE : null);

const IN_ARRAYS: readonly Kind[] = ['text', 'integer', 'date', 'timestamp', 'float'];

/** Digits behind the point of an average, by those of what it is of. */
const AVERAGE_SCALES = {
  same: (scale: number) => scale,
  nine: () => 9,
  'four more': (scale: number) => scale + 4,
  'six more': sixMore,
};

export const AGGREGATES = {
  count: (given) => counted(given, given.fn.several),
  'count distinct': (given) => {
    plain(given, true);
    return countedValue(given, true);
  },
  'count if': (given) => {
    plain(given);
    if (given.call.distinct) given.fail(given.name);
    const filter = given.filter(given.condition('condition'));
    return typed(`${given.here}count(*)${filter}${given.over()}`, 'integer');
  },
  sum: (given) => {
    const value = numberOf(given, 'SUM');
    const total = aggregate(given, 'sum', value.sql);
    return value.kind === 'decimal' ? decimal(total, value.scale, given.at) : typed(total, value.kind);
  },
  average: (given) => {
    const value = numberOf(given, 'AVG');
    const { ofWhole, scale: digits } = given.fn;
    if (value.kind === 'float' || (value.kind === 'integer' && ofWhole === 'float'))
      return typed(aggregate(given, 'avg', value.sql), 'float');
    const own = scaleOf(value);
    const scale = own === null ? null : AVERAGE_SCALES[digits](own);
    const [total, count] = ['sum', 'count'].map((each) => aggregate(given, each, value.sql));
    return quotient(total ?? '', count ?? '', scale, given.at);
  },
  percentile: (given) => {
    const { call, fn } = given;
    const [key] = call.order;
    // PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x)
    const isWithin = fn.share === 'first';
    if (isWithin ? call.order.length !== 1 || key?.down : call.order.length > 0)
      given.fail(`this form of ${given.name}`);
    if (call.distinct || call.nulls || call.limit) given.fail(`this form of ${given.name}`);
    const value = isWithin && key ? given.of(key.of) : given.value('value');
    if (!isNumber(value.kind)) given.fail(`${given.name} of ${a(value.kind)}`);
    const share = fn.share === null ? '0.5' : given.value('share').sql;
    const all = `json_group_array(${value.sql})${given.filter()}${given.over()}`;
    return typed(`${given.here}gc_percentile(${all}, ${share})`, 'float');
  },
  min: (given) => extreme(given, 'min'),
  max: (given) => extreme(given, 'max'),
  every: (given) => logical(given, 'min'),
  some: (given) => logical(given, 'max'),
  'max by': (given) => by(given, ' DESC'),
  'min by': (given) => by(given, ''),
  'join texts': (given) => {
    const { call, fn } = given;
    if (call.limit || call.nulls || call.over !== null) given.fail(`this form of ${given.name}`);
    const [of, separator] = [given.value('text'), given.optional('by')];
    if (of.kind !== 'text') given.fail(`${given.name} of ${a(of.kind)}`, 'CAST it to a text.');
    // SQLite has no separator beside DISTINCT.
    if (call.distinct) {
      const filter = given.filter(`${of.sql} IS NOT NULL`);
      const all = `${given.here}json_group_array(DISTINCT ${of.sql}${given.order()})${filter}`;
      const joined = `gc_join(${all}, ${separator?.sql ?? `'${fn.separator}'`}, 'left out')`;
      return typed(fn.ofNone === 'empty' ? joined : `nullif(${joined}, '')`, 'text');
    }
    const list = `${of.sql}, ${separator?.sql ?? `'${fn.separator}'`}${given.order()}`;
    const sql = `${given.here}group_concat(${list})${given.filter()}`;
    return typed(fn.ofNone === 'empty' ? `coalesce(${sql}, '')` : sql, 'text');
  },
  array: (given) => {
    const { call, fn } = given;
    if (call.over !== null) given.fail(`this form of ${given.name}`);
    const value = given.value('value');
    if (!IN_ARRAYS.includes(value.kind)) given.fail(`ARRAY_AGG of ${a(value.kind)}`);
    const drops = call.nulls === 'ignore' || fn.dropsNulls;
    const filter = given.filter(...(drops ? [`(${value.sql} IS NOT NULL)`] : []));
    const distinct = call.distinct || fn.distinct ? 'DISTINCT ' : '';
    return typed(`${given.here}json_group_array(${distinct}${value.sql}${given.order()})${filter}`, 'array');
  },
} satisfies Partial<Rules>;

/** Functions that only a window has. */
export const WINDOWS = {
  rank: (given) => {
    plain(given);
    if (given.call.over === null || given.call.filter) given.fail(`${given.name} without OVER`);
    return typed(`${given.here}${given.call.name}()${given.over()}`, given.fn.gives);
  },
  'count of events': (given) => {
    plain(given);
    if (given.call.over === null || given.call.filter) given.fail(`${given.name} without OVER`);
    const of = `sum(CASE WHEN ${given.condition('value')} THEN 1 ELSE 0 END)`;
    return typed(`${given.here}${of}${given.over('ROWS UNBOUNDED PRECEDING')}`, 'integer');
  },
  ntile: (given) => {
    plain(given);
    const value = given.value('value');
    if (given.call.over === null || value.kind !== 'integer') given.fail('this NTILE');
    return typed(`${given.here}ntile(${value.sql})${given.over()}`, 'integer');
  },
  lag: (given) => beside(given, 'lag', null),
  lead: (given) => beside(given, 'lead', null),
  'first value': (given) => inFrame(given, 'first_value', given.fn.frame),
  'last value': (given) => inFrame(given, 'last_value', given.fn.frame),
  'nth value': (given) => inFrame(given, 'nth_value', given.fn.frame),
} satisfies Partial<Rules>;

/** Whether a function makes one value of many rows, where no OVER stands behind it. */
export const isAggregate = ({ is }: SqlFunction): boolean => Object.hasOwn(AGGREGATES, is);

/** Whether it may have OVER, DISTINCT, ORDER BY or FILTER. */
export const isOverRows = (form: SqlFunction): boolean =>
  isAggregate(form) || Object.hasOwn(WINDOWS, form.is);
