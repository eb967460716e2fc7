import { writtenFiles } from '../domain/written.ts';
import { draftLoad } from '../design/draft/load.ts';
import type { Dialect } from '../domain/dialect.ts';
import { UserError } from '../domain/user-error.ts';
import { loadSubmission } from '../load/submission.ts';
import { readProblem } from './problems.ts';

export { draftLoad };

/**
 * A first draft of the load of a folder's schema.
 * @throws UserError for a folder that cannot be read, or whose schema has no table.
 */
export async function draftOfFolder(id: string, folder: string, dialect: Dialect | null): Promise<string> {
  const problem = await readProblem(id);
  const { design } = await loadSubmission(problem, folder, dialect);
  if (!design || design.tables.length === 0) {
    const file = writtenFiles(problem).find(({ role }) => role === 'schema')?.file ?? 'schema.sql';
    throw new UserError(
      'E_NO_TABLES',
      `there is no table in ${file}`,
      'a load is drafted from the tables: write the schema first',
    );
  }
  return draftLoad(problem, design);
}
