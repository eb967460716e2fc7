import { answerJudgement } from '../checks/rubric.ts';
import { type AnswerMarks, MARK_WORTH, type PointMark } from '../domain/mark.ts';
import type { AnswerReport } from '../domain/rubric.ts';
import type { CheckResult, Scorecard } from '../domain/scorecard.ts';
import { resultOf } from './judge.ts';
import { rescored } from './score.ts';

/**
 * A scorecard with the candidate's own marks of answers in words. A mark is of a text: an answer that was changed since
 * has none. What somebody else has marked stays.
 */
export function remarked(card: Scorecard, marks: readonly AnswerMarks[]): Scorecard {
  if (marks.length === 0) return card;
  return rescored(
    card,
    card.checks.map((check) => remarkedCheck(check, marks)),
  );
}

function remarkedCheck(check: CheckResult, marks: readonly AnswerMarks[]): CheckResult {
  const { detail, verdict } = check;
  if (detail?.kind !== 'rubric' || verdict === 'judge-error') return check;
  const own = marks.find(
    ({ deliverable, text }) => deliverable === detail.answer.deliverable && text === detail.answer.text,
  );
  if (!own) return check;
  const { id, title, part, task, scale, maxScore } = check;
  return resultOf(
    { id, title, part, task, scale, maxScore },
    answerJudgement(marked(detail.answer, own), 'open'),
  );
}

function marked(answer: AnswerReport, { points: given }: AnswerMarks): AnswerReport {
  const points = answer.points.map((point) => {
    const mark = given[point.id];
    if (mark === undefined || point.mark) return point;
    const own: PointMark = { score: MARK_WORTH[mark], by: { kind: 'candidate' }, comment: null, quote: null };
    return { ...point, mark: own };
  });
  return { ...answer, points };
}
