import { join } from 'node:path';
import type { Attempt } from '../../domain/attempt.ts';
import type { AnswerMarks, Mark } from '../../domain/mark.ts';
import type { Problem } from '../../domain/problem.ts';
import type { AnswerPoint, AnswerReport } from '../../domain/rubric.ts';
import type { UserError } from '../../domain/user-error.ts';
import type { Desktop } from './desktop.ts';
import { filesIn } from './texts.ts';

/** Keeps all of the candidate's marks, in place of those before. */
export async function keepMarks(
  { store }: Desktop,
  id: string,
  marks: readonly AnswerMarks[],
): Promise<UserError | null> {
  const attempt = store.open(id);
  try {
    const kept = await attempt.keepMarks(marks);
    return kept.ok ? null : kept.error;
  } finally {
    attempt.close();
  }
}

/** A point of an answer in words that the candidate can mark. */
export type PointToMark = {
  readonly deliverable: string;
  /** Hash of the answer, which the mark is given to. */
  readonly text: string;
  readonly file: string;
  /** What the answer is about: the title of its check. */
  readonly about: string;
  /** The answer as it stands, in Markdown. */
  readonly answer: string;
  /** When it stood so, where it was changed in the overtime; null: it was not. */
  readonly round: 'at the bell' | 'with overtime' | null;
  readonly point: AnswerPoint;
  readonly mark: Mark | null;
};

/** The points of all answers that are there, those of the bell first; an answer that was not changed comes once. */
export async function pointsToMark({ store }: Desktop, problem: Problem, id: string): Promise<PointToMark[]> {
  const { atBell, afterOvertime, marks } = store.read(id);
  const rounds = [
    { card: atBell, kept: afterOvertime ? 'at-bell' : 'handed-in', round: 'at the bell' },
    { card: afterOvertime, kept: 'handed-in', round: 'with overtime' },
  ] as const;
  const found = await Promise.all(
    rounds.map(async ({ card, kept, round }) => {
      const answers = answersIn(card);
      if (answers.length === 0) return [];
      const files = await filesIn(problem, join(store.folder, 'attempts', id, kept));
      return answers.map(({ answer, about }) => ({
        ...{ answer, about, round },
        written: files[answer.deliverable]?.text ?? '',
      }));
    }),
  );
  const all = found.flat();
  const isSame = (a: AnswerReport, b: AnswerReport) => a.deliverable === b.deliverable && a.text === b.text;
  return all
    .filter(({ answer }, at) => all.findIndex((other) => isSame(other.answer, answer)) === at)
    .flatMap(({ answer, about, round, written }) => {
      const versions = all.filter((other) => other.answer.deliverable === answer.deliverable);
      const own = marks.find(({ deliverable, text }) => isSame({ ...answer, deliverable, text }, answer));
      const changed = versions.some((other) => !isSame(other.answer, answer));
      return answer.points.map((point) => ({
        ...{ deliverable: answer.deliverable, text: answer.text, file: answer.file, about, answer: written },
        round: changed ? round : null,
        point,
        mark: own?.points[point.id] ?? null,
      }));
    });
}

function answersIn(card: Attempt['atBell']): { readonly answer: AnswerReport; readonly about: string }[] {
  return (card?.checks ?? []).flatMap(({ detail, title }) =>
    detail?.kind === 'rubric' && !detail.answer.isMissing ? [{ answer: detail.answer, about: title }] : [],
  );
}

/** Marks as they are kept, an entry for each text. */
export function marksOf(
  points: readonly Pick<PointToMark, 'deliverable' | 'text' | 'point' | 'mark'>[],
): AnswerMarks[] {
  const byText = Map.groupBy(points, ({ deliverable, text }) => JSON.stringify([deliverable, text]));
  return [...byText.values()].flatMap((own) => {
    const given = own.flatMap(({ point, mark }) => (mark === null ? [] : [[point.id, mark] as const]));
    const [first] = own;
    if (!first || given.length === 0) return [];
    return [{ deliverable: first.deliverable, text: first.text, points: Object.fromEntries(given) }];
  });
}
