import { expect, test } from 'vitest';
import type { Scorecard } from '../../src/domain/scorecard.ts';
import { selfScoreOf, withOwnMarks } from '../../src/words/own-marks.ts';
import { readFor, reels, rubricFor } from './support.ts';

const answer = (followUp: string, mark: 'made' | 'half' | 'missed' | null) => ({
  followUp,
  answer: '',
  mark,
});
const defence = {
  answers: [answer('share-chains', 'made'), answer('indexes', 'half'), answer('schema-evolution', null)],
};

test('the own mark is the mean of what is marked, and null where nothing is', () => {
  expect(selfScoreOf(rubricFor('answers'), defence)).toBe(0.75);
  expect(selfScoreOf(rubricFor('answers'), null)).toBeNull();
  expect(selfScoreOf(rubricFor('answers'), { answers: [answer('indexes', null)] })).toBeNull();
  expect(selfScoreOf(rubricFor('late_data'), defence)).toBeNull();
});

test('a scorecard gets it beside what was read, and keeps its points', () => {
  const detail = { kind: 'rubric', answer: readFor('answers', 'Shares keep their parent.') } as const;
  const check = { id: 'follow-up-answers', score: 1, findings: [], detail };
  // Only its checks are looked at.
  const card = { checks: [check, { id: 'keys' }] } as unknown as Scorecard;
  const after = withOwnMarks(card, reels.rubrics, defence);
  expect(after.checks[0]).toEqual({
    ...check,
    detail: { ...detail, answer: { ...detail.answer, selfScore: 0.75 } },
  });
  expect(after.checks[1]).toBe(card.checks[1]);
});
