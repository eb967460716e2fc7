import { createHash } from 'node:crypto';
import type { Problem } from '../../domain/problem.ts';
import type { Submission } from '../../domain/submission.ts';
import type { Engine } from '../../engine/engine.ts';
import type { RunOutcome } from '../../grade/judge.ts';
import type { PlannedRun } from '../../grade/plan.ts';
import type { Cache } from './cache.ts';
import { executeRuns } from './execute.ts';

/** What the first reference model answers. Equal questions about equal events are answered once, ever. */
export type ReferenceAnswers = {
  readonly answer: (runs: readonly PlannedRun[]) => Promise<readonly RunOutcome[]>;
};

/** Answers from the cache where they are there, by running the model where not. */
export function referenceAnswers(
  problem: Problem,
  model: Submission,
  engine: Engine,
  cache: Cache,
): ReferenceAnswers {
  return {
    answer: async (runs) => {
      const keys = runs.map((run) => keyOf(model, engine, run));
      const known = await Promise.all(keys.map((key) => cache.get<RunOutcome>(key)));
      const missing = runs.filter((_, at) => known[at] === null);
      const fresh =
        missing.length > 0
          ? await executeRuns(engine, { problem, submission: model }, missing, {
              decisive: null,
              onProgress: () => undefined,
            })
          : [];
      return Promise.all(
        runs.map(async (run, at) => {
          const cached = known[at];
          if (cached) return cached;
          const outcome = fresh[missing.indexOf(run)];
          if (!outcome) throw new Error(`The reference has no outcome in ${run.scenario}.`);
          await cache.put(keys[at] ?? '', outcome);
          return outcome;
        }),
      );
    },
  };
}

/** Over everything that an answer depends on: the model, the engine, the events and the questions. */
function keyOf({ sha256, dialect }: Submission, { name, version }: Engine, run: PlannedRun): string {
  const { model, steps, asks } = run;
  const content = [2, sha256, dialect, name, version, model, steps.map(({ key }) => key), asks];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
