import type { Problem } from '../../domain/problem.ts';
import type { DeliveredScenario } from '../../grade/prepare.ts';
import { drillOf } from '../../load/drill.ts';
import { loadProblem } from '../../load/problem.ts';
import { findProblem } from '../../load/problems.ts';
import { type Cache, fileCache } from './cache.ts';
import { contentKey } from './content-key.ts';
import { eventSeed } from './seed.ts';
import { deliverAll, type Scenarios, scenariosOf } from './scenarios.ts';

/** A problem with its scenarios delivered: all that a grading needs to know before it sees a submission. */
export type Kit = { readonly problem: Problem; readonly scenarios: Scenarios };

/** The scenarios that a kit has: those that a candidate may see are quicker to make. */
export type Which = 'all' | 'sample';

type StoredKit = { readonly problem: Problem; readonly delivered: readonly DeliveredScenario[] };

/** A problem whose scenarios are delivered when they are asked for. */
export type BegunKit = { readonly problem: Problem; readonly scenarios: () => Promise<Scenarios> };

/**
 * Reads a problem and delivers its scenarios, or takes both from the cache: a kit is kept under the hash of
 * every file that it is made of and of the program that makes it.
 */
export async function openKit(
  given: string,
  seed: number,
  cache: Cache = fileCache(),
  which: Which = 'all',
): Promise<Kit> {
  const { problem, scenarios } = await beginKit(given, seed, cache, which);
  return { problem, scenarios: await scenarios() };
}

/** The same; its events are made when they are first asked for, where they are not kept. */
export async function beginKit(
  given: string,
  seed: number,
  cache: Cache = fileCache(),
  which: Which = 'all',
): Promise<BegunKit> {
  const { folder, task } = await findProblem(given);
  // A drill is delivered what its whole problem is.
  const { problem: whole, delivered } = await storedKit(folder, seed, cache, which);
  const problem = task === null ? whole : await drillOf(whole, task);
  let made: Promise<Scenarios> | null = null;
  return {
    problem,
    scenarios: () => (made ??= delivered().then((scenarios) => scenariosOf(problem, scenarios))),
  };
}

type BegunStored = {
  readonly problem: Problem;
  readonly delivered: () => Promise<readonly DeliveredScenario[]>;
};

async function storedKit(folder: string, seed: number, cache: Cache, which: Which): Promise<BegunStored> {
  const made = eventSeed(seed);
  const key = await contentKey(['kit', 5, made, which], folder);
  const known = key === null ? null : await cache.get<StoredKit>(key);
  if (known) return { problem: known.problem, delivered: async () => known.delivered };
  const problem = await loadProblem(folder);
  const wanted = problem.scenarios.filter(({ visibility }) => which === 'all' || visibility === which);
  const delivered = async () => {
    const kit: StoredKit = { problem, delivered: await deliverAll({ ...problem, scenarios: wanted }, made) };
    if (key !== null) await cache.put(key, kit);
    return kit.delivered;
  };
  return { problem, delivered };
}
