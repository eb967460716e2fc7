import type { SourceDialect } from '../sql/dialects/source-dialect.ts';
import { mark } from './places.ts';
import { type Typed, typed } from './typed.ts';

/*
 * Decimals are worked out by functions of the engine, exactly, to the scale that the dialect's types say. Where the
 * scale cannot be told it is null: as many digits as can be kept.
 */

/** Digits behind the point of a number that is no float. */
export const scaleOf = (value: Typed): number | null => (value.kind === 'decimal' ? value.scale : 0);

const written = (scale: number | null): string => (scale === null ? 'NULL' : String(scale));

/** A number or a text as a decimal, half away from zero. @param scale may be below zero */
export function decimal(sql: string, scale: number | null, at: number): Typed {
  return typed(`${mark(at)}gc_decimal(${sql}, ${written(scale)})`, 'decimal', scale);
}

/** What a CAST makes, of no more digits than its type has. @param safe whether NULL comes of what does not fit */
export function castDecimal(
  sql: string,
  scale: number | null,
  digits: number | null,
  safe: boolean,
  at: number,
): Typed {
  const list = [sql, written(scale), written(digits), safe ? 1 : 0];
  return typed(`${mark(at)}gc_decimal(${list.join(', ')})`, 'decimal', scale);
}

/** A decimal without places, of any length that a whole number has. */
export function castWhole(value: Typed, digits: number | null, safe: boolean, at: number): Typed {
  // A function gets whole numbers as floats, which are too short for some.
  const sql = value.kind === 'integer' ? `CAST(${value.sql} AS TEXT)` : value.sql;
  const list = [sql, written(digits), safe ? 1 : 0];
  return typed(`CAST(${mark(at)}gc_whole(${list.join(', ')}) AS INTEGER)`, 'integer');
}

export function quotient(left: string, right: string, scale: number | null, at: number): Typed {
  return typed(`${mark(at)}gc_decimal_quotient(${left}, ${right}, ${written(scale)})`, 'decimal', scale);
}

const OPERATIONS = { '+': 'plus', '-': 'minus', '*': 'times', '%': 'rest' } as const;

/** `+ - * / %` of numbers that are no floats, of which one is a decimal. */
export function decimalArithmetic(
  op: keyof typeof OPERATIONS | '/',
  left: Typed,
  right: Typed,
  at: number,
  { values }: SourceDialect,
): Typed {
  const [first, second] = [scaleOf(left), scaleOf(right)];
  if (op === '/') return quotient(left.sql, right.sql, quotientScale(left, right, values.quotientScale), at);
  let scale: number | null = null;
  if (first !== null && second !== null)
    scale =
      op === '*'
        ? Math.min(first + second, productMost(first, second, values.quotientScale))
        : Math.max(first, second);
  const sql = `${mark(at)}gc_decimal_${OPERATIONS[op]}(${left.sql}, ${right.sql}, ${written(scale)})`;
  return typed(sql, 'decimal', scale);
}

type Scales = SourceDialect['values']['quotientScale'];

/** Places that a product has at most. */
function productMost(first: number, second: number, scales: Scales): number {
  if (scales === 'six more') return Math.max(first, second, 12);
  return scales === 'nine' ? 9 : 37;
}

/** Snowflake's rule for quotients and averages. */
export const sixMore = (scale: number): number => Math.max(scale, Math.min(scale + 6, 12));

/** Places of a quotient. */
function quotientScale(left: Typed, right: Typed, scales: Scales): number | null {
  const [first, second] = [scaleOf(left), scaleOf(right)];
  switch (scales) {
    case 'six more':
      return first === null ? null : sixMore(first);
    case 'longer':
      return first === null || second === null ? null : Math.max(first, second);
    case 'nine':
      return 9;
    case 'by digits': {
      // Of a column the digits are not known here; there are always more than can be shown.
      const digits = /^\d+(?:\.\d+)?$/.exec(right.sql)?.[0].replace('.', '').replace(/^0+/, '').length;
      return first === null || digits === undefined ? null : Math.max(6, first + digits + 1);
    }
  }
}
