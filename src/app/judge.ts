import type { OutsideJudgement } from '../checks/check.ts';
import { rubric } from '../checks/rubric.ts';
import type { CheckSpec } from '../domain/check.ts';
import type { Problem } from '../domain/problem.ts';
import type { Rubric } from '../domain/rubric.ts';
import type { Submission } from '../domain/submission.ts';
import { readJudgement } from '../load/judgement.ts';
import { JUDGE_REQUEST, type JudgeRequest } from '../load/schema/judge.ts';
import { runJudge } from './judge/run.ts';

export type JudgeOptions = {
  /** A command line of the instructor's. */
  readonly command: string;
  /** Milliseconds for one answer; a minute where it is not given. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
};

/** Asks a judge for each answer in words that is there and that a check is about, one after the other. */
export async function askJudge(
  problem: Problem,
  submission: Submission,
  checks: readonly CheckSpec[],
  { command, timeoutMs = 60_000, signal }: JudgeOptions,
): Promise<ReadonlyMap<string, OutsideJudgement>> {
  const asked = new Set(checks.filter(rubric.is).map(({ deliverable }) => deliverable));
  const judged = new Map<string, OutsideJudgement>();
  for (const points of problem.rubrics) {
    const answer = submission.files[points.deliverable];
    if (!asked.has(points.deliverable) || !answer) continue;
    const request = JSON.stringify(requestOf(problem, points, answer.file, answer.text));
    const run = await runJudge(command, request, { timeoutMs, signal });
    judged.set(points.deliverable, run.ok ? readJudgement(run.stdout, points, command) : run);
  }
  return judged;
}

/** What a judge is told; `schemas/judge-request.schema.json`. */
export function requestOf(
  { id, title }: Problem,
  { deliverable, points }: Rubric,
  file: string,
  answer: string,
): JudgeRequest {
  const copy = (terms: readonly (readonly string[])[]) => terms.map((term) => [...term]);
  const patternOf = ({
    says,
    denies,
    with: beside,
    near,
    unless,
  }: Rubric['points'][number]['contradictions'][number]) => ({
    says: copy(says),
    denies: copy(denies),
    with: copy(beside),
    near: copy(near),
    unless: copy(unless),
  });
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
        ways: point.ways.map((way) => ({ ...patternOf(way), worth: way.worth })),
        contradictions: point.contradictions.map(patternOf),
      })),
    },
    modelAnswer: points.map((point) => `## ${point.title}\n\n${point.model}`).join('\n\n'),
  };
}
