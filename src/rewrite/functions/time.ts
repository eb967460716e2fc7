import type { Call, Expr } from '../ast.ts';
import { a, toDate, toTimestamp } from '../coerce.ts';
import { type Env, mark, text } from '../env.ts';
import { expression } from '../recur.ts';
import { isTime, type Typed, typed } from '../typed.ts';
import { unsupported } from '../unsupported.ts';
import { addTime, type Unit, unitOf } from './time-add.ts';
import type { Rule } from './rule.ts';
import { count } from './rule.ts';

const SECONDS: Partial<Record<Unit, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86400,
  week: 604800,
};

/** A unit that stands as a bare word or, in some dialects, as a text. */
function unitIn(expr: Expr | undefined, at: number): string {
  if (expr?.node === 'name' && expr.parts.length === 1) return expr.parts[0]?.toLowerCase() ?? '';
  if (expr?.node === 'text') return expr.value.toLowerCase();
  if (expr?.node === 'call' && expr.name === 'week' && expr.args[0]?.node === 'name')
    return `week(${expr.args[0].parts[0]?.toLowerCase()})`;
  return unsupported(at, 'a computed unit', 'Write the unit as a word.');
}

const arg = (call: Call, at: number, env: Env): Typed => {
  const expr = call.args[at];
  if (!expr) return unsupported(call.at, `${call.name.toUpperCase()} with ${call.args.length} arguments`);
  return expression(expr, env);
};

const time = (value: Typed, at: number): Typed => (isTime(value.kind) ? value : toTimestamp(value, at));

/** Whole units from `from` to `to`, cut towards zero. */
function whole(from: Typed, to: Typed, unit: Unit, at: number): Typed {
  const seconds = SECONDS[unit];
  if (seconds === undefined)
    return unsupported(
      at,
      `a difference in ${unit}s`,
      'What a whole month is differs between dialects: count seconds or days.',
    );
  const difference = `(${mark(at)}unixepoch(${to.sql}) - unixepoch(${from.sql}))`;
  return typed(seconds === 1 ? difference : `(${difference} / ${seconds})`, 'integer');
}

/** Boundaries of units between both. */
function boundaries(from: Typed, to: Typed, unit: Unit, sunday: boolean, at: number): Typed {
  if (unit === 'second') return whole(from, to, unit, at);
  return typed(
    `CAST(${mark(at)}gc_boundaries(${from.sql}, ${to.sql}, '${unit === 'week' && sunday ? 'sunday' : unit}') AS INTEGER)`,
    'integer',
  );
}

function bigqueryDiff(dates: boolean | null): Rule {
  return (call, env) => {
    count(call, 3, 3);
    const [to, from] = [arg(call, 0, env), arg(call, 1, env)];
    let word = unitIn(call.args[2], call.at);
    let sunday = true;
    if (word === 'isoweek' || word === 'week(monday)') [word, sunday] = ['week', false];
    if (word === 'week(sunday)') word = 'week';
    const unit = unitOf(word, call.at);
    if (dates === true)
      return boundaries(toDate(from, call.at, false), toDate(to, call.at, false), unit, sunday, call.at);
    const pair = [toTimestamp(from, call.at), toTimestamp(to, call.at)] as const;
    if (dates === null) return boundaries(...pair, unit, sunday, call.at);
    if (['week', 'month', 'quarter', 'year'].includes(unit))
      unsupported(call.at, `TIMESTAMP_DIFF in ${unit}s`, 'Write DATE_DIFF of two dates.');
    return whole(...pair, unit, call.at);
  };
}

const snowflakeDiff: Rule = (call, env) => {
  count(call, 3, 3);
  const unit = unitOf(unitIn(call.args[0], call.at), call.at);
  return boundaries(
    toTimestamp(arg(call, 1, env), call.at),
    toTimestamp(arg(call, 2, env), call.at),
    unit,
    false,
    call.at,
  );
};

