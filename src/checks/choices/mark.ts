import type { ChoiceItem, ChoiceOption, Chosen } from '../../domain/choice.ts';

/**
 * What became of one item. `unknown`: no such option or reason, which counts as not chosen. `unfinished`: one of the
 * two is not chosen.
 */
export type Mark =
  | { readonly kind: 'left-out' }
  | { readonly kind: 'unknown'; readonly what: 'option' | 'reason'; readonly given: string }
  | { readonly kind: 'unfinished'; readonly lacks: 'option' | 'reason' }
  | { readonly kind: 'wrong'; readonly option: ChoiceOption; readonly reason: ChoiceOption }
  | { readonly kind: 'right' };

/** What a candidate chose for an item, held against it. */
export function markOf(item: ChoiceItem, chosen: Chosen | undefined): Mark {
  const { option: optionId = null, reason: reasonId = null } = chosen ?? {};
  const option = item.options.find(({ id }) => id === optionId) ?? null;
  const reason = item.reasons.find(({ id }) => id === reasonId) ?? null;
  if (optionId !== null && option === null) return { kind: 'unknown', what: 'option', given: optionId };
  if (reasonId !== null && reason === null) return { kind: 'unknown', what: 'reason', given: reasonId };
  if (option && reason)
    return option.id === item.right && reason.id === item.because
      ? { kind: 'right' }
      : { kind: 'wrong', option, reason };
  if (!option && !reason) return { kind: 'left-out' };
  return { kind: 'unfinished', lacks: option ? 'reason' : 'option' };
}

/** Items that are earned, and what wrong ones take off, in items. */
export type Count = { readonly right: number; readonly wrong: number; readonly off: number };

/**
 * An item is earned by the right option with the reason that decides. A wrong answer takes off what choosing among its k
 * reasons at random gains: 1/(k-1) of an item. So whoever guesses gains nothing in the mean, and neither does who knows
 * the option and guesses the reason.
 */
export function countOf(marked: readonly { readonly item: ChoiceItem; readonly mark: Mark }[]): Count {
  const wrong = marked.filter(({ mark }) => mark.kind === 'wrong');
  return {
    right: marked.filter(({ mark }) => mark.kind === 'right').length,
    wrong: wrong.length,
    off: wrong.reduce((sum, { item }) => sum + takenOff(item), 0),
  };
}

/** What a wrong answer takes off, in items. */
export const takenOff = ({ reasons }: ChoiceItem): number => 1 / (reasons.length - 1);

/** Never below zero in all. */
export function earnedOf({ right, off }: Count): number {
  // Thirds do not add up to a whole exactly.
  return Math.max(0, Math.round((right - off) * 1e6) / 1e6);
}
