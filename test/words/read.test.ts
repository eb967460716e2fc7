import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { casesIn } from '../cases/read.ts';
import { readFor, reels, statesOf, task } from './support.ts';

const FILES = { partitioning: 'partitioning.md', late_data: 'late_data.md', answers: 'answers.md' };

describe.each(Object.entries(FILES))('%s', (deliverable, file) => {
  test('the model answers make every point', () => {
    const points = reels.rubrics.find((rubric) => rubric.deliverable === deliverable)?.points ?? [];
    expect(points.length).toBeGreaterThan(3);
    const plain = points.map(({ model }) => model).join('\n\n');
    const titled = points.map(({ title, model }) => `## ${title}\n\n${model}`).join('\n\n');
    expect(readFor(deliverable, plain).share).toBe(1);
    expect(readFor(deliverable, titled).share).toBe(1);
  });

  test.each(reels.references)('the reference $id makes every point', async ({ folder }) => {
    expect(readFor(deliverable, await readFile(join(folder, file), 'utf8')).share).toBe(1);
  });

  test('what the candidate was given earns nothing', async () => {
    const starter = await readFile(join(reels.folder, 'starter', file), 'utf8');
    expect(readFor(deliverable, starter).share).toBe(0);
    expect(readFor(deliverable, starter.replaceAll(/<!--|-->/g, '')).share).toBe(0);
    expect(readFor(deliverable, task.join('\n\n')).share).toBe(0);
  });
});

type Case = { readonly answer: string };
const answers = Object.keys(FILES).flatMap((deliverable) =>
  casesIn<Case>(`words/${deliverable}.yaml`).map(({ answer }) => ({ deliverable, answer })),
);

test('a paragraph more loses no point, unless it contradicts', () => {
  const pairs = fc.tuple(fc.constantFrom(...answers), fc.constantFrom(...answers), fc.boolean());
  fc.assert(
    fc.property(pairs, ([{ deliverable, answer }, { answer: other }, first]) => {
      // Headings would put what follows below them.
      const paragraph = other.replaceAll(/[#*`~|<>-]/g, ' ').replaceAll(/\s+/g, ' ');
      const before = readFor(deliverable, answer);
      const after = readFor(deliverable, first ? `${paragraph}\n\n${answer}` : `${answer}\n\n${paragraph}`);
      for (const [at, point] of after.points.entries())
        if (point.state !== 'contradicted')
          expect(point.score).toBeGreaterThanOrEqual(before.points[at]?.score ?? 0);
    }),
    { numRuns: 150 },
  );
});

test('the order of paragraphs does not matter', () => {
  const paragraphs = answers.map(({ answer }) =>
    answer.replaceAll(/[#*`~|<>-]/g, ' ').replaceAll(/\s+/g, ' '),
  );
  fc.assert(
    fc.property(fc.shuffledSubarray(paragraphs, { minLength: 2, maxLength: 8 }), (some) => {
      const scores = (texts: readonly string[]) =>
        readFor('late_data', texts.join('\n\n')).points.map(({ score }) => score);
      expect(scores(some.toReversed())).toEqual(scores(some));
    }),
    { numRuns: 60 },
  );
});

test('any text can be read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const { share } = readFor('answers', text);
      expect(share).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 200 },
  );
});

const PROSE = 'Late rows are merged into the partition of their event date, which is not rewritten. ';
const HUGE: readonly (readonly [string, string])[] = [
  ['prose', PROSE.repeat(12_000)],
  ['one line without an end', PROSE.replaceAll(/[.,]/g, '').repeat(12_000)],
  ['no spaces', 'a,'.repeat(500_000)],
  ['brackets', '['.repeat(1_000_000)],
  ['open tags', '<a style='.repeat(110_000)],
  ['hidden and never closed', '<b hidden>x'.repeat(90_000)],
  ['open comments', '<!-- '.repeat(200_000)],
  ['one keyword', 'partition '.repeat(100_000)],
  ['denials', 'not '.repeat(250_000)],
  ['cells', '| a '.repeat(250_000)],
  ['marks', '->:=>'.repeat(200_000)],
  ['blank lines', '\n'.repeat(1_000_000)],
];

test.each(HUGE)('a megabyte of %s is read in a moment', (_, text) => {
  readFor('partitioning', text.slice(0, 100_000));
  const started = process.cpuUsage();
  const { note } = readFor('partitioning', text);
  const { user } = process.cpuUsage(started);
  expect(note).toContain('Only the first 200,000 characters were read.');
  // 20 to 80 ms on a quiet machine; what is not linear takes minutes.
  expect(user / 1000).toBeLessThan(1000);
});

test('a report quotes, and says what it is', () => {
  const report = readFor(
    'partitioning',
    'Never partition by user.\n\nWe keep all rows forever, no retention.',
  );
  expect(report.readBy).toEqual({ kind: 'checklist' });
  expect(report.note).toContain('Read by a checklist');
  expect(report.selfScore).toBeNull();
  expect(statesOf(report)).toMatchObject({ 'not-by-user': 'made', 'retention-drops': 'contradicted' });
  const [, user, retention] = report.points;
  expect(user?.quotes).toEqual(['Never partition by user.']);
  expect(retention?.against).toBe('We keep all rows forever, no retention.');
});
