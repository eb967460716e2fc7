import { compare } from '../domain/compare.ts';
import { type Card, createEmptyCard, fsrs, Rating as Grade } from 'ts-fsrs';
import type { DrillCard, Rating, Review } from '../domain/drill.ts';

/**
 * Whole days and no steps of minutes: whoever has just seen an answer copies it. No fuzz: equal histories make equal
 * schedules. An interview is prepared for in weeks, so nothing is put off for much longer than two months.
 */
const scheduler = fsrs({
  request_retention: 0.9,
  maximum_interval: 60,
  enable_fuzz: false,
  enable_short_term: false,
});

const grades = {
  again: Grade.Again,
  hard: Grade.Hard,
  good: Grade.Good,
  easy: Grade.Easy,
} as const satisfies Record<Rating, Grade>;

/**
 * Folds the reviews of one task, in any order, into its card as it stands at a moment.
 * @param now milliseconds since 1970; a clock behind the last review counts as standing at it.
 * @returns null for no review.
 */
export function cardOf(reviews: readonly Review[], now: number): DrillCard | null {
  const sorted = reviews.toSorted((a, b) => compare(a.at, b.at) || compare(a.attempt, b.attempt));
  const [first, ...more] = sorted;
  if (!first) return null;
  let card: Card = createEmptyCard(new Date(first.at));
  let before: string | null = null;
  let last = first;
  for (const review of [first, ...more]) {
    before = review === first ? null : dayOf(card.due);
    card = scheduler.next(card, new Date(review.at), grades[review.rating]).card;
    last = review;
  }
  const at = new Date(Math.max(now, Date.parse(last.at)));
  return {
    due: dayOf(card.due),
    before,
    stability: card.stability,
    recall: scheduler.get_retrievability(card, at, false),
    reviews: sorted.length,
    last,
  };
}

/** `2026-11-27`, UTC. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
