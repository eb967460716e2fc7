import type { CheckSpec } from '../domain/check.ts';
import type { Dialect } from '../domain/dialect.ts';
import type { Problem } from '../domain/problem.ts';
import type { CheckResult } from '../domain/scorecard.ts';
import type { Submission } from '../domain/submission.ts';
import { UserError } from '../domain/user-error.ts';
import type { PartitionReport } from '../domain/workload.ts';
import { loadSubmission } from '../load/submission.ts';
import { fileCache } from './cache.ts';
import { type Engines, isMissing, openEngines } from './engine.ts';
import { DEFAULT_SEED } from './grader.ts';
import { runChecks } from './grading.ts';
import { openKit } from './kit.ts';
import { referenceAnswers } from './reference-answers.ts';
import type { Scenarios } from './scenarios.ts';

/** What the partitions of one design cost; no report where its schema cannot be read. */
export type DesignCosts = {
  readonly id: string;
  readonly title: string;
  readonly result: CheckResult;
  readonly report: PartitionReport | null;
};

export type PartitionTable = {
  readonly problem: Problem;
  readonly path: string;
  readonly own: DesignCosts;
  readonly references: readonly DesignCosts[];
  readonly notes: readonly string[];
};

/**
 * What the partitions of a folder's design cost, beside those of each reference. Rows are loaded where the load runs,
 * so that what columns mean is measured.
 * @throws UserError for a folder that cannot be read or a problem that judges no partitions.
 */
export async function partitionTable(
  given: string,
  folder: string,
  dialect: Dialect | null,
): Promise<PartitionTable> {
  const engines = openEngines();
  try {
    const { problem, scenarios } = await openKit(given, DEFAULT_SEED);
    const spec = problem.checks.find(({ kind }) => kind === 'partitions');
    if (!spec)
      throw new UserError(
        'E_NO_PARTITIONS',
        `${problem.id} does not judge partitions`,
        'its problem.yaml has no check of the kind `partitions`',
      );
    const submission = await loadSubmission(problem, folder, dialect);
    const models = await Promise.all(problem.references.map((one) => loadSubmission(problem, one.folder)));
    const bench = { problem, scenarios, spec, engines };
    const own = await costsOf(bench, { id: 'yours', title: folder }, submission);
    const references: DesignCosts[] = [];
    for (const [at, { id, title }] of problem.references.entries()) {
      const model = models[at];
      if (model) references.push(await costsOf(bench, { id, title }, model));
    }
    return { problem, path: folder, own, references, notes: submission.notes };
  } finally {
    await engines.close();
  }
}

type Bench = {
  readonly problem: Problem;
  readonly scenarios: Scenarios;
  readonly spec: CheckSpec;
  readonly engines: Engines;
};

async function costsOf(
  { problem, scenarios, spec, engines }: Bench,
  head: { readonly id: string; readonly title: string },
  submission: Submission,
): Promise<DesignCosts> {
  // Where its engine is not installed nothing is loaded, and names are all that is left.
  const engine = await engines.of(submission.dialect).catch((error: unknown) => {
    if (isMissing(error)) return engines.reference();
    throw error;
  });
  const { results } = await runChecks({
    problem,
    submission,
    checks: [spec],
    scenarios,
    engine,
    reference: referenceAnswers(problem, submission, engine, fileCache()),
    // Names are all that is left where the load does not run: no other scenario is needed to know that.
    ...(spec.kind === 'partitions' && { decisive: spec.scenario }),
    onProgress: () => undefined,
  });
  const [result] = results;
  if (!result) throw new Error(`${spec.id} was not judged.`);
  return { ...head, result, report: result.detail?.kind === 'partitions' ? result.detail.report : null };
}
