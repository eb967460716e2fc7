import { a, toDate, toTimestamp } from './coerce.ts';
import { mark } from './env.ts';
import { type Column, isNumber, type Typed, typed } from './typed.ts';
import { unsupported } from './unsupported.ts';

/** A value as it is put into a column. @throws Unsupported where dialects would change it, or refuse it. */
export function assigned(value: Typed, column: Column, at: number): Typed {
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
      return scale === null ? value : typed(`round(${value.sql}, ${scale})`, 'decimal', scale);
    case 'integer':
      return value.kind === 'unknown'
        ? typed(`CAST(${mark(at)}gc_integer(${value.sql}, 0) AS INTEGER)`, 'integer')
        : refuse('CAST it.');
    case 'json':
      return value.kind === 'array' ? value : refuse('Write PARSE_JSON(…).');
    case 'array':
      return refuse('Take an array out of JSON.');
    case 'text':
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
