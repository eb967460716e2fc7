import { minutesOf } from '../domain/minutes.ts';
import type { Problem } from '../domain/problem.ts';
import { block } from './measure.ts';
import { points } from './points.ts';
import type { Style } from './style.ts';

/** The problems, each with its size and what it is about. */
export function problemList(
  problems: readonly Problem[],
  { width, style }: { width: number; style: Style },
): string {
  const entries = problems.map((problem) =>
    [
      `${style.strong(problem.id)}  ${problem.title}`,
      ...block([size(problem)], width, 2).map(style.muted),
      ...block([problem.summary.trim()], width, 2),
    ].join('\n'),
  );
  return entries.length === 0 ? 'There are no problems.\n' : `${entries.join('\n\n')}\n`;
}

/** `hard, 8 minutes, 84 points` */
export function size(problem: Problem): string {
  const minutes = minutesOf(problem);
  const total = problem.checks.reduce((sum, check) => sum + check.points, 0);
  return `${problem.difficulty}, ${minutes} minutes, ${points(total)} points`;
}
