import { minutesOf } from '../domain/minutes.ts';
import type { Problem } from '../domain/problem.ts';
import { block } from './measure.ts';
import { points } from './points.ts';
import type { TextOptions } from './style.ts';

/** The problems, each with its size and what it is about. */
export function problemList(problems: readonly Problem[], { width, style }: TextOptions): string {
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

type Entry = {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly hasLesson: boolean;
};

/** The lessons, each by the name of its problem; then the problems that have none. */
export function lessonList(problems: readonly Entry[], { width, style }: TextOptions): string {
  const taught = problems.filter(({ hasLesson }) => hasLesson);
  const others = problems.filter(({ hasLesson }) => !hasLesson);
  const entries = taught.map(({ id, title, summary }) =>
    [`${style.strong(id)}  ${title}`, ...block([summary.trim()], width, 2)].join('\n'),
  );
  const without =
    others.length === 0
      ? []
      : block([`Without a lesson: ${others.map(({ id }) => id).join(', ')}.`], width, 0);
  const [first] = taught;
  const next = first ? [`graincheck learn ${first.id} shows one; its SQL is run as you read.`] : [];
  const none = taught.length === 0 ? ['There are no lessons.'] : [];
  return `${[...none, ...entries, ...without.map(style.muted), ...next.map(style.muted)].join('\n\n')}\n`;
}
