import { partitions } from '../../checks/partitions.ts';
import type { DesignCosts, PartitionTable } from '../../domain/design-report.ts';
import type { Dialect } from '../../domain/dialect.ts';
import type { Submission } from '../../domain/submission.ts';
import { UserError } from '../../domain/user-error.ts';
import { loadSubmission } from '../../load/submission.ts';
import { openEngines } from '../kit/engine.ts';
import { DEFAULT_SEED } from '../kit/seed.ts';
import { type Alone, checkAlone } from '../grading/check-alone.ts';
import { openKit } from '../kit/kit.ts';

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
    const spec = problem.checks.find(partitions.is);
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

async function costsOf(
  bench: Alone,
  head: { readonly id: string; readonly title: string },
  submission: Submission,
): Promise<DesignCosts> {
  const result = await checkAlone(bench, submission);
  return { ...head, result, report: result.detail?.kind === 'partitions' ? result.detail.report : null };
}
