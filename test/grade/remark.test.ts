import { expect, test } from 'vitest';
import { answerJudgement } from '../../src/checks/rubric.ts';
import type { AnswerMarks, PointMark } from '../../src/domain/mark.ts';
import type { AnswerReport } from '../../src/domain/rubric.ts';
import { resultOf } from '../../src/grade/judge.ts';
import { remarked } from '../../src/grade/remark.ts';
import { rescored } from '../../src/grade/score.ts';
import { sample } from '../reporters/sample.ts';

const point = (id: string, mark: PointMark | null = null) => ({
  ...({ id, title: id, model: 'A model answer.', seems: 'made', quotes: [], mark } as const),
});
const answer: AnswerReport = {
  deliverable: 'late_data',
  file: 'late_data.md',
  text: 'the first text',
  isMissing: false,
  points: ['a', 'b', 'c', 'd', 'e'].map((id) => point(id)),
  note: null,
};

const head: Parameters<typeof resultOf>[0] = {
  id: 'late-data-reasons',
  title: 'Late data',
  part: 'C',
  task: 'late-data',
  scale: 'design',
  maxScore: 3,
};

function cardWith(report: AnswerReport) {
  const result = resultOf(head, answerJudgement(report, 'open'));
  return rescored(
    sample,
    sample.checks.map((check) => (check.id === head.id ? result : check)),
  );
}

const marks = (points: AnswerMarks['points'], text = answer.text): AnswerMarks[] => [
  { deliverable: 'late_data', text, points },
];
const checkIn = (card: ReturnType<typeof cardWith>) => card.checks.find(({ id }) => id === head.id);

test('the candidate’s marks count, and what is not marked stays open', () => {
  const before = cardWith(answer);
  const after = remarked(before, marks({ a: 'made', b: 'half', c: 'missed' }));
  expect(checkIn(before)).toMatchObject({ verdict: 'open', score: 0, open: 3 });
  expect(checkIn(after)).toMatchObject({ verdict: 'partial', score: 0.9, open: 1.2, cause: 'words' });
  expect(after.total.score - before.total.score).toBeCloseTo(0.9, 9);
  expect(before.total.open - after.total.open).toBeCloseTo(1.8, 9);
  expect(after.parts.find(({ id }) => id === 'C')).toMatchObject({ score: 4.9, open: 1.2 });
  expect(after.passScore).toBe(before.passScore);
});

test('a mark decides whether it passes', () => {
  const card = { ...cardWith(answer), passScore: 16 };
  const passed = (points: AnswerMarks['points']) => remarked(card, marks(points)).passed;
  const all = (mark: 'made' | 'missed') => ({ a: mark, b: mark, c: mark, d: mark, e: mark }) as const;
  // 13.5 points are sure, and 4 rest on what cannot be run.
  expect([passed({}), passed(all('made')), passed(all('missed'))]).toEqual([null, true, null]);
  expect(remarked({ ...card, passScore: 18 }, marks(all('missed'))).passed).toBe(false);
});

test('a mark is of the text that was read', () => {
  const card = cardWith(answer);
  expect(remarked(card, marks({ a: 'made' }, 'a later text'))).toEqual(card);
});

test('what somebody else has marked stays', () => {
  const by = { kind: 'judge', command: 'node judge.mjs' } as const;
  const judged = { score: 0.25, by, comment: 'hm', quote: null };
  const card = cardWith({ ...answer, points: [point('a', judged), ...answer.points.slice(1)] });
  const after = checkIn(remarked(card, marks({ a: 'made', b: 'made' })));
  const points = after?.detail?.kind === 'rubric' ? after.detail.answer.points : [];
  expect(points.map(({ mark }) => mark?.by.kind ?? null)).toEqual(['judge', 'candidate', null, null, null]);
});

test('marks that say nothing change nothing', () => {
  const card = cardWith(answer);
  expect(remarked(card, [])).toEqual(card);
  expect(remarked(card, marks({ charm: 'made' }))).toEqual(card);
  expect(remarked(sample, marks({ a: 'made' }))).toEqual(sample);
});
