import type { SourceDialect, ValueTraits } from '../sql/dialects/source-dialect.ts';
import type { Cast } from '../sql/parse/tree.ts';
import { unsupported } from '../sql/parse/unsupported.ts';
import { castDecimal, castWhole, decimal } from './decimals.ts';
import { mark } from './places.ts';
import { a, type Column, isNumber, isTime, type Kind, text, type Typed, typed } from './typed.ts';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.0+)?)?(?:Z|[+]00(?::?00)?| UTC)?$/;

/** A text as a timestamp in the one form that they have here; null: it is none. */
function readTimestamp(value: string): string | null {
  const trimmed = value.trim();
  if (DATE.test(trimmed)) return isDay(trimmed) ? `${trimmed} 00:00:00` : null;
  const [, day, hour, minute, second] = TIMESTAMP.exec(trimmed) ?? [];
  if (day === undefined || hour === undefined || minute === undefined || !isDay(day)) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  return `${day} ${hour}:${minute}:${second ?? '00'}`;
}

/** Whether there is such a day. */
function isDay(value: string): boolean {
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
      return typed(mark(at) + text(read), 'timestamp');
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
      return typed(mark(at) + text(read.slice(0, 10)), 'date');
    }
    default:
      return unsupported(at, `${a(value.kind)} as a date`);
  }
}

