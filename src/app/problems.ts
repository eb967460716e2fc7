import type { Problem } from '../domain/problem.ts';
import { loadProblem } from '../load/problem.ts';
import { findProblem, listProblems } from '../load/problems.ts';

/** Ids of the problems that this installation has, in order. Nothing is read but their folders' names. */
export async function problemIds(): Promise<readonly string[]> {
  return (await listProblems()).map(({ id }) => id);
}

/** Every problem that this installation has, in the order of their ids. */
export async function readProblems(): Promise<readonly Problem[]> {
  return Promise.all((await listProblems()).map(({ folder }) => loadProblem(folder)));
}

/** A problem by its id, or by the path of its folder. */
export async function readProblem(given: string): Promise<Problem> {
  return loadProblem((await findProblem(given)).folder);
}
