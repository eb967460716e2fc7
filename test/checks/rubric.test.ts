import { expect, test } from 'vitest';
import { type CheckContext, JudgeError, type WordsContext } from '../../src/checks/check.ts';
import { rubric } from '../../src/checks/rubric.ts';
import type { PointMark, PointMarks } from '../../src/domain/mark.ts';
import type { Submission } from '../../src/domain/submission.ts';
import { loadSubmission } from '../../src/load/submission.ts';
import { finderFor, reels } from '../words/measure.ts';

const [reference] = reels.references;
const whole = await loadSubmission(reels, reference?.folder ?? '');
const ids = finderFor('late_data').rubric.points.map(({ id }) => id);
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

type Words = Partial<{ marks: PointMarks; failed: string; unmarked: WordsContext['unmarked'] }>;

function judge(submission: Submission, words: Words = {}, deliverable = 'late_data') {
  const unasked = () => {
    throw new Error('A rubric asks for no run.');
  };
  const { marks = new Map(), failed = null, unmarked = 'open' } = words;
  const context: CheckContext = {
    problem: reels,
    submission,
    scenario: unasked,
    words: { marks: () => marks, failed: () => failed, unmarked },
  };
  const own = { ...spec, deliverable };
  return rubric.judge(own, context, { of: unasked, step: unasked });
}

const withText = (text: string): Submission => ({
  ...whole,
  files: { ...whole.files, late_data: { file: 'late_data.md', text } },
});
const without = (id: string): Submission => {
  const { [id]: _, ...files } = whole.files;
  return { ...whole, files };
};

const mark = (score: number): PointMark => ({ score, by: { kind: 'author' }, comment: null, quote: null });
/** Marks of the first points, in their order. */
const marked = (...scores: readonly number[]): PointMarks =>
  new Map(scores.map((score, at) => [ids[at] ?? '', mark(score)]));

const codes = (judgement: ReturnType<typeof judge>) => judgement.findings.map(({ code }) => code);
const answerOf = ({ detail }: ReturnType<typeof judge>) => (detail?.kind === 'rubric' ? detail.answer : null);

test('words give and take nothing by themselves: what nobody has marked is open, however good or bad', () => {
  for (const text of [
    whole.files.late_data?.text ?? '',
    'Late events are dropped, and we keep all duplicates that come.',
    'I like this play and it would be wrong and we set it.',
    'offline offline late late order order replay replay',
  ]) {
    const judgement = judge(withText(text));
    expect(judgement).toMatchObject({ earned: 0, of: 5, open: 5, cause: 'words', failure: null });
    expect(codes(judgement)).toEqual(['points-open']);
  }
});

test('the nearest sentence is quoted beside the model answer', () => {
  const answer = answerOf(
    judge(withText('Late events are dropped. Duplicates go by a unique key on event_id.')),
  );
  const quotes = Object.fromEntries(answer?.points.map(({ id, quotes: [first] }) => [id, first]) ?? []);
  expect(quotes).toMatchObject({
    idempotent: 'Duplicates go by a unique key on event_id.',
    window: 'Late events are dropped.',
  });
  expect(answer?.points.find(({ id }) => id === 'window')?.seems).toBe('opposite');
});

test('marks count alike, halves half; each point that is not made is a finding, the others stay open', () => {
  const judgement = judge(whole, { marks: marked(1, 0.5, 0) });
  expect(judgement).toMatchObject({ earned: 1.5, of: 5, open: 2, cause: 'words' });
  expect(codes(judgement)).toEqual(['point-marked', 'point-marked', 'points-open']);
});

test('all marked: nothing is open', () => {
  const judgement = judge(whole, { marks: marked(1, 1, 1, 1, 1) });
  expect(judgement).toMatchObject({ earned: 5, of: 5, findings: [], failure: null });
  expect(judgement.open).toBeUndefined();
});

test('where the owner wants it strict, what nobody has marked is missed', () => {
  const judgement = judge(whole, { marks: marked(1), unmarked: 'missed' });
  expect(judgement).toMatchObject({ earned: 1, of: 5 });
  expect(judgement.open).toBeUndefined();
  expect(codes(judgement)).toEqual(['points-unmarked']);
});

test.each([
  ['is not there', null],
  ['has fewer than five words', 'See my schema.'],
  ['has four words below a heading', '# Late data and what becomes of it\n\nUnique key, then merge.'],
  ['has words of the task alone', reels.tasks.find(({ part }) => part === 'C')?.asks ?? ''],
  ['is the starter, opened', finderFor('late_data').rubric.given.replaceAll(/<!--|-->/g, '')],
])('an answer that %s is missing, and a mark goes before that', (_, text) => {
  const submission = text === null ? without('late_data') : withText(text);
  const judgement = judge(submission);
  expect(judgement.failure).toMatchObject({ kind: 'missing', file: 'late_data.md' });
  expect(judgement.earned).toBe(0);
  expect(judgement.open).toBeUndefined();
  expect(answerOf(judgement)).toBeNull();
  const said = judge(submission, { marks: marked(1, 0.5) });
  expect(said).toMatchObject({ earned: 1.5, of: 5, failure: null });
  expect(codes(said)).toEqual(['point-marked', 'answer-missing']);
  expect(answerOf(said)).toMatchObject({ isMissing: true, text: text === null ? '' : expect.any(String) });
});

test('five words of one’s own are an answer', () => {
  expect(judge(withText('We merge by unique key.'))).toMatchObject({ open: 5, failure: null });
});

test('without a schema it is missing, whatever was marked', () => {
  expect(judge(without('schema'), { marks: marked(1, 1, 1, 1, 1) })).toMatchObject({
    earned: 0,
    failure: { kind: 'missing', file: 'schema.sql' },
  });
});

test('a judge that fails is told, and costs nothing', () => {
  const judgement = judge(whole, { failed: 'it is ill.' });
  expect(judgement).toMatchObject({ earned: 0, open: 5 });
  expect(codes(judgement)).toEqual(['judge-failed', 'points-open']);
});

test('a lost rubric is a fault of the problem', () => {
  expect(() => judge(whole, {}, 'nothing')).toThrow(JudgeError);
});

test('marks are of a text: another text is another one', () => {
  const [one, other] = ['We merge by unique key.', 'We merge by unique keys.'].map(
    (text) => answerOf(judge(withText(text)))?.text,
  );
  expect(one).not.toBe(other);
});
