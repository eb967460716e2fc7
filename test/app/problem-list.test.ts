import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import type { Cache } from '../../src/app/kit/cache.ts';
import { listProblems } from '../../src/app/looking/problem-list.ts';
import { summaryOf } from '../../src/app/looking/problem-summary.ts';
import { readProblem } from '../../src/app/kit/problems.ts';

/** A cache in memory that counts. */
function counting(): Cache & { readonly puts: () => number } {
  const kept = new Map<string, unknown>();
  return {
    // What was put under a key comes back.
    get: async <T>(key: string) => (kept.get(key) ?? null) as T | null,
    put: async (key, value) => {
      kept.set(key, value);
    },
    puts: () => kept.size,
  };
}

test('the list is kept for the same program, and made anew by another', async () => {
  const cache = counting();
  const first = await listProblems(cache, Promise.resolve('one'));
  expect(first.broken).toEqual([]);
  expect(first.problems).toContainEqual(summaryOf(await readProblem('reels')));
  expect(await listProblems(cache, Promise.resolve('one'))).toBe(first);
  expect(await listProblems(cache, Promise.resolve('two'))).toEqual(first);
  expect(cache.puts()).toBe(2);
  await listProblems(cache, Promise.resolve(null));
  expect(cache.puts()).toBe(2);
});

test('a summary has what a list shows', async () => {
  const { minutes, points, parts, tasks, title } = summaryOf(await readProblem('reels'));
  expect({ minutes, points, title }).toEqual({ minutes: 8, points: 100, title: 'Reels analytics' });
  expect(parts.map(({ id, minutes: own }) => [id, own])).toEqual([
    ['A', 4],
    ['B', 2],
    ['C', 2],
    ['+', null],
  ]);
  expect(tasks.at(0)).toEqual({ id: 'core-model', title: 'The tables', part: 'A', drill: true });
});

test('a list that is kept needs neither the parser nor the schemas', async () => {
  const { metafile } = await build({
    entryPoints: [join(import.meta.dirname, '../../src/app/looking/problem-list.ts')],
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    outdir: 'nowhere',
    logLevel: 'silent',
  });
  const { inputs } = metafile;
  const reached = new Set<string>();
  const walk = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const { path, kind } of inputs[file]?.imports ?? []) if (kind === 'import-statement') walk(path);
  };
  walk(Object.keys(inputs).find((file) => file.endsWith('src/app/looking/problem-list.ts')) ?? '');
  expect([...reached].some((file) => file.endsWith('src/load/problems.ts'))).toBe(true);
  expect([...reached].filter((file) => /node_modules\/(yaml|zod)\//.test(file))).toEqual([]);
  expect(Object.keys(inputs).some((file) => /node_modules\/zod\//.test(file))).toBe(true);
});
