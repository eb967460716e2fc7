import type { SourceDialect } from '../sql/dialects/source-dialect.ts';
import type { FunctionOf, Lack, Taken, TimePart, Unit } from '../sql/functions.ts';
import type { Expr, Interval } from '../sql/parse/tree.ts';
import { unsupported } from '../sql/parse/unsupported.ts';
import { toDate, toTimestamp } from './coercion.ts';
import type { Given, Rules } from './given.ts';
import { mark } from './places.ts';
import { formatted, parsedBy } from './time-formats.ts';
import { a, isTime, type Typed, typed } from './typed.ts';

const UNITS: ReadonlyMap<string, Unit> = new Map(
  Object.entries({
    second: 's sec secs second seconds',
    minute: 'mi min mins minute minutes',
    hour: 'h hr hrs hh hour hours',
    day: 'd dd day days',
    week: 'w wk week weeks',
    month: 'mm mon mons month months',
    quarter: 'q qtr quarter quarters',
    year: 'y yy yyyy yr year years',
  } as const).flatMap(([unit, names]) => names.split(' ').map((name) => [name, unit as Unit] as const)),
);

/** `m` is a month in some places and a minute in others, and so it is no unit. */
function unitOf(word: string, at: number): Unit {
  return (
    UNITS.get(word.toLowerCase()) ??
    unsupported(
      at,
      `the unit ${word}`,
      'Units are SECOND, MINUTE, HOUR, DAY, WEEK, MONTH, QUARTER and YEAR; times have whole seconds here.',
    )
  );
}

/** A unit that stands as a bare word or, in some dialects, as a text. */
function unitWord(expr: Expr | null, at: number): string {
  if (expr?.node === 'name' && expr.parts.length === 1) return expr.parts[0]?.toLowerCase() ?? '';
  if (expr?.node === 'text') return expr.value.toLowerCase();
  if (expr?.node === 'call' && expr.name === 'week' && expr.args[0]?.node === 'name')
    return `week(${expr.args[0].parts[0]?.toLowerCase()})`;
  return unsupported(at, 'a computed unit', 'Write the unit as a word.');
}

/** The unit that a call names, and on which day a week of it begins. */
function unitIn(given: Given): { unit: Unit; week: 'sunday' | 'monday' } {
  const word = unitWord(given.expr('unit'), given.at);
  const { weeks } = given.dialect.times;
  const week = weeks.get(word);
  if (week) return { unit: 'week', week };
  return { unit: unitOf(word, given.at), week: weeks.get('week') ?? 'monday' };
}

const isCalendar = (unit: Unit): boolean => !['second', 'minute', 'hour'].includes(unit);

/** A time and a whole number of units: of a date and days or more a date, else a timestamp. A month ends where it ends. */
function addTime(time: Typed, amount: Typed, unit: Unit, op: '+' | '-', at: number): Typed {
  if (amount.kind !== 'integer')
    unsupported(at, `${a(amount.kind)} of ${unit}s`, 'It has to be a whole number.');
  const isDate = time.kind === 'date';
  const start = isDate && !isCalendar(unit) ? `(${time.sql} || ' 00:00:00')` : time.sql;
  const sign = op === '-' ? '-' : '';
  return typed(
    `${mark(at)}gc_add(${start}, ${sign}${amount.sql}, '${unit}')`,
    isDate && isCalendar(unit) ? 'date' : 'timestamp',
  );
}

/** `INTERVAL '30' MINUTE` as a value. Months have not all the same length, and so they are none. */
export function interval({ unit: word, at }: Interval, amount: () => Typed): Typed {
  const unit = unitOf(word, at);
  const seconds = SECONDS.get(unit);
  if (seconds === undefined)
    return unsupported(
      at,
      `an INTERVAL of ${unit}s at this place`,
      'Add it to a time, or subtract it from one.',
    );
  const value = amount();
  if (value.kind !== 'integer')
    unsupported(at, `${a(value.kind)} of ${unit}s`, 'It has to be a whole number.');
  return typed(seconds === 1 ? value.sql : `(${value.sql} * ${seconds})`, 'interval');
}

