import { mark, text as textOf } from './env.ts';
import { isNumber, isTime, type Kind, type Typed, typed } from './typed.ts';
import { unsupported } from './unsupported.ts';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.0+)?)?(?:Z|[+]00(?::?00)?| UTC)?$/;

/** A text as a timestamp in the one form that they have here; null: it is none. */
export function readTimestamp(value: string): string | null {
  const trimmed = value.trim();
  if (DATE.test(trimmed)) return isDay(trimmed) ? `${trimmed} 00:00:00` : null;
  const [, day, hour, minute, second] = TIMESTAMP.exec(trimmed) ?? [];
  if (day === undefined || hour === undefined || minute === undefined || !isDay(day)) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  return `${day} ${hour}:${minute}:${second ?? '00'}`;
}

/** Whether there is such a day. */
export function isDay(value: string): boolean {
  const [, year, month, day] = DATE.exec(value) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1];
  return days !== undefined && Number(day) >= 1 && Number(day) <= days;
}

/** A value as a timestamp; a text that is none is an error. @param cut whether a date may lose its time of day */
export function toTimestamp(value: Typed, at: number): Typed {
  switch (value.kind) {
    case 'timestamp':
    case 'null':
      return value;
    case 'date':
      return typed(`(${value.sql} || ' 00:00:00')`, 'timestamp');
    case 'text':
    case 'unknown': {
      if (value.literal === null) return typed(`${mark(at)}gc_timestamp(${value.sql})`, 'timestamp');
      const read = readTimestamp(value.literal);
      if (read === null)
        unsupported(
          at,
          `'${value.literal}' as a time`,
          "Times are written '2024-05-31 18:30:00' here, in UTC and whole seconds.",
        );
      return typed(mark(at) + textOf(read), 'timestamp');
    }
    default:
      return unsupported(at, `${a(value.kind)} as a time`);
  }
}

/** @param whole a time of day in it is an error, rather than cut off. */
export function toDate(value: Typed, at: number, whole: boolean): Typed {
  switch (value.kind) {
    case 'date':
    case 'null':
      return value;
    case 'timestamp':
      if (whole) unsupported(at, 'a timestamp where a date is needed', 'Write DATE(…) or CAST(… AS DATE).');
      return typed(`${mark(at)}date(${value.sql})`, 'date');
    case 'text':
    case 'unknown': {
      if (value.literal === null) return typed(`${mark(at)}gc_date(${value.sql}, ${whole ? 1 : 0})`, 'date');
      const read = readTimestamp(value.literal);
      if (read === null || (whole && !read.endsWith(' 00:00:00')))
        unsupported(at, `'${value.literal}' as a date`, "Dates are written '2024-05-31' here.");
      return typed(mark(at) + textOf(read.slice(0, 10)), 'date');
    }
    default:
      return unsupported(at, `${a(value.kind)} as a date`);
  }
}

export function a(kind: Kind): string {
  switch (kind) {
    case 'integer':
      return 'a whole number';
    case 'json':
    case 'element':
      return 'a JSON value';
    case 'unknown':
      return 'a value whose type cannot be told';
    case 'array':
      return 'an array';
    case 'null':
      return 'NULL';
    default:
      return `a ${kind}`;
  }
}

/** The kind that values are compared or put together as. @throws Unsupported where dialects would differ. */
export function commonKind(values: readonly Typed[], at: number): Kind {
  const kinds = [...new Set(values.map(({ kind }) => kind))].filter((kind) => kind !== 'null');
  const [first] = kinds;
  if (first === undefined) return 'null';
  if (kinds.length === 1) return first;
  if (kinds.every(isNumber)) return kinds.includes('float') ? 'float' : 'decimal';
  const times = kinds.filter(isTime);
  const others = kinds.filter((kind) => !isTime(kind));
  if (times.length > 0 && others.every((kind) => kind === 'text' || kind === 'unknown'))
    return times.includes('timestamp') ? 'timestamp' : 'date';
  if (kinds.every((kind) => kind === 'text' || kind === 'unknown')) {
    const literals = values.filter(({ kind }) => kind === 'text');
    if (literals.every(({ literal }) => literal !== null && readTimestamp(literal) === null))
      return 'unknown';
  }
  const names = kinds.map(a).join(' beside ');
  return unsupported(at, names, 'CAST one of them, so that both are the same.');
}

/** A value as one of that kind. */
export function coerce(value: Typed, kind: Kind, at: number): Typed {
  if (value.kind === kind || value.kind === 'null' || kind === 'null') return value;
  if (kind === 'timestamp') return toTimestamp(value, at);
  if (kind === 'date') return toDate(value, at, true);
  if (isNumber(kind) && isNumber(value.kind)) return { ...value, kind };
  if (kind === 'unknown') return { ...value, kind };
  return unsupported(at, `${a(value.kind)} as ${a(kind)}`, 'CAST it.');
}

/** All values as ones of the kind that they have in common. */
export function alike(
  values: readonly Typed[],
  at: number,
): { kind: Kind; scale: number | null; values: Typed[] } {
  const kind = commonKind(values, at);
  const scales = values
    .filter((value) => isNumber(value.kind))
    .map((value) => (value.kind === 'integer' ? 0 : value.scale));
  const scale = kind === 'decimal' && !scales.includes(null) ? Math.max(...scales.map(Number)) : null;
  return { kind, scale, values: values.map((value) => coerce(value, kind, at)) };
}

export function comparable(kind: Kind, at: number): void {
  if (kind === 'json' || kind === 'element')
    unsupported(at, 'a JSON value in a comparison', 'Take a text, a number or a time out of it first.');
  if (kind === 'array') unsupported(at, 'an array in a comparison');
}
