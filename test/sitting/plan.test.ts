import { describe, expect, test } from 'vitest';
import type { Part, Problem } from '../../src/domain/problem.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { planSitting, type SittingWish } from '../../src/sitting/plan.ts';
import { problem } from './support/problem.ts';

const parts: readonly Part[] = [
  { id: 'A', title: 'Core schema', minutes: 4 },
  { id: 'B', title: 'Partitioning', minutes: 2 },
  { id: 'C', title: 'Late data', minutes: 2 },
  { id: '+', title: 'Follow-ups', minutes: null },
];
const reels = problem({
  parts,
  curveballs: [
    { id: 'save', part: 'B', afterSeconds: 60, says: 'There is a save event.', checks: [] },
    { id: 'region', part: 'C', afterSeconds: 30, says: 'Regions.', checks: [] },
  ],
});
const usual: SittingWish = {
  mode: 'interview',
  parts: null,
  minutes: null,
  untimed: false,
  curveballs: true,
};

/** `A 240 B 120 = 360, save@B 60`, seconds. */
function shown(from: Problem, wish: Partial<SittingWish>): string {
  const plan = planSitting(from, { ...usual, ...wish });
  const seconds = (ms: number | null) => (ms === null ? '-' : String(ms / 1000));
  const budgets = plan.parts.map(({ id, budgetMs }) => `${id} ${seconds(budgetMs)}`);
  const balls = plan.curveballs.map(({ id, part, afterMs }) => `, ${id}@${part} ${seconds(afterMs)}`);
  return `${budgets.join(' ')} = ${seconds(plan.totalMs)}${balls.join('')}`;
}

const withoutTimes = problem({ parts: parts.map((part) => ({ ...part, minutes: null })) });
const cases: readonly (readonly [what: string, Problem, Partial<SittingWish>, plan: string])[] = [
  ['as the problem says', reels, {}, 'A 240 B 120 C 120 = 480, save@B 60, region@C 30'],
  ['one part', reels, { parts: ['C'] }, 'C 120 = 120, region@C 30'],
  ['parts in the order of the problem', reels, { parts: ['C', 'A', 'C'] }, 'A 240 C 120 = 360, region@C 30'],
  ['no curveballs', reels, { curveballs: false }, 'A 240 B 120 C 120 = 480'],
  ['other minutes', reels, { minutes: 16 }, 'A 480 B 240 C 240 = 960, save@B 120, region@C 60'],
  ['minutes of one part', reels, { parts: ['B'], minutes: 1 }, 'B 60 = 60, save@B 30'],
  ['untimed: every part', reels, { untimed: true }, 'A - B - C - + - = -, save@B 60, region@C 30'],
  ['untimed, a part without minutes', reels, { untimed: true, parts: ['+'] }, '+ - = -'],
  ['a problem without times', withoutTimes, {}, 'A - B - C - + - = -'],
  ['one part of a problem without times', withoutTimes, { parts: ['+'] }, '+ - = -'],
  ['minutes for a problem without times', withoutTimes, { minutes: 8 }, 'A 120 B 120 C 120 + 120 = 480'],
];

const refusals: readonly (readonly [Partial<SittingWish>, message: string, hint: string])[] = [
  [
    { parts: ['A', 'D'] },
    'Reels has no part D',
    'its parts are A (Core schema), B (Partitioning), C (Late data), + (Follow-ups)',
  ],
  [
    { parts: ['+'] },
    'part + (Follow-ups) of Reels has no minutes',
    'timed are A (Core schema), B (Partitioning), C (Late data); with --untimed any part can be sat',
  ],
  [
    { parts: [] },
    'no part is named',
    'the parts of Reels are A (Core schema), B (Partitioning), C (Late data), + (Follow-ups)',
  ],
  [{ minutes: 5, untimed: true }, '--minutes and --untimed exclude each other', 'leave one of them out'],
  [{ minutes: 0 }, 'a sitting of 0 minutes cannot be', '--minutes takes a number from 0.1 to 1440'],
  [
    { minutes: Number.NaN },
    'a sitting of NaN minutes cannot be',
    '--minutes takes a number from 0.1 to 1440',
  ],
];

describe('what a sitting is to be', () => {
  test.each(cases)('%s', (_, from, wish, plan) => {
    expect(shown(from, wish)).toBe(plan);
  });

  test('budgets add up to the whole, whatever the minutes', () => {
    for (const minutes of [0.1, 1, 3.33, 7, 59.999]) {
      const { parts: planned, totalMs } = planSitting(reels, { ...usual, minutes });
      expect(totalMs).toBe(minutes * 60_000);
      expect(planned.reduce((sum, { budgetMs }) => sum + (budgetMs ?? 0), 0)).toBe(totalMs);
    }
  });

  test.each(refusals)('refuses %o', (wish, message, hint) => {
    expect(() => planSitting(reels, { ...usual, ...wish })).toThrow(
      new UserError('E_SITTING', message, hint),
    );
    try {
      planSitting(reels, { ...usual, ...wish });
    } catch (error) {
      expect(error).toMatchObject({ code: 'E_SITTING', hint });
    }
  });
});
