import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readProblem } from '../../src/app/kit/problems.ts';
import type { CheckSpec } from '../../src/domain/check.ts';
import type { CheckResult, Scorecard, Verdict } from '../../src/domain/scorecard.ts';
import { passScoreOf, scoreUp, tally } from '../../src/grade/score.ts';

const problem = await readProblem('reels');

/** What is earned of a check: all, some or none of it. */
function resultOf(
  { id, title, part, task, scale, points }: CheckSpec,
  verdict: Verdict,
  share: number,
): CheckResult {
  const earned = verdict === 'accepted' ? points : verdict === 'partial' ? (points * share) / 4 : 0;
  const score = Math.round(earned * 100) / 100;
  const open = verdict === 'open' ? points : 0;
  const cause = open > 0 ? 'words' : null;
  return { id, title, part, task, scale, verdict, score, open, cause, maxScore: points, findings: [] };
}

function cardOf(results: readonly CheckResult[], minScore: number | null = null): Scorecard {
  const submission = { path: 'answer', dialect: 'sqlite', sha256: '' };
  const rest = { submission, notes: [], advice: [], engine: { name: 'sql.js', version: '3' }, seeds: [1] };
  return scoreUp(problem, results, rest, minScore);
}

const LOST: readonly Verdict[] = ['wrong-answer', 'sql-error', 'limit-exceeded', 'missing'];
const outcome = fc.record({
  verdict: fc.constantFrom<Verdict>('accepted', 'partial', 'judge-error', 'open', ...LOST),
  share: fc.integer({ min: 1, max: 3 }),
});
const outcomes = fc.array(outcome, { minLength: problem.checks.length, maxLength: problem.checks.length });

type Outcomes = readonly { readonly verdict: Verdict; readonly share: number }[];
const resultsOf = (some: Outcomes): CheckResult[] =>
  problem.checks.map((spec, at) => resultOf(spec, some[at]?.verdict ?? 'accepted', some[at]?.share ?? 1));

const sum = (numbers: readonly number[]) =>
  Math.round(numbers.reduce((all, one) => all + one, 0) * 100) / 100;

describe('a score', () => {
  test('never rises when a check is lost', () => {
    const place = fc.nat({ max: problem.checks.length - 1 });
    fc.assert(
      fc.property(outcomes, place, fc.constantFrom(...LOST), (some, at, worse) => {
        const spec = problem.checks[at];
        if (!spec || some[at]?.verdict === 'judge-error') return;
        const before = cardOf(resultsOf(some));
        const after = cardOf(resultsOf(some).with(at, resultOf(spec, worse, 1)));
        expect(after.total.score).toBeLessThanOrEqual(before.total.score);
        expect(after.total.maxScore).toBe(before.total.maxScore);
        expect(after.passScore).toBe(before.passScore);
        if (after.passed === true) expect(before.passed).not.toBe(false);
        for (const scale of ['design', 'proof'] as const)
          expect(after.scales[scale].score).toBeLessThanOrEqual(before.scales[scale].score);
      }),
    );
  });

  test('is the sum of its parts and of its scales', () => {
    fc.assert(
      fc.property(outcomes, (some) => {
        const { total, parts, scales } = cardOf(resultsOf(some));
        for (const number of ['score', 'open', 'maxScore'] as const) {
          expect(sum(parts.map((part) => part[number]))).toBeCloseTo(total[number], 6);
          expect(sum([scales.design[number], scales.proof[number]])).toBeCloseTo(total[number], 6);
        }
        expect(total.score + total.open).toBeLessThanOrEqual(total.maxScore + 0.001);
      }),
    );
  });

  test('has what could not be judged in no number', () => {
    const place = fc.nat({ max: problem.checks.length - 1 });
    fc.assert(
      fc.property(outcomes, place, (some, at) => {
        const results = resultsOf(some);
        const unjudged = results.map(
          (one, index): CheckResult =>
            index === at ? { ...one, verdict: 'judge-error', score: 0, open: 0 } : one,
        );
        expect(tally(unjudged)).toEqual(
          tally(results.filter((one, index) => index !== at || one.verdict === 'judge-error')),
        );
      }),
    );
  });

  test('of nothing is nothing, of all is all', () => {
    expect(tally([])).toEqual({ score: 0, open: 0, maxScore: 0 });
    const all = cardOf(problem.checks.map((spec) => resultOf(spec, 'accepted', 1)));
    expect(all.total.score).toBe(all.total.maxScore);
    expect(all.passed).toBe(true);
    const none = cardOf(problem.checks.map((spec) => resultOf(spec, 'missing', 1)));
    expect(none).toMatchObject({ total: { score: 0 }, passed: false });
  });

  test('of thirds stays a number that one can read', () => {
    const [spec] = problem.checks;
    if (!spec) return;
    const third = { ...resultOf(spec, 'partial', 1), score: 0.33 };
    expect(tally([third, third, third]).score).toBe(0.99);
  });
});

describe('the pass mark', () => {
  test.each([
    [0.6, 78, 47],
    [0.6, 5, 3],
    [0.7, 10, 7],
    [0.1, 30, 3],
    [1, 78, 78],
    [0.5, 0, 0],
  ])('%d of %d points is %d', (pass, maxScore, mark) => {
    expect(passScoreOf({ ...problem, pass }, { maxScore })).toBe(mark);
  });

  test('is reached, missed, or depends on what is open', () => {
    const [first, ...others] = problem.checks;
    if (!first) return;
    const open = { ...resultOf(first, 'open', 1), score: 1, open: first.points - 1 };
    const rest = others.map((spec) => resultOf(spec, 'missing', 1));
    const passed = [1, first.points, first.points + 1].map(
      (points) => cardOf([open, ...rest], points).passed,
    );
    expect(passed).toEqual([true, null, false]);
    expect(cardOf([open, ...rest]).causes).toEqual({ words: first.points - 1, unsupported: 0 });
  });

  test('may be given', () => {
    const results = problem.checks.map((spec) => resultOf(spec, 'accepted', 1));
    expect(cardOf(results, 1000)).toMatchObject({ passScore: 1000, passed: false });
    expect(cardOf(results, 0)).toMatchObject({ passScore: 0, passed: true });
  });
});
