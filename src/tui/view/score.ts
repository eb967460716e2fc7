import type { Attempt } from '../../domain/attempt.ts';
import type { Scorecard, Tally } from '../../domain/scorecard.ts';

/** 0 to 1; of nothing it is 0. */
export function shareOf({ score, maxScore }: Tally): number {
  return maxScore === 0 ? 0 : score / maxScore;
}

/** The best scorecard at the bell; null: none is graded. */
export function bestOf(attempts: readonly Attempt[]): Scorecard | null {
  const cards = attempts.flatMap(({ atBell }) => (atBell ? [atBell] : []));
  return cards.toSorted((a, b) => shareOf(b.total) - shareOf(a.total))[0] ?? null;
}

/** Shares at the bell, the oldest attempt first. */
export function trendOf(attempts: readonly Attempt[]): number[] {
  return attempts
    .toSorted((a, b) => a.startedAt.localeCompare(b.startedAt))
    .flatMap(({ atBell }) => (atBell ? [shareOf(atBell.total)] : []));
}
