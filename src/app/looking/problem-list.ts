import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { shortestFirst } from '../../domain/minutes.ts';
import { UserError } from '../../domain/user-error.ts';
import { listProblems as listFolders, type ProblemFolder } from '../../load/problems.ts';
import { type Cache, fileCache } from '../kit/cache.ts';
import type { ProblemSummary } from './problem-summary.ts';
import { programKey } from '../kit/program.ts';

export type { ProblemSummary } from './problem-summary.ts';

/** A problem that cannot be read, told and never hidden. */
export type BrokenProblem = { readonly id: string; readonly why: string };

export type ProblemList = {
  /** The shortest first. */
  readonly problems: readonly ProblemSummary[];
  readonly broken: readonly BrokenProblem[];
};

/**
 * The problems of this installation. Reading them takes the parser and the schemas, so the list is kept under what
 * it depends on: the files' paths, sizes and times, and the program. Nothing else is imported while it is there.
 * @param program names the program; null: nothing is kept.
 */
export async function listProblems(
  cache: Cache = fileCache(),
  program: Promise<string | null> = programKey(),
): Promise<ProblemList> {
  const folders = await listFolders();
  const key = await keyOf(folders, await program);
  const known = key === null ? null : await cache.get<ProblemList>(key);
  if (known) return known;
  const [{ loadProblem }, { summaryOf }] = await Promise.all([
    import('../../load/problem.ts'),
    import('./problem-summary.ts'),
  ]);
  const read = await Promise.all(
    folders.map(({ id, folder }) =>
      loadProblem(folder).then(summaryOf, (error: unknown): BrokenProblem => {
        if (error instanceof UserError) return { id, why: error.message };
        throw error;
      }),
    ),
  );
  const list: ProblemList = {
    problems: read.flatMap((one) => ('why' in one ? [] : one)).toSorted(shortestFirst),
    broken: read.flatMap((one) => ('why' in one ? one : [])),
  };
  // What is broken may be so by a file that the key does not know.
  if (key !== null && list.broken.length === 0) await cache.put(key, list);
  return list;
}

async function keyOf(folders: readonly ProblemFolder[], program: string | null): Promise<string | null> {
  if (program === null) return null;
  const files = await Promise.all(
    folders.map(async ({ folder }) => {
      const file = join(folder, 'problem.yaml');
      const found = await stat(file).catch(() => null);
      return [file, found?.size, found?.mtimeMs];
    }),
  );
  const content = JSON.stringify(['problem list', 4, program, files]);
  return createHash('sha256').update(content).digest('hex');
}
