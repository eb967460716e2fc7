import { nearest } from '../design/nearest.ts';
import { drillId } from '../domain/drill.ts';
import type { Problem } from '../domain/problem.ts';
import { ProblemError, UserError } from '../domain/user-error.ts';
import { drillFiles } from '../drill/files.ts';
import { drillProblem, simplest } from '../drill/problem.ts';
import { loadSubmission } from './submission.ts';

/**
 * Makes a drill of one task of a problem: with the files that it gives, read from the problem's references.
 * UserError `E_NO_SUCH_TASK` for a task that is not there, or that cannot be drilled.
 */
export async function drillOf(problem: Problem, id: string): Promise<Problem> {
  const task = problem.tasks.find((one) => one.id === id);
  if (!task) throw noSuch(problem, id);
  const files = drillFiles(problem, task);
  if (!files)
    throw new UserError(
      'E_NO_SUCH_TASK',
      `${drillId({ problem: problem.id, task: id })} cannot be drilled: nothing of it is judged by itself`,
    );
  const references = await Promise.all(
    problem.references.map(async (reference) => ({
      reference,
      files: (await loadSubmission(problem, reference.folder)).files,
    })),
  );
  const chosen = simplest(problem, references);
  if (!chosen) throw new ProblemError('E_PROBLEM', `${problem.id} has no reference model to give files of.`);
  return drillProblem(problem, task, files, chosen);
}

function noSuch({ id: problem, tasks }: Problem, id: string): UserError {
  const known = tasks.map((task) => task.id);
  const near = nearest(id, known);
  const meant = near === null ? '' : `did you mean \`${near}\`? `;
  return new UserError(
    'E_NO_SUCH_TASK',
    `${problem} has no task \`${id}\``,
    `${meant}its tasks are: ${known.join(', ')}`,
  );
}
