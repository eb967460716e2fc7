import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Grader, openGrader } from '../../src/app/grading/grader.ts';

/** Right submissions, written as people of each engine write: all that is no words is decided, and nearly all earned. */
const folder = join(import.meta.dirname, '../cases/dialects');

/** What is judged by words, for which the submissions have none. */
const WORDS = [
  'partitioning-reasons',
  'late-data-reasons',
  'follow-up-answers',
  'layers-why',
  'defence',
  'situations',
];
const LEAST = 0.95;

describe.each(readdirSync(folder))('%s', (problem) => {
  let grader: Grader;
  beforeAll(async () => {
    grader = await openGrader(problem);
  });
  afterAll(() => grader.close());

  test.each(readdirSync(join(folder, problem)))('in %s is decided', async (dialect) => {
    const { checks } = await grader.grade({ kind: 'folder', folder: join(folder, problem, dialect) });
    const run = checks.filter(({ id }) => !WORDS.includes(id));
    const undecided = run.filter(({ open }) => open > 0).map(({ id, findings }) => ({ id, findings }));
    expect(undecided).toEqual([]);
    const sum = (key: 'score' | 'maxScore') => run.reduce((all, check) => all + check[key], 0);
    const amiss = run
      .filter(({ verdict }) => verdict !== 'accepted')
      .map(({ id, verdict }) => `${id}: ${verdict}`);
    expect(sum('score') / sum('maxScore'), amiss.join(', ')).toBeGreaterThanOrEqual(LEAST);
  });
});