/** `time ± INTERVAL`. */
export function plusInterval(
  value: Typed,
  { unit: word, at: here }: Interval,
  amount: () => Typed,
  op: '+' | '-',
  at: number,
  { times: { interval } }: SourceDialect,
): Typed {
  const unit = unitOf(word, here);
  if (!isTime(value.kind)) return unsupported(at, `${a(value.kind)} ${op} INTERVAL`, 'CAST it to a time.');
  const isDate = value.kind === 'date';
  if (!isDate && interval.timestampLacks.includes(unit))
    unsupported(at, `a TIMESTAMP and an INTERVAL of ${unit}s`);
  if (isDate && interval.dateLacks.includes(unit)) unsupported(at, `a date and an INTERVAL of ${unit}s`);
  const start = isDate && interval.dateBecomes === 'timestamp' ? toTimestamp(value, at) : value;
  return addTime(start, amount(), unit, op, at);
}

/** What an interval may stand beside; null: nothing else. */
function intervalArithmetic(
  op: string,
  left: Typed,
  right: Typed,
  at: number,
  dateBecomes: 'date' | 'timestamp',
): Typed | null {
  const made = (kind: 'interval') => typed(`(${left.sql} ${mark(at)}${op} ${right.sql})`, kind);
  const [first, second] = [left.kind, right.kind];
  if (op === '*' && [first, second].includes('integer')) return made('interval');
  if (op !== '+' && op !== '-') return null;
  if (first === 'interval' && second === 'interval') return made('interval');
  const [time, length] = op === '+' && first === 'interval' ? [right, left] : [left, right];
  if (length.kind !== 'interval' || !isTime(time.kind)) return null;
  if (time.kind === 'date' && dateBecomes === 'date')
    unsupported(at, `a date ${op} a computed INTERVAL`, 'CAST the date to a timestamp.');
  return addTime(toTimestamp(time, at), typed(length.sql, 'integer'), 'second', op, at);
}

/** `+ - * / %` of values of which one is a time or an interval. */
export function timeArithmetic(
  op: string,
  left: Typed,
  right: Typed,
  at: number,
  { values: { datesAreDays }, times }: SourceDialect,
): Typed {
  if (left.kind === 'interval' || right.kind === 'interval') {
    const made = intervalArithmetic(op, left, right, at, times.interval.dateBecomes);
    if (made) return made;
  } else if (op === '-' && left.kind === right.kind && !(datesAreDays && left.kind === 'date'))
    return typed(`(${mark(at)}unixepoch(${left.sql}) - unixepoch(${right.sql}))`, 'interval');
  if (datesAreDays && left.kind === 'date') {
    if (op === '-' && right.kind === 'date')
      return typed(`CAST(julianday(${left.sql}) - julianday(${right.sql}) AS INTEGER)`, 'integer');
    if (right.kind === 'integer' && (op === '+' || op === '-')) return addTime(left, right, 'day', op, at);
  }
  return unsupported(
    at,
    `${a(left.kind)} ${op} ${a(right.kind)}`,
    'Take the difference with DATEDIFF, TIMESTAMP_DIFF or date_diff; add with an INTERVAL.',
  );
}

const time = (value: Typed, at: number): Typed => (isTime(value.kind) ? value : toTimestamp(value, at));

/** A time as a function takes it. */
function taken(given: Given, role: 'time' | 'from' | 'to', as: Taken): Typed {
  const value = given.value(role);
  switch (as) {
    case 'date':
      if (value.kind === 'timestamp') given.fail(`${given.name} of a timestamp`, 'Take DATE(…) of it first.');
      return toDate(value, given.at, true);
    case 'day':
      return toDate(value, given.at, false);
    case 'timestamp':
      return toTimestamp(value, given.at);
    case 'time':
      return time(value, given.at);
  }
}

