import type { Finding, RowCounts } from '../domain/finding.ts';
import { type Answers, type CheckContext, type Found, failed } from './check.ts';
import { differenceOf, rowsFor } from './compare.ts';
import { type answerNeed, QUESTIONS, questionOf } from './questions.ts';

type AnswerNeed = ReturnType<typeof answerNeed>;

/**
 * Findings where a question answers otherwise than before; the candidate's own answer before is the measure: whether
 * it was right is another check's business. An answer without a row before proves nothing.
 */
export function changedAnswer(
  context: CheckContext,
  answers: Answers,
  { was, is }: { readonly was: AnswerNeed; readonly is: AnswerNeed },
  finding: (counts: RowCounts & { readonly question: string }) => Finding,
): Found[] {
  const { scenario } = was;
  const id = was.ask.deliverable;
  const question = questionOf(context, id);
  const [old, now] = [answers.of(was), answers.of(is)];
  if (!old.ok) return [failed(old.failure, scenario, id)];
  if (!now.ok) return [failed(now.failure, scenario, id)];
  const [before, after] = [rowsFor(question, old.value.relation), rowsFor(question, now.value.relation)];
  if (!before.ok) return [before.finding];
  if (!after.ok) return [after.finding];
  if (before.rows.length === 0) return [QUESTIONS('answers-nothing', { question: id }, { scenario })];
  const difference = differenceOf(question.columns, before.rows, after.rows);
  if (!difference) return [];
  const { rows, ...counts } = difference;
  return [{ ...finding({ question: id, ...counts }), scenario, rows }];
}
