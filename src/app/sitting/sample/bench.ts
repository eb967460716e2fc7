import type { Problem } from '../../../domain/problem.ts';
import type { Relation } from '../../../domain/relation.ts';
import type { Failure } from '../../../domain/run.ts';
import type { SampleRun } from '../../../domain/sample.ts';
import type { CheckResult } from '../../../domain/scorecard.ts';
import type { FileTexts } from '../../../domain/submission.ts';
import { submissionOf } from '../../../load/submission.ts';
import { forgiving, openEngines } from '../../kit/engine.ts';
import { checkOnSample } from './checks.ts';
import { openDesk } from './desk.ts';
import { runFile } from './file.ts';
import { latestOnly } from './latest.ts';
import { askSandbox } from './sandbox.ts';

/** What came of a query of the sandbox. */
export type SandboxAnswer = { readonly durationMs: number } & (
  | { readonly ok: true; readonly relation: Relation }
  | { readonly ok: false; readonly failure: Failure }
);

/**
 * Tries a candidate's files on the sample, again and again: kept open for a whole sitting. One request runs at a
 * time; a newer one takes the place of one that still runs, whose result is then null. A candidate's mistakes are
 * results; what is thrown is a fault of ours.
 */
export type SampleBench = {
  readonly problem: Problem;
  /** @param deliverable the id of the file that is run. */
  readonly run: (files: FileTexts, deliverable: string) => Promise<SampleRun | null>;
  /** @param model id of the model that is asked. */
  readonly query: (files: FileTexts, sql: string, model?: string) => Promise<SandboxAnswer | null>;
  /** The checks as far as the sample goes, in the order of the problem; `onCheck` gets each as soon as it is judged. */
  readonly checkSample: (
    files: FileTexts,
    onCheck?: (result: CheckResult) => void,
  ) => Promise<readonly CheckResult[] | null>;
  readonly close: () => Promise<void>;
};

/**
 * Opens the bench of a problem, given by its id or the path of its folder.
 * @throws UserError for a problem that is not there, ProblemError for a broken one.
 */
export async function openBenchFor(given: string): Promise<SampleBench> {
  const desk = await openDesk(given, forgiving(openEngines()));
  const { problem } = desk;
  const latest = latestOnly();
  const submissionFrom = (files: FileTexts) => submissionOf(problem, problem.id, files);
  return {
    problem,
    run: (files, id) =>
      latest.run(async (signal) => {
        const started = performance.now();
        const deliverable = problem.deliverables.find((each) => each.id === id);
        if (!deliverable) throw new Error(`${problem.id} has no deliverable ${id}.`);
        const outcome = await runFile(desk, submissionFrom(files), deliverable, { signal });
        return { deliverable: id, file: deliverable.file, durationMs: since(started), outcome };
      }),
    query: (files, sql, model = problem.models[0].id) =>
      latest.run(async (signal): Promise<SandboxAnswer> => {
        const started = performance.now();
        const outcome = await askSandbox(desk, submissionFrom(files), { sql, model }, signal);
        const durationMs = since(started);
        return outcome.ok ? { ok: true, relation: outcome.value, durationMs } : { ...outcome, durationMs };
      }),
    checkSample: (files, onCheck) =>
      latest.run(async (signal) => checkOnSample(desk, submissionFrom(files), { signal, onCheck })),
    close: async () => {
      await latest.stop();
      await desk.engines.close();
    },
  };
}

function since(started: number): number {
  return Math.round(performance.now() - started);
}
