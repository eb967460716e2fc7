import { diagramOf } from '../../design/erd/diagram.ts';
import type { Unclaimed, Unread } from '../../domain/design.ts';
import type { Dialect } from '../../domain/dialect.ts';
import type { Diagram } from '../../domain/diagram.ts';
import { UserError } from '../../domain/user-error.ts';
import { passedNote } from '../../load/submission/design-notes.ts';
import { loadSubmission } from '../../load/submission.ts';
import { fileOf, findModel } from './find-model.ts';
import { readProblem } from '../kit/problems.ts';

export type Drawn = {
  readonly diagram: Diagram;
  /** What of the schema could not be read, so that it is not drawn. */
  readonly unread: readonly Unread[];
  /** Words that no reader took. */
  readonly unclaimed: readonly Unclaimed[];
  /** What was passed over, in a line; null: nothing. */
  readonly passed: string | null;
  /** The schema's file. */
  readonly file: string;
};

/**
 * One of the designs of a folder as a diagram.
 * @throws UserError for a folder that cannot be read, or whose schema has no table.
 */
export async function drawDesign(
  id: string,
  folder: string,
  { dialect, model: named }: { readonly dialect: Dialect | null; readonly model?: string | undefined },
): Promise<Drawn> {
  const problem = await readProblem(id);
  const model = findModel(problem, named);
  const file = fileOf(problem, model, 'schema');
  const { designs } = await loadSubmission(problem, folder, dialect);
  const design = designs[model];
  if (!design || design.tables.length === 0)
    throw new UserError(
      'E_NO_TABLES',
      `there is no table in ${file}`,
      design && design.unread.length > 0
        ? `line ${design.unread[0]?.place.line} could not be read; name the dialect with --dialect`
        : 'write CREATE TABLE statements there, in any dialect',
    );
  return {
    diagram: diagramOf(design),
    unread: design.unread,
    unclaimed: design.unclaimed,
    passed: passedNote(file, design),
    file,
  };
}
