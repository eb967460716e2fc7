import type { CheckResult, Scorecard } from '../../domain/scorecard.ts';
import { type GraderOptions, openGrader, type Source } from './grader.ts';

export type GradeOptions = GraderOptions & {
  /** Id of a problem, or the path of its folder. */
  readonly problem: string;
  readonly folder: string;
  readonly seed?: number;
};

/**
 * Grades a folder against a problem.
 * @throws UserError for bad input, ProblemError where the problem's folder is broken.
 */
export async function gradeFolder(
  options: GradeOptions,
): Promise<{ scorecard: Scorecard; durationMs: number }> {
  const { problem, folder, seed, ...rest } = options;
  const started = performance.now();
  const grader = await openGrader(problem, seed);
  try {
    const scorecard = await grader.grade({ kind: 'folder', folder }, rest);
    return { scorecard, durationMs: Math.round(performance.now() - started) };
  } finally {
    await grader.close();
  }
}

/** A state of a sitting: what stood at the last bell, and what was handed in after it. */
export type StateName = 'atBell' | 'afterOvertime';

export type SittingGrade = {
  /** Id of a problem, or the path of its folder. */
  readonly problem: string;
  readonly atBell: Source;
  /** Null: there was no overtime. */
  readonly afterOvertime: Source | null;
  readonly seed?: number;
  /** Each result as soon as its check can be judged; the bell's come before those of the overtime. */
  readonly onCheck?: (state: StateName, result: CheckResult) => void;
  readonly onProgress?: (state: StateName, done: number, total: number) => void;
  readonly signal?: AbortSignal;
};

/**
 * Grades what a sitting left: at the bell, and after the overtime where there was any.
 * @throws UserError for a folder that cannot be read, ProblemError where the problem is broken.
 */
export async function gradeSubmission(
  sitting: SittingGrade,
): Promise<{ readonly atBell: Scorecard; readonly afterOvertime: Scorecard | null }> {
  const { onCheck, onProgress, signal } = sitting;
  const grader = await openGrader(sitting.problem, sitting.seed);
  const grade = (state: StateName, source: Source) =>
    grader.grade(source, {
      onCheck: (result) => onCheck?.(state, result),
      onProgress: ({ done, total }) => onProgress?.(state, done, total),
      signal,
    });
  try {
    const atBell = await grade('atBell', sitting.atBell);
    const { afterOvertime } = sitting;
    return { atBell, afterOvertime: afterOvertime && (await grade('afterOvertime', afterOvertime)) };
  } finally {
    await grader.close();
  }
}
