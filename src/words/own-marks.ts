import type { Defence, OwnMark } from '../domain/attempt.ts';
import type { Rubric } from '../domain/rubric.ts';
import type { Scorecard } from '../domain/scorecard.ts';

const WORTH: Readonly<Record<OwnMark, number>> = { made: 1, half: 0.5, missed: 0 };

/** The candidate's own marks of the follow-ups that a rubric's points are about, as a share; null: none is marked. */
export function selfScoreOf({ points }: Rubric, defence: Defence | null): number | null {
  const about = new Set(points.flatMap(({ followUp }) => followUp ?? []));
  const marks = (defence?.answers ?? []).flatMap(({ followUp, mark }) =>
    mark !== null && about.has(followUp) ? WORTH[mark] : [],
  );
  return marks.length === 0 ? null : marks.reduce((sum, mark) => sum + mark, 0) / marks.length;
}

/** A scorecard with the candidate's own marks beside what was read; points stay as they are. */
export function withOwnMarks(
  card: Scorecard,
  rubrics: readonly Rubric[],
  defence: Defence | null,
): Scorecard {
  const checks = card.checks.map((check) => {
    const { detail } = check;
    if (detail?.kind !== 'rubric') return check;
    const rubric = rubrics.find(({ deliverable }) => deliverable === detail.answer.deliverable);
    if (!rubric) return check;
    const answer = { ...detail.answer, selfScore: selfScoreOf(rubric, defence) };
    return { ...check, detail: { kind: 'rubric', answer } as const };
  });
  return { ...card, checks };
}
