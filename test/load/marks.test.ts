import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadMarks } from '../../src/load/marks.ts';
import { packageRoot } from '../../src/load/problems.ts';
import { loadProblem } from '../../src/load/problem.ts';

const reels = await loadProblem(`${packageRoot()}/problems/reels`);
const folder = mkdtempSync(join(tmpdir(), 'graincheck-marks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const submission = join(folder, 'answer');
mkdirSync(join(submission, 'more'), { recursive: true });
const GOOD = 'marks: { partitioning: made }\n';

test('marks of a file, by point, with who gave them', async () => {
  const path = file(
    'marks.yaml',
    `by: Ann
marks:
  partitioning: half
  late_data: { two-clocks: made, idempotent: { mark: missed, comment: no key }, window: }
`,
  );
  const marks = await loadMarks(reels, path, submission);
  const by = { kind: 'instructor', file: 'marks.yaml', name: 'Ann' };
  const partitioning = reels.rubrics.find(({ deliverable }) => deliverable === 'partitioning');
  expect([...(marks.get('partitioning') ?? [])]).toEqual(
    partitioning?.points.map(({ id }) => [id, { score: 0.5, by, comment: null, quote: null }]),
  );
  expect([...(marks.get('late_data') ?? [])]).toEqual([
    ['two-clocks', { score: 1, by, comment: null, quote: null }],
    ['idempotent', { score: 0, by, comment: 'no key', quote: null }],
  ]);
  expect(marks.get('answers')).toBeUndefined();
});

test.each([
  ['no such point', 'marks: { late_data: { two-clock: made } }', /:1:23: there is no point `two-clock`/],
  ['no such answer', 'marks: { late-data: made }', /:1:10: there is no answer in words `late-data`/],
  [
    'another word',
    'marks: { late_data: { two-clocks: good } }',
    /must be made, half, missed, or points, each with one of these/,
  ],
  ['a number', 'marks: { late_data: 1 }', /must be made, half, missed, or points/],
  ['another key', 'mark: { late_data: made }', /mark/],
  ['no YAML', 'marks: [', /bad\.yaml/],
  ['nothing', '', /bad\.yaml/],
])('%s is told with its place', async (_, text, message) => {
  const read = loadMarks(reels, file('bad.yaml', text), null);
  await expect(read).rejects.toMatchObject({ code: 'E_BAD_MARKS', message: expect.stringMatching(message) });
});

test('names that every object has are none', async () => {
  for (const name of ['constructor', 'toString', 'hasOwnProperty'])
    await expect(
      loadMarks(reels, file('bad.yaml', `marks: { late_data: { ${name}: made } }\n`), null),
    ).rejects.toMatchObject({ code: 'E_BAD_MARKS' });
});

test.skipIf(process.platform === 'win32')('no file of a submission counts, by whatever way', async () => {
  writeFileSync(join(submission, 'marks.yaml'), GOOD);
  writeFileSync(join(submission, '..marks.yaml'), GOOD);
  writeFileSync(join(submission, 'more', 'marks.yaml'), GOOD);
  const outside = file('good.yaml', GOOD);
  symlinkSync(outside, join(submission, 'link.yaml'));
  symlinkSync(join(submission, 'marks.yaml'), join(folder, 'into.yaml'));
  symlinkSync(submission, join(folder, 'alias'));
  const own = ['marks.yaml', '..marks.yaml', 'more/marks.yaml', 'more/../marks.yaml', 'link.yaml'];
  for (const path of [
    ...own.map((name) => join(submission, name)),
    join(folder, 'into.yaml'),
    join(folder, 'alias', 'marks.yaml'),
  ])
    await expect(loadMarks(reels, path, submission), path).rejects.toMatchObject({
      code: 'E_BAD_MARKS',
      message: expect.stringContaining('lies in the folder of the submission'),
    });
  await expect(loadMarks(reels, outside, submission)).resolves.toBeInstanceOf(Map);
  await expect(loadMarks(reels, outside, join(folder, 'alias'))).resolves.toBeInstanceOf(Map);
});