function checkUnit(given: Given, unit: Unit, lacks: Lack | undefined, what: string): void {
  if (lacks?.units.includes(unit)) given.fail(`${given.name} ${what} ${unit}s`, lacks.hint);
}

function added(
  given: Given,
  of: Taken,
  fixed: Unit | undefined,
  lacks: Lack | undefined,
  op: '+' | '-',
): Typed {
  const interval = given.call.args[given.fn.takes.indexOf('interval')];
  if (!interval) {
    const start = taken(given, 'time', of);
    const unit = fixed ?? unitIn(given).unit;
    if (start.kind === 'date' && given.dialect.times.interval.dateLacks.includes(unit))
      given.fail(`${given.call.name} of ${unit}s to a date`);
    return addTime(start, given.value('amount'), unit, op, given.at);
  }
  if (interval.node !== 'interval') return given.fail(`${given.name} without INTERVAL`);
  const unit = unitOf(interval.unit, interval.at);
  checkUnit(given, unit, lacks, 'of');
  return addTime(taken(given, 'time', of), given.amount(interval), unit, op, given.at);
}

const SECONDS: ReadonlyMap<Unit, number> = new Map([
  ['second', 1],
  ['minute', 60],
  ['hour', 3600],
  ['day', 86_400],
  ['week', 604_800],
]);

/** Whole units, cut towards zero. */
function wholeUnits(from: Typed, to: Typed, unit: Unit, at: number): Typed {
  const seconds = SECONDS.get(unit);
  if (seconds === undefined)
    return unsupported(
      at,
      `a difference in ${unit}s`,
      'What a whole month is differs between dialects: count seconds or days.',
    );
  const difference = `(${mark(at)}unixepoch(${to.sql}) - unixepoch(${from.sql}))`;
  return typed(seconds === 1 ? difference : `(${difference} / ${seconds})`, 'integer');
}

/** The beginning of the unit that a time is in. */
function truncated(given: Given<FunctionOf<'truncate'>>, value: Typed, kind: 'date' | 'timestamp'): Typed {
  const { unit, week } = unitIn(given);
  checkUnit(given, unit, given.fn.lacks, 'to');
  const { here } = given;
  const x = value.sql;
  const ended = (sql: string) =>
    kind === 'date' ? typed(sql, 'date') : typed(`(${sql} || ' 00:00:00')`, 'timestamp');
  if (kind === 'date' && !isCalendar(unit)) return given.fail(`a date cut to its ${unit}`);
  switch (unit) {
    case 'second':
      return toTimestamp(value, given.at);
    case 'minute':
      return typed(`${here}strftime('%Y-%m-%d %H:%M:00', ${x})`, 'timestamp');
    case 'hour':
      return typed(`${here}strftime('%Y-%m-%d %H:00:00', ${x})`, 'timestamp');
    case 'day':
      return ended(`${here}date(${x})`);
    case 'week':
      return ended(
        week === 'monday'
          ? `${here}date(${x}, 'weekday 0', '-6 days')`
          : `${here}date(${x}, '-6 days', 'weekday 0')`,
      );
    case 'month':
      return ended(`${here}strftime('%Y-%m-01', ${x})`);
    case 'quarter':
      return ended(`${here}gc_quarter(${x})`);
    case 'year':
      return ended(`${here}strftime('%Y-01-01', ${x})`);
  }
}

/** As strftime has them. */
const PART_FORMATS: Readonly<Record<Exclude<TimePart, 'date' | 'epoch'>, string>> = {
  year: '%Y',
  quarter: '%m',
  month: '%m',
  day: '%d',
  hour: '%H',
  minute: '%M',
  second: '%S',
  'day of year': '%j',
  'ISO year': '%G',
  'ISO week': '%V',
  'week from Sunday': '%U',
  'ISO weekday': '%u',
  'weekday from Sunday 0': '%w',
  'weekday from Sunday 1': '%w',
};

