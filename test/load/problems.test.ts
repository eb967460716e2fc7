import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readProblem } from '../../src/app/kit/problems.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { findProblem, listProblems, packageRoot } from '../../src/load/problems.ts';
import { small } from './support/broken.ts';

test('the package is found from its own files', () => {
  expect(packageRoot()).toBe(join(import.meta.dirname, '../..'));
});

test('a problem is found by its id, or by a path', async () => {
  const reels = { id: 'reels', folder: join(packageRoot(), 'problems/reels'), task: null };
  expect(await findProblem('reels')).toEqual(reels);
  expect(await findProblem('problems/reels')).toEqual(reels);
  expect(await findProblem(`${small}/`)).toEqual({ id: 'small', folder: small, task: null });
});

test('a task of a problem is found with a dot behind it', async () => {
  const sessions = { id: 'reels.sessions', folder: join(packageRoot(), 'problems/reels'), task: 'sessions' };
  expect(await findProblem('reels.sessions')).toEqual(sessions);
  expect(await findProblem('problems/reels.sessions')).toEqual(sessions);
  expect(await findProblem(`${small}.views`)).toEqual({ id: 'small.views', folder: small, task: 'views' });
});

test.each([
  ['rels.sessions', 'there is no problem `rels`'],
  ['reels.sessions.again', 'there is no problem `reels.sessions.again`'],
  ['reels.', 'there is no problem `reels.`'],
  ['.sessions', 'there is no problem `.sessions`'],
  ['elsewhere/reels.sessions', 'there is no problem.yaml in elsewhere/reels.sessions'],
])('%j is no task of a problem', async (given, message) => {
  await expect(findProblem(given)).rejects.toMatchObject({ code: 'E_NO_SUCH_PROBLEM', message });
});

test('a task that is not there is answered with the one that was meant', async () => {
  await expect(readProblem('reels.sesions')).rejects.toMatchObject({
    code: 'E_NO_SUCH_TASK',
    message: 'reels has no task `sesions`',
    hint: expect.stringMatching(/^did you mean `sessions`\? its tasks are: core-model, sessions/),
  });
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
