import { shortestFirst } from '../../domain/minutes.ts';
import type { Problem } from '../../domain/problem.ts';
import { drillOf } from '../../load/drill.ts';
import { loadProblem } from '../../load/problem.ts';
import { findProblem, listProblems } from '../../load/problems.ts';

/** The given problems, each of which has a folder, or else all that this installation has. Nothing is read yet. */
export async function namedProblems(given: readonly string[]): Promise<readonly string[]> {
  if (given.length === 0) return (await listProblems()).map(({ id }) => id);
  await Promise.all(given.map((one) => findProblem(one)));
  return given;
}

/** Every problem that this installation has, the shortest first. */
export async function readProblems(): Promise<readonly Problem[]> {
  const read = await Promise.all((await listProblems()).map(({ folder }) => loadProblem(folder)));
  return read.toSorted(shortestFirst);
}

/** A problem by its id, or by the path of its folder; with a dot and a task behind it, the drill of that task. */
export async function readProblem(given: string): Promise<Problem> {
  const { folder, task } = await findProblem(given);
  const problem = await loadProblem(folder);
  return task === null ? problem : drillOf(problem, task);
}
