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

/** Items that are earned, and what wrong options take off, in items. */
export type Count = { readonly right: number; readonly wrong: number; readonly off: number };

/**
 * An item is earned by the right option with its reason. A wrong one of n takes off what choosing at random gains by
 * being right: 1/(n-1) of an item.
 */
export function countOf(marked: readonly { readonly item: ChoiceItem; readonly mark: Mark }[]): Count {
  const wrong = marked.filter(({ mark }) => mark.kind === 'wrong');
  return {
    right: marked.filter(({ mark }) => mark.kind === 'right' && mark.reading === 'made').length,
    wrong: wrong.length,
    off: wrong.reduce((sum, { item }) => sum + 1 / (item.options.length - 1), 0),
  };
}

/** Never below zero in all. */
export function earnedOf({ right, off }: Count): number {
  // Thirds do not add up to a whole exactly.
  return Math.max(0, Math.round((right - off) * 1e6) / 1e6);
}
