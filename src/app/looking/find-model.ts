import { suggestion } from '../../design/nearest.ts';
import type { Problem } from '../../domain/problem.ts';
import { UserError } from '../../domain/user-error.ts';
import { writtenFiles } from '../../domain/written.ts';

/**
 * Id of the model that is meant: the first whose schema the candidate writes, where none is named.
 * @throws UserError where there is no such model, or no schema to write.
 */
export function findModel(problem: Problem, named: string | undefined): string {
  const own = writtenFiles(problem).flatMap(({ role, model }) =>
    role === 'schema' && model !== null ? [model] : [],
  );
  const [first] = own;
  if (first === undefined)
    throw new UserError(
      'E_NO_SCHEMA',
      `${problem.id} asks for no schema: its tables are given`,
      `graincheck show ${problem.id} has them`,
    );
  if (named === undefined || own.includes(named)) return named ?? first;
  throw new UserError(
    'E_NO_SUCH_MODEL',
    `${problem.id} asks for no model \`${named}\``,
    suggestion(named, own).replace(/^; /, ''),
  );
}

/** The file of a model that has the role. */
export function fileOf({ deliverables }: Problem, model: string, role: 'schema' | 'load'): string {
  return deliverables.find((each) => each.model === model && each.role === role)?.file ?? `${role}.sql`;
}
