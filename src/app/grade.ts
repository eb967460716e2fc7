import { nearest } from '../design/nearest.ts';
import type { CheckSpec } from '../domain/check.ts';
import type { Problem } from '../domain/problem.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import { ProblemError, UserError } from '../domain/user-error.ts';
import { scoreUp } from '../grade/score.ts';
import { loadSubmission } from '../load/submission.ts';
import { fileCache } from './cache.ts';
import { openEngine } from './engine.ts';
import { runChecks } from './grading.ts';
import { openKit } from './kit.ts';
import { referenceAnswers } from './reference-answers.ts';

/** The seed of secret scenarios where none is given: gradings can be compared. */
export const DEFAULT_SEED = 1;

export type GradeOptions = {
  /** Id of a problem, or the path of its folder. */
  readonly problem: string;
  readonly folder: string;
  readonly seed?: number;
  /** Ids of checks; all where it is not given. */
  readonly only?: readonly string[];
  /** Points that pass, instead of the problem's share. */
  readonly minScore?: number;
  readonly onProgress?: (progress: { done: number; total: number; label: string }) => void;
};

/**
 * Grades a folder against a problem.
 * @throws UserError for bad input, ProblemError where the problem's folder is broken.
 */
export async function gradeFolder(
  options: GradeOptions,
): Promise<{ scorecard: Scorecard; durationMs: number }> {
  const started = performance.now();
  const engineStarts = openEngine();
  try {
    const seed = options.seed ?? DEFAULT_SEED;
    const { problem, scenarios } = await openKit(options.problem, seed);
    const checks = selected(problem, options.only);
    const submission = await loadSubmission(problem, options.folder);
    const [reference] = problem.references;
    if (!reference)
      throw new ProblemError('E_PROBLEM', `${problem.id} has no reference model to compare with.`);
    const model = await loadSubmission(problem, reference.folder);
    const engine = await engineStarts;
    const results = await runChecks({
      problem,
      submission,
      checks,
      scenarios,
      engine,
      reference: referenceAnswers(problem, model, engine, fileCache()),
      onProgress: (done, total) => options.onProgress?.({ done, total, label: 'steps' }),
    });
    const { path, dialect, sha256, notes } = submission;
    const scorecard = scoreUp(
      problem,
      results,
      {
        submission: { path, dialect, sha256 },
        notes,
        engine: { name: engine.name, version: engine.version },
        seeds: [seed],
      },
      options.minScore ?? null,
    );
    return { scorecard, durationMs: Math.round(performance.now() - started) };
  } finally {
    await engineStarts.then(
      (engine) => engine.close(),
      () => undefined,
    );
  }
}

function selected(problem: Problem, only: readonly string[] | undefined): readonly CheckSpec[] {
  if (!only) return problem.checks;
  const ids = problem.checks.map(({ id }) => id);
  for (const id of only) {
    if (ids.includes(id)) continue;
    const meant = nearest(id, ids);
    throw new UserError(
      'E_NO_SUCH_CHECK',
      `${problem.id} has no check \`${id}\``,
      meant ? `did you mean \`${meant}\`?` : `there are ${ids.join(', ')}`,
    );
  }
  return problem.checks.filter(({ id }) => only.includes(id));
}
