import { readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ProblemError } from '../../src/domain/user-error.ts';
import { listProblems, packageRoot } from '../../src/load/problems.ts';
import { loadProblem } from '../../src/load/problem.ts';
import { brokenCases, copyOfSmall, small, thrownBy } from './support/broken.ts';

const copy = await copyOfSmall();
afterAll(() => rm(copy, { recursive: true }));

for (const broken of await brokenCases('broken')) {
  test(`${basename(broken.file, '.yaml')}: ${broken.about}`, async () => {
    const error = await thrownBy(copy, broken);
    if (!(error instanceof ProblemError)) throw error ?? new Error('nothing was thrown');
    expect(error.code).toBe('E_PROBLEM');
    expect(error.message).toBe(broken.expect);
  });
}

test('a problem as it is written becomes one as the grader reads it', async () => {
  const problem = await loadProblem(small);
  expect(problem).toMatchObject({
    id: 'views-per-user',
    folder: small,
    pass: 0.6,
    hints: [{ task: 'count-views', steps: [expect.any(String), expect.any(String)] }],
    scenarios: [
      {
        id: 'on-time',
        stream: { fixture: 'video-app', stories: [], generate: { users: 20, days: 3, salt: 0 } },
      },
      { id: 'twice', deliver: [{ kind: 'on-time' }, { kind: 'twice', share: 0.2 }] },
    ],
    references: [{ id: 'plain', folder: join(small, 'references/plain'), page: '' }],
  });
  expect(problem.statement).toContain('# Views per user');
  expect(problem.checks[1]).toEqual({
    id: 'views-twice',
    kind: 'answers',
    model: 'main',
    title: 'right when events come twice',
    part: 'A',
    task: 'count-views',
    scale: 'proof',
    points: 4,
    scenarios: ['twice'],
    questions: ['views'],
    baseline: ['on-time'],
    midway: [],
    shapes: [],
  });
});

test('a folder without a problem.yaml is named', async () => {
  await expect(loadProblem(join(small, 'references'))).rejects.toMatchObject({
    code: 'E_PROBLEM',
    message: 'problem.yaml: does not exist',
  });
  await expect(loadProblem(join(small, 'nowhere'))).rejects.toBeInstanceOf(ProblemError);
});

test('every problem that comes with graincheck loads, and is called like its folder', async () => {
  const folders = await listProblems();
  expect(folders.map(({ id }) => id)).toContain('reels');
  for (const { id, folder } of folders) expect((await loadProblem(folder)).id).toBe(id);
});

test('a curveball says what stands in its file, or in the problem.yaml', async () => {
  const { curveballs, checks } = await loadProblem(join(packageRoot(), 'problems/reels'));
  const [curveball] = curveballs;
  expect(curveballs).toHaveLength(1);
  expect(curveball).toMatchObject({ id: 'save-from-tomorrow', part: 'A', afterSeconds: 150 });
  expect(curveball?.says).toMatch(/^Sorry to interrupt\.[\s\S]*`collection_label`[\s\S]*\?$/);
  expect(checks.map(({ id }) => id)).toEqual(expect.arrayContaining([...(curveball?.checks ?? ['none'])]));
  const inline = {
    id: 'save',
    part: 'A',
    after_seconds: 60,
    says: ' From tomorrow.\n',
    checks: ['views-right'],
  };
  const change = [{ from: 'references:\n', to: `curveballs: [${JSON.stringify(inline)}]\nreferences:\n` }];
  expect(await thrownBy(copy, { file: '', about: '', expect: '', files: {}, change })).toBe(null);
  expect((await loadProblem(copy)).curveballs).toEqual([
    { id: 'save', part: 'A', afterSeconds: 60, says: 'From tomorrow.', checks: ['views-right'] },
  ]);
});

test('an editor is told where the schema is', async () => {
  const text = await readFile(join(packageRoot(), 'problems/reels/problem.yaml'), 'utf8');
  expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../../schemas/problem.schema.json');
});