const wholeDiff: Rule = (call, env) => {
  if (call.args.length === 2 && env.home === 'spark') {
    const [to, from] = [toDate(arg(call, 0, env), call.at, false), toDate(arg(call, 1, env), call.at, false)];
    return boundaries(from, to, 'day', false, call.at);
  }
  count(call, 3, 3);
  const unit = unitOf(unitIn(call.args[0], call.at), call.at);
  return whole(time(arg(call, 1, env), call.at), time(arg(call, 2, env), call.at), unit, call.at);
};

/** X_ADD(time, INTERVAL n UNIT) of BigQuery. */
function bigqueryAdd(negative: boolean, kind: 'date' | 'timestamp' | 'datetime'): Rule {
  return (call, env) => {
    count(call, 2, 2);
    const interval = call.args[1];
    if (interval?.node !== 'interval')
      return unsupported(call.at, `${call.name.toUpperCase()} without INTERVAL`);
    const value = arg(call, 0, env);
    const unit = unitOf(interval.unit, interval.at);
    const calendar = ['week', 'month', 'quarter', 'year'].includes(unit);
    if (kind === 'timestamp' && calendar)
      unsupported(call.at, `${call.name.toUpperCase()} of ${unit}s`, 'Write it in days.');
    if (kind === 'date' && !calendar && unit !== 'day')
      unsupported(call.at, `${call.name.toUpperCase()} of ${unit}s`);
    if (kind === 'date' && value.kind === 'timestamp')
      unsupported(call.at, `${call.name.toUpperCase()} of a timestamp`, 'Take DATE(…) of it first.');
    const start = kind === 'date' ? toDate(value, call.at, true) : toTimestamp(value, call.at);
    return addTime(start, expression(interval.amount, env), unit, negative, call.at);
  };
}

const unitFirstAdd: Rule = (call, env) => {
  count(call, 3, 3);
  const unit = unitOf(unitIn(call.args[0], call.at), call.at);
  const start = time(arg(call, 2, env), call.at);
  if (env.home === 'trino' && start.kind === 'date' && ['second', 'minute', 'hour'].includes(unit))
    unsupported(call.at, `date_add of ${unit}s to a date`);
  return addTime(start, arg(call, 1, env), unit, false, call.at);
};

function sparkAdd(negative: boolean, unit: Unit): Rule {
  return (call, env) => {
    if (call.args.length === 3 && !negative) return unitFirstAdd(call, env);
    count(call, 2, 2);
    return addTime(toDate(arg(call, 0, env), call.at, false), arg(call, 1, env), unit, negative, call.at);
  };
}

/** The beginning of the unit that a time is in. */
function truncated(
  value: Typed,
  word: string,
  kind: 'date' | 'timestamp',
  at: number,
  sunday: boolean,
): Typed {
  let unit = word;
  let week = sunday ? 'sunday' : 'monday';
  if (word === 'isoweek' || word === 'week(monday)') [unit, week] = ['week', 'monday'];
  if (word === 'week(sunday)') [unit, week] = ['week', 'sunday'];
  const here = mark(at);
  const x = value.sql;
  switch (unitOf(unit, at)) {
    case 'second':
      if (kind === 'date') break;
      return value.kind === 'date' ? toTimestamp(value, at) : value;
    case 'minute':
      if (kind === 'date') break;
      return typed(`${here}strftime('%Y-%m-%d %H:%M:00', ${x})`, 'timestamp');
    case 'hour':
      if (kind === 'date') break;
      return typed(`${here}strftime('%Y-%m-%d %H:00:00', ${x})`, 'timestamp');
    case 'day':
      return ended(`${here}date(${x})`, kind);
    case 'week':
      return ended(
        week === 'monday'
          ? `${here}date(${x}, 'weekday 0', '-6 days')`
          : `${here}date(${x}, '-6 days', 'weekday 0')`,
        kind,
      );
    case 'month':
      return ended(`${here}strftime('%Y-%m-01', ${x})`, kind);
    case 'quarter':
      return ended(`${here}gc_quarter(${x})`, kind);
    case 'year':
      return ended(`${here}strftime('%Y-01-01', ${x})`, kind);
  }
  return unsupported(at, `a date cut to its ${unit}`);
}

