import type { AnswerColumn } from '../domain/problem.ts';
import type { Cell } from '../domain/relation.ts';

/** A cell in the form in which equal values are equal: a text, a number or null. */
export type Value = string | number | null;

const TIME = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(\.\d+)?)?)?\s*(?:Z|[+-]00(?::?00)?|UTC)?$/i;

/**
 * Normalises a cell of an answer column: 1, 1.0 and '1' are the same number; a time is equal whatever its
 * ISO spelling (`T`, `Z`, fractional zeros), and a date may be spelt as its midnight.
 */
export function canonical(cell: Cell | undefined, kind: AnswerColumn['kind']): Value {
  if (cell === null || cell === undefined) return null;
  const text =
    cell instanceof Uint8Array
      ? `x'${[...cell].map((byte) => byte.toString(16).padStart(2, '0')).join('')}'`
      : cell;
  switch (kind) {
    case 'integer':
    case 'number':
      return numberOf(text);
    case 'timestamp':
      return timeOf(text) ?? text;
    case 'date':
      return dateOf(text) ?? text;
    case 'text':
      return typeof text === 'number' ? String(text) : text;
  }
}

function numberOf(cell: string | number): Value {
  const trimmed = String(cell).trim();
  const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(trimmed) ? Number(trimmed) : cell;
  // Two keys that differ in their last digit are not one number.
  if (
    typeof number === 'number' &&
    Number.isInteger(number) &&
    !Number.isSafeInteger(number) &&
    /^[+-]?\d+$/.test(trimmed)
  )
    return BigInt(trimmed).toString();
  // Rows are compared as JSON, which has no infinity and would call it null.
  if (typeof number === 'string' || !Number.isFinite(number)) return String(cell);
  return number === 0 ? 0 : number;
}

/** `YYYY-MM-DD HH:MM:SS`, with a fraction only where it is not zero; null for what is no time. */
function timeOf(cell: string | number): string | null {
  const match = typeof cell === 'string' ? TIME.exec(cell.trim()) : null;
  if (!match) return null;
  const fraction = (match[4] ?? '').replace(/\.?0*$/, '');
  return `${match[1]} ${match[2] ?? '00:00'}:${match[3] ?? '00'}${fraction}`;
}

function dateOf(cell: string | number): string | null {
  const time = timeOf(cell);
  if (time === null) return null;
  return time.endsWith(' 00:00:00') ? time.slice(0, 10) : time;
}
