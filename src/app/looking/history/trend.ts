import type { Trend } from './nouns.ts';

/** So many scores are held against as many before them. */
const SPAN = 3;
/** A difference of shares that means something: a point or two of a problem. */
const LEAST = 0.03;

/** Compares the mean of the last scores (0 to 1) with that of those before; null: there are fewer than two. */
export function trendOf(scores: readonly number[]): Trend | null {
  if (scores.length < 2) return null;
  const size = Math.min(SPAN, Math.floor(scores.length / 2));
  const change = mean(scores.slice(-size)) - mean(scores.slice(-2 * size, -size));
  if (Math.abs(change) < LEAST) return 'level';
  return change > 0 ? 'up' : 'down';
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
