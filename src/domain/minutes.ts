import { compare } from './compare.ts';
import type { Problem } from './problem.ts';

/** Minutes of all parts that have any. */
export function minutesOf({ parts }: Pick<Problem, 'parts'>): number {
  return parts.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
}

/** The order of a list: what takes the fewest minutes first, by title where they take as many. */
export function shortestFirst(
  a: Pick<Problem, 'parts' | 'title'>,
  b: Pick<Problem, 'parts' | 'title'>,
): number {
  return minutesOf(a) - minutesOf(b) || compare(a.title, b.title);
}
