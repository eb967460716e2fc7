import type { Problem } from '../../domain/problem.ts';
import type { Submission } from '../../domain/submission.ts';
import type { Engine, ExecuteOptions, MeasuredAsk, RunResult } from '../../engine/engine.ts';
import type { PlannedRun } from '../../grade/plan.ts';
import { modelOf } from './engine.ts';

export type ModelRuns = Omit<ExecuteOptions, 'decisive' | 'onAsk'> & {
  /** Id of the scenario that everything else stands on, for each model by itself; null: there is none. */
  readonly decisive: string | null;
  /** `run` is an index into the runs that were given. */
  readonly onAsk?: (measured: MeasuredAsk) => void;
};

/** Runs the models of a submission one after the other: what fails in one does not touch the others. */
export async function executeRuns(
  engine: Engine,
  { problem, submission }: { readonly problem: Problem; readonly submission: Submission },
  runs: readonly PlannedRun[],
  { decisive, onAsk, onProgress, ...options }: ModelRuns,
): Promise<readonly RunResult[]> {
  const placed = runs.map((run, at) => ({ run, at }));
  const models = problem.models.flatMap(({ id }) => {
    const own = placed.filter(({ run }) => run.model === id);
    return own.length > 0 ? [{ id, own }] : [];
  });
  const results: RunResult[] = [];
  for (const [nth, { id, own }] of models.entries()) {
    const first = own.findIndex(({ run }) => run.scenario === decisive);
    const got = await engine.execute(
      modelOf(problem, submission, id),
      own.map(({ run }) => run),
      {
        limits: problem.limits,
        ...options,
        decisive: first < 0 ? null : first,
        // Models count alike: what is to come of the later ones is not known yet.
        onProgress: (done, total) => onProgress(nth * total + done, models.length * total),
        ...(onAsk && { onAsk: (news) => onAsk({ ...news, run: own[news.run]?.at ?? -1 }) }),
      },
    );
    for (const [n, { at }] of own.entries()) if (got[n]) results[at] = got[n];
  }
  return results;
}
