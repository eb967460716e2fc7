import type { TypeName } from './ast.ts';
import { a, readTimestamp, toDate, toTimestamp } from './coerce.ts';
import { mark, text } from './env.ts';
import type { Home } from './home.ts';
import { type Kind, type Typed, typed } from './typed.ts';
import { unsupported } from './unsupported.ts';

const TYPES: Readonly<Record<string, Kind>> = {
  string: 'text',
  varchar: 'text',
  text: 'text',
  char: 'text',
  int64: 'integer',
  int: 'integer',
  integer: 'integer',
  bigint: 'integer',
  smallint: 'integer',
  tinyint: 'integer',
  long: 'integer',
  float64: 'float',
  float: 'float',
  double: 'float',
  real: 'float',
  float8: 'float',
  numeric: 'decimal',
  decimal: 'decimal',
  number: 'decimal',
  bool: 'boolean',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
  datetime: 'timestamp',
  timestamp_ntz: 'timestamp',
  timestamp_tz: 'timestamp',
  timestamp_ltz: 'timestamp',
  timestamptz: 'timestamp',
  timestampntz: 'timestamp',
};

/** Types that a dialect does not have are its error, and so never run here. */
const NOT_IN: Readonly<Record<Home, RegExp>> = {
  bigquery: /^(?:varchar|text|char|double|float|real|number|long)$/,
  snowflake: /^(?:int64|float64|long|bool)$/,
  trino: /^(?:int64|float64|long|bool|string|text|number|datetime|float|float8)$/,
  spark: /^(?:int64|float64|number|datetime|text|bool|float8)$/,
};

/** CAST, SAFE_CAST, TRY_CAST and `::`. @throws Unsupported */
export function castTo(value: Typed, type: TypeName, safe: boolean, at: number, home: Home): Typed {
  let kind = TYPES[type.name];
  if (kind === undefined || NOT_IN[home].test(type.name))
    return unsupported(type.at, `the type ${type.name.toUpperCase()}`);
  if (type.sizes.length > 0 && kind === 'text')
    unsupported(
      type.at,
      `a CAST to ${type.name.toUpperCase()}(${type.sizes})`,
      'Leave the length out, or cut the text with SUBSTR.',
    );
  let scale: number | null = null;
  if (kind === 'decimal') {
    scale = type.sizes[1] ?? (home === 'bigquery' ? 9 : 0);
    if (home === 'bigquery' && type.sizes.length === 1) scale = 0;
    if (home === 'spark' && type.sizes.length === 0) scale = 0;
    if (scale === 0) kind = 'integer';
  }
  if (value.kind === 'null') return typed('NULL', kind, scale);
  // A single-precision number is not kept as one here.
  if (home !== 'snowflake' && (type.name === 'float' || type.name === 'real'))
    unsupported(type.at, `a CAST to ${type.name.toUpperCase()}`, 'Write DOUBLE.');
  const cast = to(value, kind, scale, safe, at, home);
  return { ...cast, scale };
}

function to(value: Typed, kind: Kind, scale: number | null, safe: boolean, at: number, home: Home): Typed {
  const here = mark(at);
  const refuse = (hint: string | null = null): never =>
    unsupported(at, `a CAST of ${a(value.kind)} to ${a(kind).replace(/^an? /, '')}`, hint);
  const source = value.kind === 'unknown' ? 'text' : value.kind;
  if (source === 'json' || source === 'element' || source === 'array')
    return refuse('Take a text out of the JSON first, and cast that.');
  const small = safe ? 1 : 0;
  switch (kind) {
    case 'text':
      return toText(value, source, at, home, refuse);
    case 'integer':
      if (source === 'integer' || source === 'boolean') return typed(value.sql, 'integer');
      if (source === 'text')
        return typed(`CAST(${here}gc_integer(${value.sql}, ${small}) AS INTEGER)`, 'integer');
      if (source !== 'float' && source !== 'decimal') return refuse();
      return home === 'spark'
        ? typed(`CAST(${value.sql} AS INTEGER)`, 'integer')
        : typed(`CAST(round(${value.sql}) AS INTEGER)`, 'integer');
    case 'float':
      if (source === 'integer' || source === 'float' || source === 'decimal')
        return typed(`CAST(${value.sql} AS REAL)`, 'float');
      return source === 'text' ? typed(`${here}gc_float(${value.sql}, ${small})`, 'float') : refuse();
    case 'decimal':
      if (source === 'integer' || source === 'float' || source === 'decimal')
        return typed(`round(${value.sql}, ${scale ?? 0})`, 'decimal', scale);
      return source === 'text'
        ? typed(`round(${here}gc_float(${value.sql}, ${small}), ${scale ?? 0})`, 'decimal', scale)
        : refuse();
    case 'boolean':
      if (source === 'boolean') return value;
      if (source === 'integer') return typed(`(${value.sql} <> 0)`, 'boolean');
      return source === 'text'
        ? typed(`(${here}gc_boolean(${value.sql}, ${small}) = 1)`, 'boolean')
        : refuse();
    case 'date':
      if (safe && source === 'text') return typed(`${here}gc_try_date(${value.sql})`, 'date');
      return toDate(value, at, false);
    case 'timestamp':
      if (safe && source === 'text') {
        const read = value.literal === null ? null : readTimestamp(value.literal);
        return typed(read === null ? `${here}gc_try_timestamp(${value.sql})` : text(read), 'timestamp');
      }
      return toTimestamp(value, at);
    default:
      return refuse();
  }
}

function toText(
  value: Typed,
  source: Kind,
  at: number,
  home: Home,
  refuse: (hint?: string | null) => never,
): Typed {
  switch (source) {
    case 'text':
      return { ...value, kind: 'text' };
    case 'integer':
      return typed(`CAST(${value.sql} AS TEXT)`, 'text');
    case 'boolean':
      return typed(`CASE ${value.sql} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END`, 'text');
    case 'date':
      return { ...value, kind: 'text' };
    case 'timestamp':
      if (home === 'spark') return { ...value, kind: 'text' };
      if (home === 'bigquery') return typed(`(${mark(at)}${value.sql} || '+00')`, 'text');
      return refuse('Write the format that you want: TO_CHAR(ts, …), or date_format(ts, …).');
    default:
      return refuse(
        'Numbers with a fraction are spelt differently in each dialect: ROUND and cast to a whole number first.',
      );
  }
}
