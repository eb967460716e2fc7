import { draftLoad } from '../../design/draft/load.ts';
import type { Dialect } from '../../domain/dialect.ts';
import { UserError } from '../../domain/user-error.ts';
import { loadSubmission } from '../../load/submission.ts';
import { fileOf, findModel } from './find-model.ts';
import { readProblem } from '../kit/problems.ts';

export { draftLoad };

/**
 * A first draft of the load of a folder's schema.
 * @throws UserError for a folder that cannot be read, or whose schema has no table.
 */
export async function draftOfFolder(
  id: string,
  folder: string,
  { dialect, model: named }: { readonly dialect: Dialect | null; readonly model?: string | undefined },
): Promise<string> {
  const problem = await readProblem(id);
  const model = findModel(problem, named);
  const { designs } = await loadSubmission(problem, folder, dialect);
  const design = designs[model];
  if (!design || design.tables.length === 0) {
    const file = fileOf(problem, model, 'schema');
    throw new UserError(
      'E_NO_TABLES',
      `there is no table in ${file}`,
      'a load is drafted from the tables: write the schema first',
    );
  }
  return draftLoad(problem, design);
}
