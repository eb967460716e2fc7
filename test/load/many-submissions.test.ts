import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadProblem } from '../../src/load/problem.ts';
import { loadSubmission } from '../../src/load/submission.ts';

const root = join(import.meta.dirname, '../..');
const problem = await loadProblem(join(root, 'problems/reels'));
const folder = mkdtempSync(join(tmpdir(), 'graincheck-many-'));
afterAll(() => rmSync(folder, { recursive: true }));

const handIn = (name: string) =>
  cpSync(join(root, 'problems/reels/references/kimball-star'), join(folder, name), { recursive: true });

test('a folder of submissions is told, with what to run instead', async () => {
  handIn('one/ann');
  const nested = loadSubmission(problem, join(folder, 'one'));
  await expect(nested).rejects.toMatchObject({
    code: 'E_MANY_SUBMISSIONS',
    message: expect.stringMatching(/; the folder ann in it has$/),
    hint: `graincheck grade reels ${folder}/one/ann`,
  });
  for (const name of ['ann', 'bob', 'cem', 'dora']) handIn(`class/${name}`);
  await expect(loadSubmission(problem, join(folder, 'class'))).rejects.toMatchObject({
    message: expect.stringMatching(/; 4 folders in it have: ann, bob, cem and 1 more$/),
    hint: expect.stringContaining(`for each in ${folder}/class/*/; do graincheck grade reels "$each"`),
  });
});

test('a submission with another beside its files is one', async () => {
  handIn('both');
  handIn('both/older');
  expect((await loadSubmission(problem, join(folder, 'both'))).files).toHaveProperty('schema');
});
