import type { ChoiceItem, Chosen } from '../../domain/choice.ts';
import type { Reading } from './reasons.ts';

/** What became of one item. `unknown`: there is no such option; it counts as left out. */
export type Mark =
  | { readonly kind: 'left-out' }
  | { readonly kind: 'unknown'; readonly given: string }
  | { readonly kind: 'wrong'; readonly option: string }
  | { readonly kind: 'right'; readonly reading: Reading };

/** What a candidate wrote for an item, held against it. */
export function markOf(item: ChoiceItem, chosen: Chosen | undefined, reading: Reading): Mark {
  const option = chosen?.option ?? null;
  if (option === null) return { kind: 'left-out' };
  if (!item.options.some(({ id }) => id === option)) return { kind: 'unknown', given: option };
  return option === item.right ? { kind: 'right', reading } : { kind: 'wrong', option };
}

/**
 * Items that are earned, those that have the benefit of the doubt, and what wrong options take off, in items.
 * `doubted`: the option is right, and its reason of one's own was not recognised.
 */
export type Count = {
  readonly right: number;
  readonly doubted: number;
  readonly wrong: number;
  readonly off: number;
};

/**
 * An item is earned by the right option with its reason. A wrong one of n takes off what choosing at random gains by
 * being right: 1/(n-1) of an item. A checklist does not know all words: who is understood in more than half of the items
 * has half an item for a right option whose reason it did not recognise, which is still less than guessing costs.
 */
export function countOf(marked: readonly { readonly item: ChoiceItem; readonly mark: Mark }[]): Count {
  const wrong = marked.filter(({ mark }) => mark.kind === 'wrong');
  const readings = (reading: Reading) =>
    marked.filter(({ mark }) => mark.kind === 'right' && mark.reading === reading).length;
  const right = readings('made');
  return {
    right,
    doubted: right * 2 > marked.length ? readings('unrecognised') : 0,
    wrong: wrong.length,
    off: wrong.reduce((sum, { item }) => sum + 1 / (item.options.length - 1), 0),
  };
}

/** Never below zero in all. */
export function earnedOf({ right, doubted, off }: Count): number {
  // Thirds do not add up to a whole exactly.
  return Math.max(0, Math.round((right + doubted / 2 - off) * 1e6) / 1e6);
}
