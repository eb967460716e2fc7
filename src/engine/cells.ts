import type { Cell } from '../domain/relation.ts';

/** A number that is spelt out: as a number where that is exact, else as it is spelt. */
export function numberCell(text: string): Cell {
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  if (Number.isInteger(number)) return Number.isSafeInteger(number) ? number : text;
  const digits = text.replaceAll(/[^\d]/g, '').replace(/^0+/, '').replace(/0+$/, '');
  return digits.length <= 15 ? number : text;
}

/** Bytes that a cell takes in an answer, roughly. */
export function sizeOf(cell: Cell): number {
  return typeof cell === 'string' || cell instanceof Uint8Array ? cell.length : 8;
}
