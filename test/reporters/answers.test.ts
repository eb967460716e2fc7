import { describe, expect, it } from 'vitest';
import type { AnswerPoint, AnswerReport } from '../../src/domain/rubric.ts';
import { answerLines } from '../../src/reporters/answers.ts';
import { widthOf } from '../../src/reporters/measure.ts';
import { plain } from '../../src/reporters/style.ts';
import { expectGolden } from '../golden.ts';

const point = (given: Partial<AnswerPoint> & Pick<AnswerPoint, 'id' | 'state'>): AnswerPoint => ({
  title: `The point ${given.id}`,
  score: given.state === 'made' ? 1 : given.state === 'half' ? 0.5 : 0,
  quotes: [],
  against: null,
  listed: false,
  comment: null,
  model:
    'Users are clustered within the day, and never partitioned: a hundred million of them would be as many files.',
  ...given,
});

const report: AnswerReport = {
  deliverable: 'partitioning',
  readBy: { kind: 'checklist' },
  share: 0.4,
  selfScore: 0.5,
  note: 'Read by a checklist.',
  points: [
    point({
      id: 'one',
      state: 'made',
      quotes: ['We cut by event_date \u001b[31m because dashboards ask by day.'],
    }),
    point({ id: 'two', state: 'half', quotes: ['user_id, event_date, clusters'], listed: true }),
    point({ id: 'three', state: 'missed' }),
    point({ id: 'four', state: 'contradicted', against: 'One partition a user is best.' }),
    point({ id: 'five', state: 'half', comment: 'Says nothing of retention.' }),
  ],
};

describe('an answer in words', () => {
  it.each([60, 100])('point by point, at %i cells', (width) => {
    const lines = answerLines(report, { width, style: plain });
    expectGolden(`reporters/answers-${width}.txt`, `${lines.join('\n')}\n`);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
  });
});
