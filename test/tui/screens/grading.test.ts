import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../../src/domain/scorecard.ts';
import { coloured } from '../../../src/reporters/style.ts';
import { grading, initial, type Message, type State, stateOf } from '../../../src/tui/screens/grading.ts';
import { expectGolden } from '../../golden.ts';
import { attempts, overtime, reels } from './support/data.ts';
import { expectFrames, frameOf, sizes } from './support/frame.ts';

const size = sizes['80x24'];
const [attempt = overtime] = attempts;
const start = initial({ attempt, problem: reels });

const scores = [1, 1, 0.5, 0, 1, 1, 0.25, 1];

function resultOf(at: number): CheckResult {
  const { id, title, part, task, scale, points } = reels.checks[at] ?? assertNever();
  const share = scores[at % scores.length] ?? 1;
  const verdict = share === 1 ? 'accepted' : share === 0 ? 'wrong-answer' : 'partial';
  const score = { score: points * share, open: 0, cause: null, maxScore: points };
  return { id, title, part, task, scale, verdict, ...score, findings: [] };
}

function assertNever(): never {
  throw new Error('The problem has no such check.');
}

function reached(state: State, ...messages: Message[]): State {
  return messages.reduce((reached, message) => grading.update(reached, message, size).state, state);
}

const underWay = reached(
  start,
  { kind: 'progress', done: 61, total: 148 },
  ...Array.from({ length: 9 }, (_, at): Message => ({ kind: 'graded', result: resultOf(at), of: 'at-bell' })),
);

describe('what reaches it', () => {
  it('has every check waiting, then measured, then with a verdict', () => {
    expect(stateOf(start, 'keys')).toBe('waiting');
    expect(stateOf(reached(start, { kind: 'progress', done: 1, total: 9 }), 'keys')).toBe('measuring');
    const [id = ''] = reels.checks.map((check) => check.id);
    expect(stateOf(underWay, id)).toEqual(resultOf(0));
  });

  it('takes a verdict that comes again for the same', () => {
    const again = reached(underWay, { kind: 'graded', result: resultOf(3), of: 'at-bell' });
    expect(again.results['at-bell']).toHaveLength(9);
  });

  it('begins the second round with the first result of it', () => {
    const second = reached(initial({ attempt: overtime, problem: reels }), {
      kind: 'graded',
      result: resultOf(0),
      of: 'after-overtime',
    });
    expect(second.round).toBe('after-overtime');
    expect(second.rounds).toEqual(['at-bell', 'after-overtime']);
  });

  it('goes to the scorecard by itself', () => {
    const step = grading.update(underWay, { kind: 'grading-done', attempt }, size);
    expect(step.effects).toEqual([{ kind: 'go', to: { screen: 'scorecard', attempt: attempt.id } }]);
    const entered = grading.update(step.state, { kind: 'action', action: 'open' }, size);
    expect(entered.effects).toEqual(step.effects);
  });

  it('tries again after a failure, from the beginning', () => {
    const failed = reached(underWay, { kind: 'grading-failed', message: 'out of memory', hint: null });
    const { state, effects } = grading.update(failed, { kind: 'action', action: 'again' }, size);
    expect(effects).toEqual([{ kind: 'go', to: { screen: 'grading', attempt: attempt.id } }]);
    expect(state).toEqual(start);
  });

  it('has neither key while it runs', () => {
    for (const action of ['open', 'again'] as const) {
      expect(grading.active?.(underWay, action)).toBe(false);
      expect(grading.update(underWay, { kind: 'action', action }, size)).toEqual({ state: underWay });
    }
  });
});

describe('what it looks like', () => {
  it('under way', () => expectFrames('grading', grading, underWay));
  it('in colour', () => {
    expectGolden('tui/grading-colour.txt', frameOf(grading, underWay, size, { style: coloured }));
  });
  it('with a failure of the tool', () => {
    const failed = reached(underWay, {
      kind: 'grading-failed',
      message: 'the worker thread ended: out of memory',
      hint: 'Close other programs, then try again.',
    });
    expectGolden('tui/grading-failed.txt', frameOf(grading, failed, size));
    expectGolden('tui/grading-failed-aloud.txt', frameOf(grading, failed, size, { screenReader: true }));
  });
});
