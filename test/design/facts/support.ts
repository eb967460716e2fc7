import { join } from 'node:path';
import type { FactModel } from '../../../src/domain/fact.ts';
import type { Problem } from '../../../src/domain/problem.ts';
import { packageRoot } from '../../../src/load/package-root.ts';
import { loadProblem } from '../../../src/load/problem.ts';

export const REELS: Problem = await loadProblem(join(packageRoot(), 'problems/reels'));

/** The facts of Reels. */
export const FACTS: FactModel = factsOf(REELS);

function factsOf({ facts }: Problem): FactModel {
  if (!facts) throw new Error('Reels has no facts.');
  return facts;
}
