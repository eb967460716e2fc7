import type { FactKind } from '../../domain/fact.ts';
import type { Cell } from '../../domain/relation.ts';
import { instantsOf, numberOf } from '../times.ts';

/** A value that is looked for, in any spelling. */
export type Wanted = {
  readonly kind: FactKind;
  readonly text: string;
  /** Of a time: seconds since 1970. */
  readonly epoch: number | null;
};

/** The columns of a row that hold the value, by their index. */
export function sameIn(row: readonly Cell[], wanted: Wanted): number[] {
  const found: number[] = [];
  for (const [at, cell] of row.entries()) if (isSame(cell, wanted)) found.push(at);
  if (found.length > 0 || wanted.epoch === null) return found;
  // A day and a time of day in columns of their own; or a lag behind another time, which no single cell tells.
  return instantsOf(row).has(wanted.epoch) ? [row.findIndex((cell) => cell !== null)] : [];
}

function isSame(cell: Cell, { kind, text, epoch }: Wanted): boolean {
  if (cell === null || cell instanceof Uint8Array) return false;
  if (epoch !== null) return instantsOf([cell]).has(epoch);
  const written = String(cell);
  if (kind === 'number') {
    const value = Number(text);
    const number = numberOf(cell);
    // Of whole seconds the rest is lost, and that it was watched is not.
    if (number !== null) return number === value || (number !== 0 && Math.abs(number * 1000 - value) < 1000);
    return isJson(written) && new RegExp(`:\\s*"?${text.replaceAll('.', '\\.')}"?\\s*[,}]`).test(written);
  }
  if (written === text) return true;
  return isJson(written) && written.includes(JSON.stringify(text));
}

const isJson = (text: string) => text.startsWith('{') || text.startsWith('[');
