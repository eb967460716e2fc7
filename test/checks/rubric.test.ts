import { expect, test } from 'vitest';
import {
  type CheckContext,
  JudgeError,
  OutsideJudgeError,
  type OutsideJudgement,
} from '../../src/checks/check.ts';
import { rubric } from '../../src/checks/rubric.ts';
import type { Submission } from '../../src/domain/submission.ts';
import { loadSubmission } from '../../src/load/submission.ts';
import { readFor, reels } from '../words/support.ts';

const [reference] = reels.references;
const whole = await loadSubmission(reels, reference?.folder ?? '');
const spec = {
  id: 'late-data-reasons',
  title: '',
  part: 'C',
  task: '',
  scale: 'design',
  points: 3,
  kind: 'rubric',
  deliverable: 'late_data',
  alone: false,
  model: 'main',
} as const;

function judge(submission: Submission, outside: OutsideJudgement | null = null, deliverable = 'late_data') {
  const unasked = () => {
    throw new Error('A rubric asks for no run.');
  };
  const context: CheckContext = { problem: reels, submission, scenario: unasked, judged: () => outside };
  const own = { ...spec, deliverable };
  return rubric.judge(own, context, { of: unasked, step: unasked });
}
const withText = (text: string): Submission => ({
  ...whole,
  files: { ...whole.files, late_data: { file: 'late_data.md', text } },
});

test('a good answer earns all, and is shown', () => {
  const judgement = judge(whole);
  expect(judgement).toMatchObject({ earned: 1, of: 1, findings: [], failure: null });
  expect(judgement.detail).toMatchObject({ kind: 'rubric', answer: { share: 1 } });
});

test('points count alike, half points half; each that is missing is a finding', () => {
  const judgement = judge(
    withText('We upsert by event_id, so a replay changes nothing. Late events are dropped.'),
  );
  expect(judgement.earned).toBe(0.2);
  expect(judgement.findings.map(({ code }) => code)).toEqual([
    'point-missing',
    'point-missing',
    'point-contradicted',
    'point-missing',
  ]);
});

test('without the file it is missing, and so it is without a schema', () => {
  const { late_data: _, ...others } = whole.files;
  expect(judge({ ...whole, files: others }).failure).toMatchObject({ kind: 'missing', file: 'late_data.md' });
  const { schema: __, ...words } = whole.files;
  expect(judge({ ...whole, files: words }).failure).toMatchObject({ kind: 'missing', file: 'schema.sql' });
});

test('a judge’s marks take the place of the checklist’s', () => {
  const read = readFor('late_data', '');
  const points = read.points.map((point) => ({
    ...point,
    score: 0.5,
    state: 'half' as const,
    comment: 'so so',
  }));
  const report = { ...read, readBy: { kind: 'judge', command: 'x' } as const, points, share: 0.5 };
  const judgement = judge(whole, { ok: true, report });
  expect(judgement.earned).toBe(0.5);
  expect(judgement.findings).toHaveLength(5);
  expect(judgement.findings[0]).toMatchObject({
    code: 'point-judged',
    message: expect.stringContaining('(so so)'),
  });
});

test('a judge that fails is no fault of the candidate’s, and a lost rubric none either', () => {
  expect(() => judge(whole, { ok: false, why: 'it is ill.' })).toThrow(OutsideJudgeError);
  expect(() => judge({ ...whole, files: { ...whole.files } }, null, 'nothing')).toThrow(JudgeError);
});
