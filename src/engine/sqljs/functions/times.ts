import { notRun, type Scalar, type Value, whole } from './value.ts';

const DAY = 86_400;
const FORM =
  /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.0+)?)?(?:Z| UTC|[+]00(?::?00)?)?)?$/;

/** Seconds since 1970 of a day; null where there is none. */
function dayOf(year: number, month: number, day: number): number | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() / 1000 : null;
}

/** Whether a text begins with a day that there is. */
function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.trim().split(/[-T ]/).map(Number);
  return dayOf(year, month, day) !== null;
}

/** Seconds since 1970 of a text that is a time; null where it is none. */
function secondsOf(text: string): number | null {
  const match = FORM.exec(text.trim());
  if (!match) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = match;
  const start = dayOf(Number(year), Number(month), Number(day));
  if (start === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return start + Number(hour) * 3600 + Number(minute) * 60 + Number(second);
}

/** Times that dialects read and are not kept here: with a fraction of a second, or an offset. */
const OTHER =
  /^\s*\d{4}-\d{1,2}-\d{1,2}(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?\s*(?:Z|UTC|[+-]\d{2}(?::?\d{2})?)?\s*$/;

function timeOf(value: Value): number {
  const seconds = typeof value === 'string' ? secondsOf(value) : null;
  if (seconds === null && typeof value === 'string' && OTHER.test(value) && isDay(value))
    return notRun(`'${value}' as a time: times are in UTC and whole seconds here`);
  if (seconds === null)
    throw new Error(`'${String(value)}' is no time: 'YYYY-MM-DD HH:MM:SS' is, in UTC and whole seconds`);
  return seconds;
}

/** @throws Error where the year has not four digits */
function textOf(seconds: number, date: boolean): string {
  const time = new Date(seconds * 1000);
  const year = time.getUTCFullYear();
  if (!(year >= 1 && year <= 9999)) throw new Error('a time before the year 1 or after the year 9999');
  const text = time.toISOString();
  return date ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}

const SECONDS: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: DAY,
  week: 7 * DAY,
};
const MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

/** A time and a number of units. Where the month is too short for the day, its last day is meant. */
const add: Scalar = (time, amount, unit) => {
  if (time === null || amount === null || time === undefined || amount === undefined) return null;
  const isDate = typeof time === 'string' && time.length === 10;
  const start = timeOf(time);
  const seconds = SECONDS[String(unit)];
  if (seconds !== undefined) return textOf(start + whole(amount) * seconds, isDate);
  const date = new Date(start * 1000);
  const months =
    date.getUTCFullYear() * 12 + date.getUTCMonth() + whole(amount) * (MONTHS[String(unit)] ?? 0);
  const [year, month] = [Math.floor(months / 12), ((months % 12) + 12) % 12];
  if (year < 1 || year > 9999) throw new Error('a time before the year 1 or after the year 9999');
  const last = new Date(Date.UTC(2000 + (year % 400), month + 1, 0)).getUTCDate();
  const day = dayOf(year, month + 1, Math.min(date.getUTCDate(), last)) ?? 0;
  return textOf(day + (start - Math.floor(start / DAY) * DAY), isDate);
};

/** Number of a unit from a fixed one on: what differs lies on two sides of a boundary. */
function ordinal(seconds: number, unit: string): number {
  const date = new Date(seconds * 1000);
  switch (unit) {
    case 'year':
      return date.getUTCFullYear();
    case 'quarter':
      return date.getUTCFullYear() * 4 + Math.floor(date.getUTCMonth() / 3);
    case 'month':
      return date.getUTCFullYear() * 12 + date.getUTCMonth();
    // 1970 began on a Thursday.
    case 'week':
      return Math.floor((Math.floor(seconds / DAY) + 3) / 7);
    case 'sunday':
      return Math.floor((Math.floor(seconds / DAY) + 4) / 7);
    default:
      return Math.floor(seconds / (SECONDS[unit] ?? 1));
  }
}

const timestamp: Scalar = (value) => (value === null ? null : textOf(timeOf(value ?? null), false));

/** @param strict a time of day is an error, and is cut off without it */
const date: Scalar = (value, strict) => {
  if (value === null) return null;
  const seconds = timeOf(value ?? null);
  if (strict && seconds % DAY !== 0) throw new Error(`'${String(value)}' is no date: it has a time of day`);
  return textOf(seconds, true);
};

const tried =
  (isDate: boolean): Scalar =>
  (value) => {
    const seconds = typeof value === 'string' ? secondsOf(value) : null;
    return seconds === null ? null : textOf(seconds, isDate);
  };

/** Functions of times, which are texts. */
export const TIMES: Readonly<Record<string, Scalar>> = {
  gc_timestamp: timestamp,
  gc_date: date,
  gc_try_timestamp: tried(false),
  gc_try_date: tried(true),
  /** A text read by a pattern whose groups are the parts of a time. */
  gc_parsed_time: (value, pattern, isDate, safe) => {
    if (value === null) return null;
    const parts = new RegExp(String(pattern)).exec(String(value).trim())?.groups ?? {};
    const { year = '', month = '01', day = '01', hour = '00', minute = '00', second = '00' } = parts;
    const seconds = secondsOf(`${year}-${month}-${day} ${hour}:${minute}:${second}`);
    if (seconds !== null) return textOf(seconds, Boolean(isDate));
    if (safe) return null;
    throw new Error(`'${String(value)}' is no time of the format that is given`);
  },
  gc_add: add,
  gc_boundaries: (from, to, unit) =>
    from === null || to === null
      ? null
      : ordinal(timeOf(to ?? null), String(unit)) - ordinal(timeOf(from ?? null), String(unit)),
  gc_quarter: (value) => {
    if (value === null) return null;
    const text = textOf(timeOf(value ?? null), true);
    const month = Math.floor((Number(text.slice(5, 7)) - 1) / 3) * 3 + 1;
    return `${text.slice(0, 5)}${String(month).padStart(2, '0')}-01`;
  },
};
