import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { historyOf } from '../../src/app/looking/history/history.ts';
import type { ProblemSummary } from '../../src/app/looking/problem-list.ts';
import type { Attempt } from '../../src/domain/attempt.ts';
import type { CheckResult, Scorecard } from '../../src/domain/scorecard.ts';

const time = { byPart: {}, total: 0, overtime: 0, paused: 0, away: 0, suspended: 0, wallShift: 0 };

function summary(id: string): ProblemSummary {
  return {
    id,
    version: '1.0.0',
    title: `Problem ${id}`,
    summary: '',
    difficulty: 'easy',
    folder: '/',
    minutes: 6,
    points: 20,
    hasLesson: false,
    parts: [
      { id: 'A', title: 'Core', minutes: 4 },
      { id: 'C', title: 'Late data', minutes: 2 },
      { id: '+', title: 'Follow-ups', minutes: null },
    ],
    tasks: [],
  };
}

/** Points of three checks: `a` of 10 in part A, `c` of 6 in part C, `f` of 4 in the follow-ups. */
type Points = readonly [a: number, c: number, f: number];

function check(id: string, part: string, score: number, maxScore: number): CheckResult {
  const verdict = score === maxScore ? 'accepted' : 'wrong-answer';
  const points = { score, open: 0, cause: null, maxScore };
  return { id, title: id, part, task: `task-${id}`, scale: 'proof', verdict, ...points, findings: [] };
}

function card([a, c, f]: Points): Scorecard {
  return {
    problem: { id: 'one', version: '1.0.0', title: '' },
    submission: { path: '', dialect: 'sqlite', sha256: '' },
    total: { score: a + c + f, open: 0, maxScore: 20 },
    causes: { words: 0, unsupported: 0 },
    passScore: 12,
    passed: a + c + f >= 12,
    parts: [],
    scales: {
      design: { score: 0, open: 0, maxScore: 0 },
      proof: { score: a + c + f, open: 0, maxScore: 20 },
    },
    advice: [],
    checks: [check('a', 'A', a, 10), check('c', 'C', c, 6), check('f', '+', f, 4)],
    notes: [],
    engine: { name: '', version: '' },
    seeds: [],
  };
}

function attempt(
  problem: string,
  number: number,
  points: Points | null,
  parts: readonly string[] = ['A', 'C'],
): Attempt {
  const part = (id: string) => ({ id, title: id, budgetMs: 60_000 });
  return {
    id: `${problem}/${String(number).padStart(4, '0')}`,
    number,
    plan: {
      problem: { id: problem, version: '1.0.0', title: `Old ${problem}` },
      mode: 'interview',
      parts: parts.map(part),
      totalMs: 60_000 * parts.length,
      curveballs: [],
    },
    startedAt: `2026-03-${String(number).padStart(2, '0')}T10:00:00.000Z`,
    author: null,
    workFolder: '/',
    phase: points ? 'handed-in' : 'given-up',
    time,
    atBell: points && card(points),
    afterOvertime: null,
    defence: null,
    walkThrough: null,
    marks: [],
  };
}

const one = summary('one');

