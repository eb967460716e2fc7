import { describe, expect, it } from 'vitest';
import { type Schedule, drillId } from '../../../src/domain/drill.ts';
import { scheduleOf } from '../../../src/drill/schedule.ts';
import { coloured } from '../../../src/reporters/style.ts';
import { type Action, drills, initial, type State } from '../../../src/tui/screens/drills.ts';
import { scorecard } from '../../../src/tui/screens/scorecard/view.ts';
import { initial as openScorecard } from '../../../src/tui/screens/scorecard/state.ts';
import { problems, review } from '../../drill/support.ts';
import { expectGolden } from '../../golden.ts';
import { attempt } from './support/data.ts';
import { expectFrames, frameOf, inForce, sizes } from './support/frame.ts';

const size = sizes['80x24'];
const now = Date.parse('2026-03-20T12:00:00Z');
const past = ['one.b good 10 2026-03-01T10:00:00Z', 'one.c again 0 2026-03-19T10:00:00Z'];
const schedule = scheduleOf(problems, past.map(review), now);
const ended = scheduleOf(problems, [...past, 'one.c hard 7.5 2026-03-20T11:58:00Z'].map(review), now);
const none: Schedule = { ...schedule, drills: [] };

const broken = [{ id: 'reels/0008', why: 'attempt.json:3:1 is cut off' }];
const opened = (of: Schedule, just: string | null = null): State =>
  initial({ schedule: of, broken: [], just });

function reached(state: State, ...actions: Action[]) {
  return actions.reduce(
    (step, action) => drills.update(step.state, { kind: 'action', action }, size),
    drills.update(state, { kind: 'text', text: '' }, size),
  );
}

const briefing = (problem: string) => [{ kind: 'go', to: { screen: 'briefing', problem } }];

it.each<[string, State, Action[], unknown]>([
  ['opens the first', opened(schedule), ['open'], briefing('one.b')],
  ['opens another', opened(schedule), ['down', 'open'], briefing('one.c')],
  ['opens the last', opened(schedule), ['last', 'open'], briefing('two.x')],
  ['goes back', opened(schedule), ['leave'], [{ kind: 'back' }]],
  ['opens nothing where there is nothing', opened(none), ['open'], undefined],
])('%s', (_, state, actions, effects) => {
  expect(reached(state, ...actions).effects).toEqual(effects);
});

it('offers another task than the one that has just ended', () => {
  const first = ended.drills[0];
  if (!first) throw new Error('there is one');
  const { effects } = reached(opened(ended, drillId(first)), 'open');
  expect(effects).toEqual(briefing('one.a'));
});

it('has no key for opening where there is nothing to open', () => {
  expect(inForce(drills, opened(none)).map(({ action }) => action)).toEqual(['leave']);
});

describe('what it looks like', () => {
  it('with a schedule', () => expectFrames('drills', drills, opened(schedule)));
  it('after a drill, and with an attempt that cannot be read', () => {
    const state = initial({ schedule: ended, broken, just: 'one.c' });
    expectFrames('drills-moved', drills, state);
    expectGolden('tui/drills-colour.txt', frameOf(drills, state, size, { style: coloured }));
  });
  it('with nothing', () => expectGolden('tui/drills-none.txt', frameOf(drills, opened(none), size)));
  it('names two that cannot be read, and counts the rest', () => {
    const many = ['0001', '0002', '0003', '0004'].map((number) => ({
      id: `one/${number}`,
      why: 'is cut off',
    }));
    const frame = frameOf(drills, initial({ schedule, broken: many, just: null }), size);
    expect(frame.match(/cannot be read/g)).toHaveLength(2);
    expect(frame).toContain('and 2 more: graincheck drill --schedule names them all');
  });
  it('keeps the selected one of many in sight', () => {
    const tasks = Array.from({ length: 60 }, (_, at) => ({
      id: `t-${at}`,
      title: `Task ${at}`,
      drill: true,
    }));
    const many = scheduleOf([{ id: 'one', title: 'One', tasks }], [], now);
    expect(frameOf(drills, reached(opened(many), 'last').state, size)).toContain('> one.t-59');
  });
});

describe('the scorecard of a drill', () => {
  const drill = ended.drills.find(({ task }) => task === 'c') ?? null;
  const made = attempt({ number: 1, startedAt: '2026-03-20T11:55:00Z' });
  const named = { ...made, plan: { ...made.plan, problem: { ...made.plan.problem, id: 'one.c' } } };
  const next = ended.drills[0] ?? null;
  const state = openScorecard({ attempt: named, drill: { now: ended.now, drill, next } });

  it('says when it comes again, and what comes next', () => {
    expectFrames('scorecard-drill', scorecard, state);
  });
  it('opens the next, and is left for the schedule', () => {
    const effectsOf = (action: 'next-drill' | 'leave') =>
      scorecard.update(state, { kind: 'action', action }, size).effects;
    expect(effectsOf('next-drill')).toEqual(briefing('one.b'));
    expect(effectsOf('leave')).toEqual([{ kind: 'go', to: { screen: 'drills', just: 'one.c' } }]);
  });
  it('has no follow-ups; and a sitting has no next drill', () => {
    const has = (of: typeof state, action: string) =>
      inForce(scorecard, of).some((one) => one.action === action);
    expect(has(state, 'defend')).toBe(false);
    expect(has(state, 'next-drill')).toBe(true);
    const sitting = openScorecard({ attempt: made });
    expect(has(sitting, 'defend')).toBe(true);
    expect(has(sitting, 'next-drill')).toBe(false);
  });
});
