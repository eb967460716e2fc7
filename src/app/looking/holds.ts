import { facts } from '../../checks/facts.ts';
import type { HoldsReport } from '../../domain/design-report.ts';
import { holdsMatrix } from '../../design/facts/matrix.ts';
import { questionsOf } from '../../design/facts/questions.ts';
import type { Dialect } from '../../domain/dialect.ts';
import type { HoldsQuestion } from '../../domain/fact.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Submission } from '../../domain/submission.ts';
import { UserError } from '../../domain/user-error.ts';
import { loadSubmission } from '../../load/submission.ts';
import { openEngines } from '../kit/engine.ts';
import { DEFAULT_SEED } from '../kit/seed.ts';
import { checkAlone } from '../grading/check-alone.ts';
import { openKit } from '../kit/kit.ts';

/**
 * What a folder's design holds; measured on loaded rows where the load runs.
 * @throws UserError for a folder that cannot be read or a problem that does not say what is to be held.
 */
export async function holdsReport(
  given: string,
  folder: string,
  dialect: Dialect | null,
): Promise<HoldsReport> {
  const engines = openEngines();
  try {
    const { problem, scenarios } = await openKit(given, DEFAULT_SEED);
    const spec = problem.checks.find(facts.is);
    if (!spec || !problem.facts)
      throw new UserError(
        'E_NO_FACTS',
        `${problem.id} does not say what a design has to hold`,
        'its problem.yaml has no check of the kind `facts`',
      );
    const submission = await loadSubmission(problem, folder, dialect);
    const result = await checkAlone({ problem, scenarios, engines, spec }, submission);
    const matrix = result.detail?.kind === 'facts' ? result.detail.matrix : null;
    const { designs, dialect: read } = submission;
    const design = designs[spec.model];
    const questions = matrix && design ? questionsOf(design, problem.facts, matrix) : [];
    return { problem, path: folder, dialect: read, result, matrix, questions, notes: submission.notes };
  } finally {
    await engines.close();
  }
}

/** What an interviewer would ask about a design, from its schema and what is stated alone; nothing is run. */
export function openQuestions(
  { facts: model, checks }: Problem,
  { designs, holds }: Submission,
): readonly HoldsQuestion[] {
  const spec = checks.find(facts.is);
  const design = spec && designs[spec.model];
  return model && design ? questionsOf(design, model, holdsMatrix(design, model, holds)) : [];
}