describe('the history of a problem', () => {
  test('counts every attempt, and takes scores from whole graded sittings', () => {
    const attempts = [
      attempt('one', 3, [10, 6, 4], ['C']),
      attempt('one', 2, [10, 3, 4]),
      attempt('one', 1, [5, 3, 0]),
      attempt('one', 4, null),
    ];
    const [history] = historyOf(attempts, [one]).problems;
    expect(history).toMatchObject({
      problem: 'one',
      title: 'Problem one',
      attempts: 4,
      lastAt: '2026-03-04T10:00:00.000Z',
      scores: [0.4, 0.85],
      best: { attempt: 'one/0002', score: 17, maxScore: 20 },
      last: { attempt: 'one/0002' },
      trend: 'up',
    });
  });

  test.each([
    [[0.5], null],
    [[0.5, 0.51], 'level'],
    [[0.9, 0.5], 'down'],
    [[0.2, 0.9, 0.9, 0.2], 'level'],
    [[0.1, 0.1, 0.1, 0.1, 0.9, 0.5, 0.5, 0.5], 'up'],
  ] as const)('shares %j go %s', (shares, trend) => {
    const attempts = shares.map((share, at) => attempt('one', at + 1, [share * 10, share * 6, share * 4]));
    expect(historyOf(attempts, [one]).problems[0]?.trend).toBe(trend);
  });

  test('the weakest check is the one that loses the largest share, over the last five that had it', () => {
    const attempts = [
      ...[1, 2, 3].map((number) => attempt('one', number, [0, 0, 0])),
      ...[4, 5, 6, 7].map((number) => attempt('one', number, [10, 3, 4])),
      attempt('one', 8, [0, 6, 4], ['C']),
    ];
    expect(historyOf(attempts, [one]).problems[0]?.weakest).toMatchObject([
      { id: 'c', lost: 0.4, times: 4, of: 5 },
      { id: 'a', lost: 0.2, times: 1, of: 5 },
      { id: 'f', lost: 0.2, times: 1, of: 5 },
    ]);
  });

  test('is there for a problem that was never sat, and for one that is gone', () => {
    const { problems } = historyOf([attempt('gone', 1, [10, 6, 4])], [one]);
    expect(problems).toMatchObject([
      { problem: 'one', attempts: 0, best: null, scores: [], trend: null, weakest: [] },
      { problem: 'gone', title: 'Old gone', attempts: 1 },
    ]);
  });
});

describe('what to practise next', () => {
  const next = (attempts: readonly Attempt[], problems = [one]) => historyOf(attempts, problems).next;

  test('is the part that costs most points, and its worst check', () => {
    expect(next([attempt('one', 1, [9, 0, 4]), attempt('one', 2, [10, 3, 4])])).toEqual({
      problem: 'one',
      part: 'C',
      check: 'c',
      why: 'Late data costs you 4.5 points on average, most of them by c (2 of the last 2 times).',
      command: 'graincheck start one --part C',
    });
  });

  test('is a hint where no clock runs', () => {
    expect(next([attempt('one', 1, [10, 6, 0])])).toMatchObject({
      part: '+',
      why: 'Follow-ups costs you 4 points on average, most of them by f (the last time).',
      command: 'graincheck show one --hints task-f',
    });
  });

  test('is a problem never sat, once the last one goes well', () => {
    const problems = [one, summary('two')];
    expect(next([], problems)).toMatchObject({ problem: 'one', command: 'graincheck start one' });
    expect(next([attempt('one', 1, [10, 6, 4])], problems)).toMatchObject({ problem: 'two', part: null });
    expect(next([attempt('one', 1, [0, 6, 4])], problems)).toMatchObject({ problem: 'one', part: 'A' });
  });

  test('is nothing where there is no problem, and something where there is one', () => {
    expect(next([attempt('gone', 1, [1, 1, 1])], [])).toBe(null);
    expect(next([attempt('one', 1, [10, 6, 4])])).toMatchObject({ problem: 'one', part: null });
    expect(next([attempt('one', 1, null)])).toMatchObject({
      problem: 'one',
      command: 'graincheck start one',
    });
  });
});

test('the order in which attempts are given makes no difference', () => {
  const points = fc.tuple(fc.nat(10), fc.nat(6), fc.nat(4));
  const attempts = fc
    .array(fc.tuple(fc.constantFrom('one', 'two'), fc.option(points), fc.boolean()), { maxLength: 12 })
    .map((all) => all.map(([id, some, whole], at) => attempt(id, at + 1, some, whole ? ['A', 'C'] : ['C'])));
  const shuffled = attempts.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
  );
  fc.assert(
    fc.property(shuffled, ([all, mixed]) => {
      const problems = [one, summary('two')];
      const history = historyOf(all, problems);
      expect(historyOf(mixed, problems)).toEqual(history);
      expect(history.next).not.toBe(null);
      for (const { scores } of history.problems)
        expect(scores.every((share) => share >= 0 && share <= 1)).toBe(true);
    }),
    { seed: 11 },
  );
});