function part(given: Given, fixed: TimePart | null): Typed {
  const word = fixed ?? unitWord(given.expr('unit'), given.at);
  const what = fixed ?? given.dialect.times.parts.get(word);
  const value = taken(given, 'time', 'time');
  if (what === undefined) return given.fail(`the part ${word} of a time`);
  if (what === 'date') return toDate(value, given.at, false);
  if (what === 'epoch') return typed(`${given.here}unixepoch(${value.sql})`, 'integer');
  if (value.kind === 'date' && ['hour', 'minute', 'second'].includes(what))
    given.fail(`the ${word} of a date`);
  const number = `CAST(${given.here}strftime('${PART_FORMATS[what]}', ${value.sql}) AS INTEGER)`;
  if (what === 'quarter') return typed(`((${number} + 2) / 3)`, 'integer');
  return typed(what === 'weekday from Sunday 1' ? `(${number} + 1)` : number, 'integer');
}

/** A time of a text or another time. */
function read(given: Given<FunctionOf<'to date' | 'to timestamp'>>, kind: 'date' | 'timestamp'): Typed {
  const { style, safe = false } = given.fn;
  const value = given.value('time');
  if (given.expr('format') && style) return parsedBy(given, style, safe, kind === 'date');
  if (safe && value.kind === 'text') return typed(`${given.here}gc_try_${kind}(${value.sql})`, kind);
  return taken(given, 'time', kind === 'date' ? 'day' : 'timestamp');
}

export const TIMES = {
  now: () => typed("datetime('now')", 'timestamp'),
  today: () => typed("date('now')", 'date'),
  'to date': (given) => read(given, 'date'),
  'to timestamp': (given) => {
    if (given.value('time').kind === 'integer') given.fail(`${given.name} of a number`);
    return read(given, 'timestamp');
  },
  'last day': (given) => {
    const day = taken(given, 'time', 'day').sql;
    return typed(`${given.here}date(${day}, 'start of month', '+1 month', '-1 day')`, 'date');
  },
  'time part': (given) => part(given, given.fn.part),
  difference: (given) => {
    const { of, counts, unit: fixed, lacks } = given.fn;
    const { unit, week } = fixed ? { unit: fixed, week: 'monday' } : unitIn(given);
    const [from, to] = [taken(given, 'from', of), taken(given, 'to', of)];
    checkUnit(given, unit, lacks, 'in');
    if (counts === 'whole units' || unit === 'second') return wholeUnits(from, to, unit, given.at);
    const boundary = unit === 'week' && week === 'sunday' ? 'sunday' : unit;
    return typed(
      `CAST(${given.here}gc_boundaries(${from.sql}, ${to.sql}, '${boundary}') AS INTEGER)`,
      'integer',
    );
  },
  add: (given) => added(given, given.fn.of, given.fn.unit, given.fn.lacks, '+'),
  subtract: (given) => added(given, given.fn.of, given.fn.unit, given.fn.lacks, '-'),
  truncate: (given) => {
    const value = taken(given, 'time', given.fn.of);
    const isDate = given.fn.gives === 'time' && value.kind === 'date';
    return truncated(given, value, isDate ? 'date' : 'timestamp');
  },
  'format time': (given) => formatted(given, given.fn.style),
  'to epoch': (given) => {
    const { per, gives } = given.fn;
    const seconds = `${given.here}unixepoch(${taken(given, 'time', 'timestamp').sql})`;
    const sql = per === 1 ? seconds : `(${seconds} * ${per})`;
    return gives === 'float' ? typed(`CAST(${sql} AS REAL)`, 'float') : typed(sql, 'integer');
  },
  'from epoch': (given) => {
    const value = given.value('seconds');
    if (value.kind !== 'integer') given.fail(`${given.name} of ${a(value.kind)}`);
    const { per, gives } = given.fn;
    // A fraction of a second is not kept, and is no error where it is not there.
    const seconds = per === 1 ? value.sql : `CAST(gc_whole_quotient(${value.sql}, ${per}) AS INTEGER)`;
    return typed(`${given.here}datetime(${seconds}, 'unixepoch')`, gives);
  },
} satisfies Partial<Rules>;
