import { writtenFiles } from '../domain/written.ts';
import { diagramOf } from '../design/erd/diagram.ts';
import type { Unread } from '../domain/design.ts';
import type { Dialect } from '../domain/dialect.ts';
import type { Diagram } from '../domain/diagram.ts';
import { UserError } from '../domain/user-error.ts';
import { loadSubmission } from '../load/submission.ts';
import { readProblem } from './problems.ts';

export type Drawn = {
  readonly diagram: Diagram;
  /** What of the schema could not be read, so that it is not drawn. */
  readonly unread: readonly Unread[];
  /** The schema's file. */
  readonly file: string;
};

/**
 * The design of a folder as a diagram.
 * @throws UserError for a folder that cannot be read, or whose schema has no table.
 */
export async function drawDesign(id: string, folder: string, dialect: Dialect | null): Promise<Drawn> {
  const problem = await readProblem(id);
  const file = writtenFiles(problem).find(({ role }) => role === 'schema')?.file ?? 'schema.sql';
  const { design } = await loadSubmission(problem, folder, dialect);
  if (!design || design.tables.length === 0)
    throw new UserError(
      'E_NO_TABLES',
      `there is no table in ${file}`,
      design && design.unread.length > 0
        ? `line ${design.unread[0]?.place.line} could not be read; name the dialect with --dialect`
        : 'write CREATE TABLE statements there, in any dialect',
    );
  return { diagram: diagramOf(design), unread: design.unread, file };
}
