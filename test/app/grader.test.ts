import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gradeSubmission } from '../../src/app/grading/grade.ts';
import { type Grader, openGrader } from '../../src/app/grading/grader.ts';
import type { CheckResult } from '../../src/domain/scorecard.ts';
import type { SourceFile } from '../../src/domain/submission.ts';
import { loadSubmission } from '../../src/load/submission.ts';

let grader: Grader;
let folder: string;
let files: Readonly<Record<string, SourceFile>>;
beforeAll(async () => {
  grader = await openGrader('reels');
  folder = join(grader.problem.folder, 'submissions/gap-at-least');
  ({ files } = await loadSubmission(grader.problem, folder));
});
afterAll(() => grader.close());

test('texts get the scorecard that a folder with them gets; each result is told once, early', async () => {
  const whole = await grader.grade({ kind: 'folder', folder });
  const told: CheckResult[] = [];
  const progress: number[] = [];
  const given = await grader.grade(
    { kind: 'files', path: folder, files },
    {
      onCheck: (result) => {
        told.push(result);
        progress.push(progress.at(-1) ?? 0);
      },
      onProgress: ({ done, total }) => progress.push(done / total),
    },
  );
  expect({ ...given, notes: [] }).toEqual({ ...whole, notes: [] });
  expect(told.toSorted((a, b) => given.checks.indexOf(a) - given.checks.indexOf(b))).toEqual(given.checks);
  // Most are told while other runs still go on.
  expect(told.length).toBe(grader.problem.checks.length);
  expect(progress.filter((share) => share === 1).length).toBeLessThan(told.length);
});

test('settings that cannot be read are a note, and judge nothing else', async () => {
  const settings = { file: 'graincheck.yaml', text: 'dialekt: sqlite\n' };
  const card = await grader.grade(
    { kind: 'files', path: 'mine', files: { ...files, settings } },
    { only: ['keys'] },
  );
  expect(card.checks.map(({ verdict }) => verdict)).toEqual(['accepted']);
  expect(card.notes).toEqual([
    'not read: graincheck.yaml:1:1: unknown key `dialekt`; did you mean `dialect`?',
  ]);
});

test('a grading that is ended ends at once, and the next one is unaffected', async () => {
  const stop = new AbortController();
  const ended = grader.grade({ kind: 'folder', folder }, { signal: stop.signal });
  setTimeout(() => stop.abort(new Error('enough')), 50);
  await expect(ended).rejects.toThrow('enough');
  const card = await grader.grade({ kind: 'folder', folder }, { only: ['sessions', 'keys'] });
  expect(card.checks.map(({ verdict }) => verdict)).toEqual(['accepted', 'wrong-answer']);
});

test('two states of a sitting are graded apart', async () => {
  const [reference] = grader.problem.references;
  const told: string[] = [];
  const { atBell, afterOvertime } = await gradeSubmission({
    problem: 'reels',
    atBell: { kind: 'files', path: 'at the bell', files: {} },
    afterOvertime: { kind: 'folder', folder: reference?.folder ?? '' },
    onCheck: (state, { verdict }) => told.push(`${state} ${verdict}`),
  });
  expect(atBell.total).toEqual({ score: 0, open: 0, maxScore: 100 });
  // Its answers in words wait for a reader.
  expect(afterOvertime?.total).toEqual({ score: 92, open: 8, maxScore: 100 });
  expect(new Set(told)).toEqual(new Set(['atBell missing', 'afterOvertime accepted', 'afterOvertime open']));
});