function ended(sql: string, kind: 'date' | 'timestamp'): Typed {
  return kind === 'date' ? typed(sql, 'date') : typed(`(${sql} || ' 00:00:00')`, 'timestamp');
}

function bigqueryTrunc(only: 'date' | 'timestamp' | null): Rule {
  return (call, env) => {
    count(call, 2, 2);
    const given = arg(call, 0, env);
    const value = only === 'timestamp' ? toTimestamp(given, call.at) : time(given, call.at);
    return truncated(
      value,
      unitIn(call.args[1], call.at),
      value.kind === 'date' ? 'date' : 'timestamp',
      call.at,
      true,
    );
  };
}

const dateTrunc: Rule = (call, env) => {
  count(call, 2, 2);
  const value = time(arg(call, 1, env), call.at);
  const kind = env.home === 'spark' || value.kind !== 'date' ? 'timestamp' : 'date';
  return truncated(value, unitIn(call.args[0], call.at), kind, call.at, false);
};

const PARTS: Readonly<Record<string, string>> = {
  year: '%Y',
  month: '%m',
  day: '%d',
  hour: '%H',
  minute: '%M',
  second: '%S',
  dayofyear: '%j',
  doy: '%j',
  isoyear: '%G',
  isoweek: '%V',
};

function part(word: string, given: Typed, at: number, env: Env): Typed {
  const value = time(given, at);
  const number = (format: string) =>
    typed(`CAST(${mark(at)}strftime('${format}', ${value.sql}) AS INTEGER)`, 'integer');
  const plain = PARTS[word] ?? PARTS[word.replace(/s$/, '')];
  if (plain && !(env.home === 'trino' && word === 'isoyear')) {
    if (value.kind === 'date' && ['%H', '%M', '%S'].includes(plain)) unsupported(at, `the ${word} of a date`);
    return number(plain);
  }
  switch (word) {
    case 'quarter':
      return typed(`((${number('%m').sql} + 2) / 3)`, 'integer');
    case 'week':
      return number(env.home === 'bigquery' ? '%U' : '%V');
    case 'weekiso':
    case 'weekofyear':
    case 'week_of_year':
      if (env.home === 'bigquery') break;
      return number('%V');
    case 'dayofweek':
    case 'dow':
    case 'day_of_week':
      if (env.home === 'trino') return number('%u');
      if (env.home === 'snowflake') return number('%w');
      return typed(`(${number('%w').sql} + 1)`, 'integer');
    case 'dayofweekiso':
    case 'dayofweek_iso':
      return number('%u');
    case 'date':
      return toDate(value, at, false);
    case 'epoch':
    case 'epoch_second':
      if (env.home !== 'snowflake') break;
      return typed(`${mark(at)}unixepoch(${value.sql})`, 'integer');
    default:
      break;
  }
  return unsupported(at, `the part ${word} of a time`);
}

const extract: Rule = (call, env) => part(unitIn(call.args[0], call.at), arg(call, 1, env), call.at, env);
const partOf =
  (word: string): Rule =>
  (call, env) => {
    count(call, 1, 1);
    return part(word, arg(call, 0, env), call.at, env);
  };
const date: Rule = (call, env) => {
  count(call, 1, 1);
  return toDate(arg(call, 0, env), call.at, false);
};
const timestamp: Rule = (call, env) => {
  count(call, 1, 1);
  const value = arg(call, 0, env);
  if (value.kind === 'integer') unsupported(call.at, `${call.name.toUpperCase()} of a number`);
  return toTimestamp(value, call.at);
};
const seconds =
  (factor: number): Rule =>
  (call, env) => {
    count(call, 1, 1);
    const sql = `${mark(call.at)}unixepoch(${toTimestamp(arg(call, 0, env), call.at).sql})`;
    return typed(factor === 1 ? sql : `(${sql} * ${factor})`, 'integer');
  };
