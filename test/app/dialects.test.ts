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

describe('what is too deep in one file', () => {
  let grader: Grader;
  beforeAll(async () => {
    grader = await openGrader('temporal-joins');
  });
  afterAll(() => grader.close());

  const columns = 'SELECT activity_id, customer, ts';
  const file = (name: string, text: string) => ({ file: `queries/${name}.sql`, text });

  test.each(['bigquery', 'snowflake', 'spark', 'trino'])(
    'in %s costs nothing, and no other file',
    async (dialect) => {
      const files = {
        first_ever: file(
          'first_ever',
          `${columns}, ${'('.repeat(600)}1${')'.repeat(600)} AS first_channel FROM activity_stream`,
        ),
        last_ever: file(
          'last_ever',
          `${columns}, 1 AS last_level FROM activity_stream WHERE ${Array.from({ length: 2000 }, (_, at) => `customer = 'x${at}'`).join(' OR ')}`,
        ),
        settings: { file: 'graincheck.yaml', text: `dialect: ${dialect}\n` },
      };
      const { checks } = await grader.grade(
        { kind: 'files', path: dialect, files },
        { only: ['first-ever', 'last-ever'] },
      );
      expect(checks.map(({ id, verdict }) => [id, verdict])).toEqual([
        ['first-ever', 'unsupported'],
        ['last-ever', 'wrong-answer'],
      ]);
    },
  );
});
