import type { EventDoc } from '../domain/event.ts';
import type { Cell } from '../domain/relation.ts';
import type { Clock, Dimension, KeyMeaning, TimeUnit } from '../domain/workload.ts';
import { textAt } from './doc.ts';
import { spellingsOf, UNITS } from './spellings.ts';

/** A cell of a column, and the documents that its row may be about. */
export type Seen = { readonly cell: Cell; readonly docs: readonly EventDoc[] };

/** Share of the rows that have to agree. */
const NEARLY_ALL = 0.95;
/** Fewer rows or values than these could agree by chance. */
const ENOUGH = 3;

/**
 * What a column of a table of events means, measured on its rows; null where nothing fits.
 * @param guessed by its name: decides where two meanings fit alike.
 */
export function measuredMeaning(
  seen: readonly Seen[],
  dimensions: readonly Dimension[],
  guessed: KeyMeaning,
): KeyMeaning | null {
  const filled = seen.filter(({ cell, docs }) => cell !== null && docs.length > 0);
  if (filled.length < ENOUGH) return null;
  const fits = [
    ...dimensions.flatMap((dimension) => (dimension.kind === 'time' ? timesIn(filled, dimension) : [])),
    ...dimensions.flatMap((dimension) => (dimension.kind === 'value' ? valuesIn(filled, dimension) : [])),
  ];
  const named = fits.find((fit) => alike(fit, guessed));
  if (named ?? fits[0]) return named ?? fits[0] ?? null;
  if (new Set(filled.map(({ cell }) => String(cell))).size === 1) return { kind: 'constant' };
  return null;
}

function alike(fit: KeyMeaning, guessed: KeyMeaning): boolean {
  if (fit.kind !== guessed.kind) return false;
  if (fit.kind === 'value' && guessed.kind === 'value')
    return fit.dimension === guessed.dimension && (fit.buckets === null) === (guessed.buckets === null);
  if (fit.kind === 'time' && guessed.kind === 'time') return fit.clock === guessed.clock;
  return true;
}

/** The finest unit first; then parts of the time, and dates that are off by a day. */
function timesIn(
  seen: readonly Seen[],
  { path, clock }: { path: Dimension['path']; clock: Clock },
): KeyMeaning[] {
  const agree = (unit: TimeUnit | 'month-of-year' | 'day-of-month' | 'hour-of-day', shift = 0) =>
    nearlyAll(seen, (doc, cell) => spellingsOf(textAt(doc, path), unit, shift).has(spelt(cell)));
  const unit = UNITS.find((one) => agree(one));
  if (unit) return [{ kind: 'time', clock, unit, slackDays: 0 }];
  for (const part of ['month', 'day', 'hour'] as const) {
    const of = { month: 'month-of-year', day: 'day-of-month', hour: 'hour-of-day' } as const;
    if (agree(of[part])) return [{ kind: 'cycle', clock, part }];
  }
  const near = nearlyAll(seen, (doc, cell) =>
    [-1, 0, 1].some((shift) => spellingsOf(textAt(doc, path), 'day', shift).has(spelt(cell))),
  );
  return near && clock === 'happened' ? [{ kind: 'time', clock, unit: 'day', slackDays: 1 }] : [];
}

function nearlyAll(seen: readonly Seen[], fits: (doc: EventDoc, cell: Cell) => boolean): boolean {
  const right = seen.filter(({ cell, docs }) => docs.some((doc) => fits(doc, cell)));
  return right.length >= seen.length * NEARLY_ALL;
}

function spelt(cell: Cell): string {
  return String(cell)
    .replace('T', ' ')
    .replace(/(?:Z|[+-]00:?00| UTC)$/, '')
    .replace(/\.0+$/, '');
}

type ValueDimension = Extract<Dimension, { kind: 'value' }>;

/** The value itself, a key that stands for it one to one, or a number that is a function of it: a bucket. */
function valuesIn(seen: readonly Seen[], { id, path }: ValueDimension): KeyMeaning[] {
  if (nearlyAll(seen, (doc, cell) => textAt(doc, path) === String(cell)))
    return [{ kind: 'value', dimension: id, buckets: null }];
  const cells = new Map<string, string>();
  const values = new Map<string, string>();
  let oneToOne = true;
  for (const { cell, docs } of seen) {
    const value = docs[0] ? textAt(docs[0], path) : null;
    if (value === null) return [];
    const key = String(cell);
    if ((cells.get(value) ?? key) !== key) return [];
    cells.set(value, key);
    oneToOne &&= (values.get(key) ?? value) === value;
    values.set(key, value);
  }
  if (cells.size < ENOUGH) return [];
  if (oneToOne) return [{ kind: 'value', dimension: id, buckets: null }];
  const numbers = [...values.keys()].map(Number);
  if (values.size < 2 || !numbers.every((number) => Number.isInteger(number) && number >= 0)) return [];
  // The sample has few values: as many buckets as the next power of two above the largest number.
  return [{ kind: 'value', dimension: id, buckets: 2 ** Math.ceil(Math.log2(Math.max(...numbers) + 1)) }];
}