const fromSeconds: Rule = (call, env) => {
  count(call, 1, 1);
  const value = arg(call, 0, env);
  if (value.kind !== 'integer') unsupported(call.at, `${call.name.toUpperCase()} of ${a(value.kind)}`);
  return typed(
    `${mark(call.at)}datetime(${value.sql}, 'unixepoch')`,
    env.home === 'spark' ? 'text' : 'timestamp',
  );
};
const lastDay: Rule = (call, env) => {
  count(call, 1, 1);
  return typed(
    `${mark(call.at)}date(${toDate(arg(call, 0, env), call.at, false).sql}, 'start of month', '+1 month', '-1 day')`,
    'date',
  );
};

/** Pieces of a dialect's format, longest first, as strftime has them. */
const FORMATS: Readonly<
  Record<'percent' | 'mysql' | 'oracle' | 'java', readonly (readonly [string, string])[]>
> = {
  percent: [
    ['%Y', '%Y'],
    ['%m', '%m'],
    ['%d', '%d'],
    ['%H', '%H'],
    ['%M', '%M'],
    ['%S', '%S'],
    ['%j', '%j'],
    ['%F', '%F'],
    ['%T', '%T'],
    ['%G', '%G'],
    ['%V', '%V'],
  ],
  mysql: [
    ['%Y', '%Y'],
    ['%m', '%m'],
    ['%d', '%d'],
    ['%H', '%H'],
    ['%i', '%M'],
    ['%s', '%S'],
    ['%S', '%S'],
    ['%T', '%T'],
    ['%j', '%j'],
  ],
  oracle: [
    ['YYYY', '%Y'],
    ['HH24', '%H'],
    ['MM', '%m'],
    ['DD', '%d'],
    ['MI', '%M'],
    ['SS', '%S'],
  ],
  java: [
    ['yyyy', '%Y'],
    ['MM', '%m'],
    ['dd', '%d'],
    ['HH', '%H'],
    ['mm', '%M'],
    ['ss', '%S'],
  ],
};

function format(kind: keyof typeof FORMATS, formatFirst: boolean): Rule {
  return (call, env) => {
    count(call, 2, 2);
    const [time_, pattern] = formatFirst ? [call.args[1], call.args[0]] : [call.args[0], call.args[1]];
    if (!time_ || pattern?.node !== 'text') return unsupported(call.at, 'a computed format');
    let left = kind === 'oracle' ? pattern.value.toUpperCase() : pattern.value;
    let sql = '';
    while (left !== '') {
      const piece = FORMATS[kind].find(([from]) => left.startsWith(from));
      const plain = /^[-/:. _]/.exec(left)?.[0];
      if (!piece && plain === undefined)
        unsupported(pattern.at, `the format '${pattern.value}' from ${left} on`);
      sql += piece ? piece[1] : plain;
      left = left.slice((piece ? piece[0] : (plain ?? ' ')).length);
    }
    const value = expression(time_, env);
    if (!isTime(value.kind))
      return unsupported(call.at, `${call.name.toUpperCase()} of ${a(value.kind)}`, 'CAST it to a time.');
    return typed(`${mark(call.at)}strftime(${text(sql)}, ${value.sql})`, 'text');
  };
}

const now: Rule = (call) => {
  count(call, 0, 0);
  return typed("datetime('now')", 'timestamp');
};
const today: Rule = (call) => {
  count(call, 0, 0);
  return typed("date('now')", 'date');
};

export const EVERYWHERE: Readonly<Record<string, Rule>> = {
  extract,
  date,
  current_timestamp: now,
  current_date: today,
};

