import { describe, expect, it } from 'vitest';
import type { Marker, PointMark } from '../../src/domain/mark.ts';
import type { AnswerPoint, AnswerReport } from '../../src/domain/rubric.ts';
import { answerLines } from '../../src/reporters/answers.ts';
import { widthOf } from '../../src/reporters/measure.ts';
import { plain } from '../../src/reporters/style.ts';
import { expectGolden } from '../golden.ts';

const point = (id: string, given: Partial<AnswerPoint> = {}): AnswerPoint => ({
  id,
  title: `The point ${id}`,
  model:
    'Users are clustered within the day, and never partitioned: a hundred million of them would be as many files.',
  seems: 'made',
  quotes: ['We cut by event_date \u001b[31m because dashboards ask by day.', 'And so on.'],
  mark: null,
  ...given,
});

const mark = (score: number, by: Marker, more: Partial<PointMark> = {}): PointMark => ({
  score,
  by,
  comment: null,
  quote: null,
  ...more,
});

const ann = { kind: 'instructor', file: 'marks.yaml', name: 'Ann' } as const;

const report: AnswerReport = {
  deliverable: 'partitioning',
  file: 'partitioning.md',
  text: 'a hash',
  isMissing: false,
  note: 'Only the first 200,000 characters were read.',
  points: [
    point('one', { mark: mark(1, { kind: 'candidate' }) }),
    point('two', { mark: mark(0.5, ann, { comment: 'Says nothing of retention.' }) }),
    point('three', { mark: mark(0, { kind: 'instructor', file: 'marks.yaml', name: null }) }),
    point('four', { mark: mark(0.6, { kind: 'judge', command: 'node j.mjs' }, { quote: 'by day' }) }),
    point('five', { mark: mark(1, { kind: 'author' }) }),
    point('six'),
    point('seven', { seems: 'opposite' }),
    point('eight', { seems: 'not-found' }),
    point('nine', { seems: 'not-found', quotes: [] }),
  ],
};

const missing: AnswerReport = {
  ...report,
  isMissing: true,
  note: null,
  points: [point('one', { seems: 'not-found', quotes: [] })],
};

describe('an answer in words', () => {
  it.each([60, 100])('point by point, at %i cells', (width) => {
    const lines = [report, missing].flatMap((one) => answerLines(one, { width, style: plain }));
    expectGolden(`reporters/answers-${width}.txt`, `${lines.join('\n')}\n`);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
  });
});
