import { block } from './measure.ts';
import type { Style } from './style.ts';

type Entry = {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly hasLesson: boolean;
};

/** The lessons, each by the name of its problem; then the problems that have none. */
export function lessonList(
  problems: readonly Entry[],
  { width, style }: { readonly width: number; readonly style: Style },
): string {
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
