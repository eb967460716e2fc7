import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../domain/problem.ts';
import type { DeliveredScenario } from '../grade/prepare.ts';
import { drillOf } from '../load/drill.ts';
import { loadProblem } from '../load/problem.ts';
import { findProblem, packageRoot } from '../load/problems.ts';
import { type Cache, fileCache } from './cache.ts';
import { programKey } from './program.ts';
import { deliverAll, type Scenarios, scenariosOf } from './scenarios.ts';

/** A problem with its scenarios delivered: all that a grading needs to know before it sees a submission. */
export type Kit = { readonly problem: Problem; readonly scenarios: Scenarios };

/** The scenarios that a kit has: those that a candidate may see are quicker to make. */
export type Which = 'all' | 'sample';

type StoredKit = { readonly problem: Problem; readonly delivered: readonly DeliveredScenario[] };

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
  const { folder, task } = await findProblem(given);
  // A drill is delivered what its whole problem is.
  const { problem: whole, delivered } = await storedKit(folder, seed, cache, which);
  const problem = task === null ? whole : await drillOf(whole, task);
  return { problem, scenarios: scenariosOf(problem, delivered) };
}

async function storedKit(folder: string, seed: number, cache: Cache, which: Which): Promise<StoredKit> {
  const key = await keyOf(folder, seed, which);
  const known = key === null ? null : await cache.get<StoredKit>(key);
  if (known) return known;
  const problem = await loadProblem(folder);
  const wanted = problem.scenarios.filter(({ visibility }) => which === 'all' || visibility === which);
  const delivered = await deliverAll({ ...problem, scenarios: wanted }, seed);
  const kit: StoredKit = { problem, delivered };
  if (key !== null) await cache.put(key, kit);
  return kit;
}

/** What a kit is made of: not the SQL of submissions, which is read each time. */
function isMadeOf(name: string): boolean {
  if (/\.sql$/.test(name)) return !/^(?:references|submissions|starter)[/\\]/.test(name);
  return /\.(?:ya?ml|md|jsonl|csv)$/.test(name);
}

/** Null where nothing is kept. */
async function keyOf(folder: string, seed: number, which: Which): Promise<string | null> {
  const program = await programKey();
  if (program === null) return null;
  const hash = createHash('sha256').update(JSON.stringify(['kit', 2, folder, seed, which, program]));
  for (const root of [folder, join(packageRoot(), 'fixtures')]) {
    const names = (await readdir(root, { recursive: true }))
      .filter(isMadeOf)
      .sort();
    const texts = await Promise.all(names.map((name) => readFile(join(root, name)).catch(() => null)));
    for (const [at, name] of names.entries()) hash.update(`\n${name}\n`).update(texts[at] ?? 'unreadable');
  }
  return hash.digest('hex');
}
