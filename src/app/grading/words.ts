import type { WordsContext } from '../../checks/check.ts';
import { rubric as check, isEmptyAnswer } from '../../checks/rubric.ts';
import type { CheckSpec } from '../../domain/check.ts';
import type { PointMarks } from '../../domain/mark.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Rubric } from '../../domain/rubric.ts';
import type { Submission } from '../../domain/submission.ts';
import { readJudgement } from '../../load/judgement.ts';
import type { Marks } from '../../load/marks.ts';
import { JUDGE_REQUEST, type JudgeRequest } from '../../load/schema/judge.ts';
import { runJudge } from './words-judge.ts';

/** What points count as that nobody has marked: open, or missed. */
export type WordsMode = 'open' | 'strict';

export type Readers = {
  /** An instructor's marks; they go before a judge's. */
  readonly marks: Marks;
  /** A command line that judges; null: none. */
  readonly judge: string | null;
  /** Milliseconds for one answer; a minute where it is not given. */
  readonly timeoutMs?: number;
  readonly mode: WordsMode;
  readonly signal?: AbortSignal | undefined;
};

/** Nobody has marked anything, and marks are all there is. */
export const wordsBy = (marks: Marks, mode: WordsMode = 'open'): WordsContext => ({
  marks: (deliverable) => marks.get(deliverable) ?? new Map(),
  failed: () => null,
  unmarked: mode === 'strict' ? 'missed' : 'open',
});

/**
 * Gathers marks of the answers in words that checks are about. A judge is asked for each answer that is there and has a
 * point that the instructor's file does not mark, one after the other.
 */
export async function readWords(
  problem: Problem,
  submission: Submission,
  checks: readonly CheckSpec[],
  { marks, judge, timeoutMs = 60_000, mode, signal }: Readers,
): Promise<WordsContext> {
  const known = wordsBy(marks, mode);
  if (judge === null) return known;
  const asked = new Set(checks.filter(check.is).map(({ deliverable }) => deliverable));
  const judged = new Map<string, PointMarks>();
  const failed = new Map<string, string>();
  for (const rubric of problem.rubrics) {
    const { deliverable, points } = rubric;
    const answer = submission.files[deliverable];
    const given = known.marks(deliverable);
    if (!asked.has(deliverable) || !answer || points.every(({ id }) => given.has(id))) continue;
    if (isEmptyAnswer(problem, rubric, answer.text)) continue;
    const request = JSON.stringify(requestOf(problem, rubric, answer.file, answer.text));
    const run = await runJudge(judge, request, { timeoutMs, signal });
    const read = run.ok ? readJudgement(run.stdout, rubric, judge) : run;
    if (read.ok) judged.set(deliverable, read.marks);
    else failed.set(deliverable, read.why);
  }
  return {
    ...known,
    marks: (deliverable) => new Map([...(judged.get(deliverable) ?? []), ...known.marks(deliverable)]),
    failed: (deliverable) => failed.get(deliverable) ?? null,
  };
}

/** What a judge is told; `schemas/judge-request.schema.json`. */
export function requestOf(
  { id, title }: Problem,
  { deliverable, points }: Rubric,
  file: string,
  answer: string,
): JudgeRequest {
  return {
    format: JUDGE_REQUEST,
    problem: { id, title },
    deliverable,
    file,
    answer,
    rubric: {
      points: points.map((point) => ({
        id: point.id,
        title: point.title,
        model: point.model,
        makes: [...point.makes],
        misses: [...point.misses],
      })),
    },
    modelAnswer: points.map((point) => `## ${point.title}\n\n${point.model}`).join('\n\n'),
  };
}
