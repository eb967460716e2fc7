import type { RawFinding } from '../domain/finding.ts';
import type { Problem } from '../domain/problem.ts';
import type { AnswerPoint, AnswerReport, Rubric } from '../domain/rubric.ts';
import { answerReader } from '../words/read.ts';
import { type CheckType, JudgeError, OutsideJudgeError } from './check.ts';
import { handedIn } from './handed-in.ts';

/** An answer in words makes its points: in proportion, by a checklist or by a judge of the instructor's. */
export const rubric: CheckType<'rubric'> = {
  kind: 'rubric',
  needs: () => [],
  judge: ({ deliverable, alone }, { problem, submission, judged }) => {
    const points = rubricOf(problem, deliverable);
    const handed = handedIn(problem, submission, deliverable, alone);
    if (!handed.ok) return handed.judgement;
    const { file, text } = handed.source;
    const outside = judged?.(deliverable) ?? null;
    if (outside && !outside.ok) throw new OutsideJudgeError(outside.why);
    const report = outside ? outside.report : answerReader(points, taskTexts(problem))(text);
    return {
      earned: report.share,
      of: 1,
      findings: report.points.flatMap((point) => findingOn(point, report, file)),
      failure: null,
      detail: { kind: 'rubric', answer: report },
    };
  },
};

export function rubricOf({ rubrics }: Problem, deliverable: string): Rubric {
  const found = rubrics.find((one) => one.deliverable === deliverable);
  if (!found) throw new JudgeError(`There is no rubric for ${deliverable}.`);
  return found;
}

/** What the candidate was told: repeating it is no answer. */
export function taskTexts({ statement, tasks, hints, followUps }: Problem): readonly string[] {
  return [
    statement,
    ...tasks.map(({ asks }) => asks),
    ...hints.flatMap(({ steps }) => steps),
    ...followUps.map(({ question }) => question),
  ];
}

function findingOn(point: AnswerPoint, { readBy }: AnswerReport, file: string): RawFinding[] {
  const { title, model, state, score, listed, comment } = point;
  if (score === 1) return [];
  if (readBy.kind === 'judge') return [{ code: 'point-judged', args: { title, score, comment, model } }];
  if (state === 'contradicted')
    return [{ code: 'point-contradicted', args: { file, title, model, against: point.against ?? '' } }];
  if (state === 'half')
    return [{ code: 'point-half', args: { file, title, model, listed, quote: point.quotes[0] ?? '' } }];
  return [{ code: 'point-missing', args: { file, title, model } }];
}