/** The kind that values are compared or put together as. @throws Unsupported where dialects would differ. */
function commonKind(values: readonly Typed[], at: number): Kind {
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
function coerce(value: Typed, kind: Kind, at: number): Typed {
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

/** The text of a value that has to be true or false. */
export function conditionSql({ sql, kind }: Typed, at: number): string {
  if (kind !== 'boolean' && kind !== 'null')
    unsupported(at, `${a(kind)} as a condition`, 'Compare it with something.');
  return sql;
}

/** A value as it is put into a column. @throws Unsupported where dialects would change it, or refuse it. */
export function assigned(value: Typed, column: Column, at: number, dialect: SourceDialect): Typed {
  const { kind, scale } = column;
  if (value.kind === kind && (kind !== 'decimal' || value.scale === scale)) return value;
  if (value.kind === 'null' || kind === 'unknown') return value;
  const refuse = (hint: string): never =>
    unsupported(at, `${a(value.kind)} put into ${column.name}, which takes ${a(kind)}`, hint);
  switch (kind) {
    case 'timestamp':
      return toTimestamp(value, at);
    case 'date':
      return toDate(value, at, true);
    case 'float':
      return isNumber(value.kind) ? value : refuse('CAST it.');
    case 'decimal':
      if (!isNumber(value.kind)) return refuse('CAST it.');
      return value.kind === 'integer' ? value : decimal(value.sql, scale, at);
    case 'integer':
      return value.kind === 'unknown'
        ? typed(`CAST(${mark(at)}gc_integer(${value.sql}, 0) AS INTEGER)`, 'integer')
        : refuse('CAST it.');
    case 'json':
      if (value.kind === 'text' && dialect.values.storesTextAsJson)
        return typed(`${mark(at)}json(${value.sql})`, 'json');
      return value.kind === 'array' ? value : refuse('Write PARSE_JSON(…).');
    case 'array':
      return refuse('Take an array out of JSON.');
    case 'text':
      // Where a session says how times are spelt, they are as they are kept here.
      if (value.kind === 'timestamp' && dialect.values.timestampSuffix === null)
        return { ...value, kind: 'text' };
      if (isTime(value.kind) || dialect.values.storesAsText.some((each) => each === value.kind))
        return asText(value, at, dialect);
      return value.kind === 'unknown'
        ? value
        : refuse(
            value.kind === 'json'
              ? 'Take a text out of it, or print it with TO_JSON_STRING or TO_JSON.'
              : 'CAST it to a text.',
          );
    default:
      return value.kind === 'unknown' ? value : refuse('CAST it.');
  }
}

const TYPES: ReadonlyMap<string, Kind> = new Map<string, Kind>(
  Object.entries({
    text: 'string varchar text char',
    integer: 'int64 int integer bigint smallint tinyint long',
    float: 'float64 float double real float8',
    decimal: 'numeric decimal number',
    boolean: 'bool boolean',
    date: 'date',
    timestamp: 'timestamp datetime timestamp_ntz timestamp_tz timestamp_ltz timestamptz timestampntz',
  } as const).flatMap(([kind, names]) => names.split(' ').map((each) => [each, kind as Kind] as const)),
);

/** CAST, SAFE_CAST, TRY_CAST and `::` of a value. @throws Unsupported */
export function castTo(value: Typed, { type, safe, at, from }: Cast, { values }: SourceDialect): Typed {
  const declared = values.lacksTypes.includes(type.name) ? undefined : TYPES.get(type.name);
  const shown = type.name.toUpperCase();
  if (declared === undefined) return unsupported(type.at, `the type ${shown}`);
  if (type.sizes.length > 0 && declared === 'text')
    unsupported(
      type.at,
      `a CAST to ${shown}(${type.sizes})`,
      'Leave the length out, or cut the text with SUBSTR.',
    );
  const [digits, places] = type.sizes;
  // `DECIMAL '1.50'` has as many places as its text, where numbers with a point are decimals.
  const isWritten = type.from === from && values.fraction === 'decimal';
  const usual = isWritten ? (value.literal?.split('.')[1]?.length ?? 0) : values.decimalScale;
  const scale = declared === 'decimal' ? (digits === undefined ? usual : (places ?? 0)) : null;
  const kind = scale === 0 ? 'integer' : declared;
  if (value.kind === 'null') return typed('NULL', kind, scale);
  // A single-precision number is not kept as one here.
  if (!values.floatIsDouble && (type.name === 'float' || type.name === 'real'))
    unsupported(type.at, `a CAST to ${shown}`, 'Write DOUBLE.');
  if (declared === 'decimal') return toDecimal(value, scale ?? 0, digits ?? null, safe, at);
  return cast(value, kind, safe, at, values);
}

/** Whole ones are whole numbers, of any length where they come from such. */
export function toDecimal(
  value: Typed,
  scale: number,
  digits: number | null,
  safe: boolean,
  at: number,
): Typed {
  const source = value.kind === 'unknown' ? 'text' : value.kind;
  if (source !== 'text' && !isNumber(source))
    return unsupported(at, `a CAST of ${a(value.kind)} to a decimal`, 'Take a number out of it first.');
  if (scale > 0) return castDecimal(value.sql, scale, digits, safe, at);
  return source === 'integer' && digits === null ? value : castWhole(value, digits, safe, at);
}

export function cast(value: Typed, kind: Kind, safe: boolean, at: number, traits: ValueTraits): Typed {
  const refuse = (hint: string | null = null): never =>
    unsupported(at, `a CAST of ${a(value.kind)} to ${a(kind).replace(/^an? /, '')}`, hint);
  const source = value.kind === 'unknown' ? 'text' : value.kind;
  if (source === 'json' || source === 'element' || source === 'array')
    return refuse('Take a text out of the JSON first, and cast that.');
  const read = (what: string) => `${mark(at)}gc_${what}(${value.sql}, ${safe ? 1 : 0})`;
  switch (kind) {
    case 'text':
      return castToText(value, source, at, traits, refuse);
    case 'integer':
      if (source === 'integer' || source === 'boolean') return typed(value.sql, 'integer');
      if (source === 'text' && traits.wholeTexts === 'rounded') return castWhole(value, null, safe, at);
      if (source === 'text') return typed(`CAST(${read('integer')} AS INTEGER)`, 'integer');
      if (source === 'timestamp' && traits.castsTimes)
        return typed(`${mark(at)}unixepoch(${value.sql})`, 'integer');
      if (source !== 'float' && source !== 'decimal') return refuse();
      return typed(
        `CAST(${traits.castFraction === 'cut' ? value.sql : `round(${value.sql})`} AS INTEGER)`,
        'integer',
      );
    case 'float':
      if (isNumber(source)) return typed(`CAST(${value.sql} AS REAL)`, 'float');
      return source === 'text' ? typed(read('float'), 'float') : refuse();
    case 'boolean':
      if (source === 'boolean') return value;
      if (source === 'integer') return typed(`(${value.sql} <> 0)`, 'boolean');
      return source === 'text' ? typed(`(${read('boolean')} = 1)`, 'boolean') : refuse();
    case 'date':
      if (!safe || source !== 'text') return toDate(value, at, false);
      return typed(`${mark(at)}gc_try_date(${value.sql})`, 'date');
    case 'timestamp': {
      if (!safe || source !== 'text') return toTimestamp(value, at);
      const known = value.literal === null ? null : readTimestamp(value.literal);
      return typed(known === null ? `${mark(at)}gc_try_timestamp(${value.sql})` : text(known), 'timestamp');
    }
    default:
      return refuse();
  }
}

/** A value as the text that a CAST makes of it. @throws Unsupported where that is not told by the dialect alone */
export function asText(value: Typed, at: number, { values }: SourceDialect): Typed {
  const source = value.kind === 'unknown' ? 'text' : value.kind;
  if (source === 'text' || source === 'null') return value;
  return castToText(value, source, at, values, (hint) => unsupported(at, `${a(value.kind)} as a text`, hint));
}

function castToText(
  value: Typed,
  source: Kind,
  at: number,
  { timestampSuffix, decimalShows }: ValueTraits,
  refuse: (hint: string) => never,
): Typed {
  switch (source) {
    case 'text':
    case 'date':
      return { ...value, kind: 'text' };
    case 'integer':
      return typed(`CAST(${value.sql} AS TEXT)`, 'text');
    case 'boolean':
      return typed(`CASE ${value.sql} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END`, 'text');
    case 'timestamp':
      if (timestampSuffix === '') return { ...value, kind: 'text' };
      if (timestampSuffix !== null)
        return typed(`(${mark(at)}${value.sql} || ${text(timestampSuffix)})`, 'text');
      return refuse('Write the format that you want: TO_CHAR(ts, …), or date_format(ts, …).');
    case 'decimal':
      if (value.scale === null) return refuse('ROUND it to so many places first.');
      return typed(
        `${mark(at)}gc_decimal_text(${value.sql}, ${decimalShows === 'its scale' ? value.scale : 'NULL'})`,
        'text',
      );
    case 'float':
      return refuse(
        'Numbers with a fraction are spelt differently in each dialect: ROUND and cast to a whole number first.',
      );
    default:
      return refuse('Take a text, or a number in a unit, out of it first.');
  }
}
