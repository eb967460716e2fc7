import type { FactKind } from '../../domain/fact.ts';
import type { Cell } from '../../domain/relation.ts';
import { numberOf, spansOf } from '../times.ts';
import { NEARLY_ALL } from './held.ts';
import type { Wanted } from './same.ts';

/** What a column has where a value is due; `happened`: when the event did, in seconds since 1970. */
export type Pair = { readonly cell: Cell; readonly wanted: Wanted; readonly happened: number };

/** Fewer events than these could agree by chance. */
const ENOUGH = 3;
/** So many cells a value may have: a made-up key for each version of a thing. */
const VERSIONS = 4;

/**
 * Whether a column tells a value by a sign of its own: a key that is made up or hashed, a time that is counted from
 * anywhere, a lag. Each sign stands for one value, and no event lacks it.
 */
export function isEncoded(pairs: readonly Pair[], kind: FactKind): boolean {
  const filled = pairs.filter(({ cell }) => cell !== null);
  if (filled.length < pairs.length * NEARLY_ALL || filled.length < ENOUGH) return false;
  if (kind === 'time') return isCounted(filled);
  if (kind === 'number' || kind === 'json') return false;
  const meant = new Map<string, string>();
  for (const { cell, wanted } of filled) {
    const sign = String(cell);
    if ((meant.get(sign) ?? wanted.text) !== wanted.text) return false;
    meant.set(sign, wanted.text);
  }
  const values = new Set(meant.values()).size;
  // A number for each row tells a row, and no value that several rows share.
  return values > 1 && meant.size <= values * VERSIONS;
}

/** Numbers that are one distance from the times, in seconds or thousandths; or lags behind the event. */
function isCounted(pairs: readonly Pair[]): boolean {
  const distances = (unit: number) =>
    new Set(
      pairs.map(({ cell, wanted }) => {
        const number = numberOf(cell);
        return number === null ? Number.NaN : number - (wanted.epoch ?? 0) * unit;
      }),
    );
  if ([1, 1000].some((unit) => isOne(distances(unit)))) return true;
  return pairs.every(({ cell, wanted, happened }) => spansOf(cell).includes((wanted.epoch ?? 0) - happened));
}

const isOne = (numbers: ReadonlySet<number>) => numbers.size === 1 && !numbers.has(Number.NaN);