const PART_CALLS = Object.fromEntries(
  ['year', 'month', 'day', 'hour', 'minute', 'second', 'quarter', 'week'].map((word) => [word, partOf(word)]),
);

export const BIGQUERY: Readonly<Record<string, Rule>> = {
  timestamp,
  datetime: timestamp,
  timestamp_diff: bigqueryDiff(false),
  datetime_diff: bigqueryDiff(null),
  date_diff: bigqueryDiff(true),
  timestamp_add: bigqueryAdd(false, 'timestamp'),
  timestamp_sub: bigqueryAdd(true, 'timestamp'),
  datetime_add: bigqueryAdd(false, 'datetime'),
  datetime_sub: bigqueryAdd(true, 'datetime'),
  date_add: bigqueryAdd(false, 'date'),
  date_sub: bigqueryAdd(true, 'date'),
  timestamp_trunc: bigqueryTrunc('timestamp'),
  datetime_trunc: bigqueryTrunc('timestamp'),
  date_trunc: bigqueryTrunc(null),
  unix_seconds: seconds(1),
  unix_millis: seconds(1000),
  unix_micros: seconds(1_000_000),
  timestamp_seconds: fromSeconds,
  format_timestamp: format('percent', true),
  format_date: format('percent', true),
  format_datetime: format('percent', true),
  last_day: lastDay,
};

export const SNOWFLAKE: Readonly<Record<string, Rule>> = {
  ...PART_CALLS,
  datediff: snowflakeDiff,
  timestampdiff: snowflakeDiff,
  timediff: snowflakeDiff,
  dateadd: unitFirstAdd,
  timestampadd: unitFirstAdd,
  timeadd: unitFirstAdd,
  date_trunc: dateTrunc,
  date_part: extract,
  dayofweek: partOf('dayofweek'),
  dayofweekiso: partOf('dayofweekiso'),
  dayofyear: partOf('dayofyear'),
  weekofyear: partOf('weekofyear'),
  to_date: date,
  to_timestamp: timestamp,
  to_timestamp_ntz: timestamp,
  to_char: format('oracle', false),
  to_varchar: format('oracle', false),
  last_day: lastDay,
  sysdate: now,
  getdate: now,
};

export const TRINO: Readonly<Record<string, Rule>> = {
  ...PART_CALLS,
  date_diff: wholeDiff,
  date_add: unitFirstAdd,
  date_trunc: dateTrunc,
  day_of_week: partOf('day_of_week'),
  dow: partOf('dow'),
  day_of_year: partOf('doy'),
  week_of_year: partOf('week_of_year'),
  date_format: format('mysql', false),
  format_datetime: format('java', false),
  from_unixtime: fromSeconds,
  to_unixtime: (call, env) => ({
    ...seconds(1)(call, env),
    sql: `CAST(${seconds(1)(call, env).sql} AS REAL)`,
    kind: 'float',
  }),
  last_day_of_month: lastDay,
  from_iso8601_timestamp: timestamp,
  now,
};

export const SPARK: Readonly<Record<string, Rule>> = {
  ...PART_CALLS,
  week: partOf('weekofyear'),
  weekofyear: partOf('weekofyear'),
  dayofweek: partOf('dayofweek'),
  dayofmonth: partOf('day'),
  dayofyear: partOf('dayofyear'),
  datediff: wholeDiff,
  date_diff: wholeDiff,
  timestampdiff: wholeDiff,
  timestampadd: unitFirstAdd,
  date_add: sparkAdd(false, 'day'),
  dateadd: sparkAdd(false, 'day'),
  date_sub: sparkAdd(true, 'day'),
  add_months: sparkAdd(false, 'month'),
  date_trunc: dateTrunc,
  date_format: format('java', false),
  to_date: date,
  to_timestamp: timestamp,
  timestamp,
  unix_timestamp: seconds(1),
  from_unixtime: fromSeconds,
  last_day: lastDay,
  now,
  date_part: extract,
};
