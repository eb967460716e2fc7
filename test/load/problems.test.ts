import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '../../src/domain/user-error.ts';
import { findProblem, listProblems, packageRoot } from '../../src/load/problems.ts';
import { small } from './support/broken.ts';

test('the package is found from its own files', () => {
  expect(packageRoot()).toBe(join(import.meta.dirname, '../..'));
});

test('a problem is found by its id, or by a path', async () => {
  const reels = { id: 'reels', folder: join(packageRoot(), 'problems/reels') };
  expect(await findProblem('reels')).toEqual(reels);
  expect(await findProblem('problems/reels')).toEqual(reels);
  expect(await findProblem(`${small}/`)).toEqual({ id: 'small', folder: small });
});

test('a misspelt id is answered with the one that was meant', async () => {
  const error = await findProblem('rels').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  expect(error).toMatchObject({ code: 'E_NO_SUCH_PROBLEM', message: 'there is no problem `rels`' });
  expect(error).toHaveProperty(
    'hint',
    expect.stringMatching(/^did you mean `reels`\? the problems are: .*reels/),
  );
});

test.each([
  ['elsewhere/reels', 'there is no problem.yaml in elsewhere/reels'],
  ['', 'there is no problem ``'],
  ['..', 'there is no problem `..`'],
])('%j is no problem', async (given, message) => {
  await expect(findProblem(given)).rejects.toMatchObject({ code: 'E_NO_SUCH_PROBLEM', message });
});

test('a folder without problems has none', async () => {
  expect(await listProblems(small)).toEqual([]);
});
