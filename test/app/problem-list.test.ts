import { expect, test } from 'vitest';
import type { Cache } from '../../src/app/cache.ts';
import { listProblems, summaryOf } from '../../src/app/problem-list.ts';
import { readProblem } from '../../src/app/problems.ts';

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
  expect({ minutes, points, title }).toEqual({ minutes: 8, points: 76, title: 'Reels analytics' });
  expect(parts.map(({ id, minutes: own }) => [id, own])).toEqual([
    ['A', 4],
    ['B', 2],
    ['C', 2],
    ['+', null],
  ]);
  expect(tasks.at(0)).toEqual({ id: 'core-model', title: 'The tables', part: 'A' });
});
