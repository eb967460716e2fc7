import { basename } from 'node:path';
import { modelOf } from '../../src/app/kit/engine.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { Model } from '../../src/engine/engine.ts';
import { loadSubmission } from '../../src/load/submission.ts';

/** A reference model of the problem by the name of its folder, as engines run it. */
export async function referenceModel(problem: Problem, name: string): Promise<Model> {
  const reference = problem.references.find(({ folder }) => basename(folder) === name);
  if (!reference) throw new Error(`${problem.id} has no reference model ${name}.`);
  return modelOf(problem, await loadSubmission(problem, reference.folder));
}
