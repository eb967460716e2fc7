import { a } from '../coerce.ts';
import { mark } from '../env.ts';
import { type Typed, typed } from '../typed.ts';
import { unsupported } from '../unsupported.ts';

export type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

const UNITS: Readonly<Record<string, Unit>> = {
  s: 'second',
  sec: 'second',
  secs: 'second',
  second: 'second',
  seconds: 'second',
  m: 'minute',
  mi: 'minute',
  min: 'minute',
  mins: 'minute',
  minute: 'minute',
  minutes: 'minute',
  h: 'hour',
  hr: 'hour',
  hrs: 'hour',
  hh: 'hour',
  hour: 'hour',
  hours: 'hour',
  d: 'day',
  dd: 'day',
  day: 'day',
  days: 'day',
  w: 'week',
  wk: 'week',
  week: 'week',
  weeks: 'week',
  mm: 'month',
  mon: 'month',
  mons: 'month',
  month: 'month',
  months: 'month',
  q: 'quarter',
  qtr: 'quarter',
  quarter: 'quarter',
  quarters: 'quarter',
  y: 'year',
  yy: 'year',
  yyyy: 'year',
  yr: 'year',
  year: 'year',
  years: 'year',
};

export function unitOf(word: string, at: number): Unit {
  const unit = UNITS[word.toLowerCase()];
  // `m` is a month in some places and a minute in others.
  if (unit === undefined || word.toLowerCase() === 'm')
    return unsupported(
      at,
      `the unit ${word}`,
      'Units are SECOND, MINUTE, HOUR, DAY, WEEK, MONTH, QUARTER and YEAR; times have whole seconds here.',
    );
  return unit;
}

/** A time and a whole number of units: of a date and days or more a date, else a timestamp. A month ends where it ends. */
export function addTime(time: Typed, amount: Typed, unit: Unit, negative: boolean, at: number): Typed {
  if (amount.kind !== 'integer')
    unsupported(at, `${a(amount.kind)} of ${unit}s`, 'It has to be a whole number.');
  const calendar = ['day', 'week', 'month', 'quarter', 'year'].includes(unit);
  const start = time.kind === 'date' && !calendar ? `(${time.sql} || ' 00:00:00')` : time.sql;
  const kind = time.kind === 'date' && calendar ? 'date' : 'timestamp';
  const sign = negative ? '-' : '';
  return typed(`${mark(at)}gc_add(${start}, ${sign}${amount.sql}, '${unit}')`, kind);
}
