import { describe, expect, it } from 'vitest';
import { coloured } from '../../../src/reporters/style.ts';
import { type Action, briefing, initial, type State } from '../../../src/tui/screens/briefing.ts';
import { expectGolden } from '../../golden.ts';
import { steady, withCurveball } from './support/data.ts';
import { expectFrames, frameOf, sizes } from './support/frame.ts';

const size = sizes['80x24'];
const plain = initial({ problem: steady, mode: 'interview' });
const withOne = initial({ problem: withCurveball, mode: 'interview' });

function reached(state: State, ...actions: Action[]) {
  return actions.reduce(
    (step, action) => briefing.update(step.state, { kind: 'action', action }, size),
    briefing.update(state, { kind: 'text', text: '' }, size),
  );
}

const usual = {
  kind: 'start-sitting',
  problem: 'reels',
  mode: 'interview',
  parts: null,
  minutes: null,
  untimed: false,
  curveballs: false,
};

it.each<[string, State, Action[], object]>([
  ['as it is', plain, [], {}],
  ['practice', plain, ['mode'], { mode: 'practice' }],
  ['interview again', plain, ['mode', 'mode'], {}],
  ['one part', plain, ['part'], { parts: ['A'] }],
  ['the last timed part', plain, ['part', 'part', 'part'], { parts: ['C'] }],
  ['all parts again', plain, ['part', 'part', 'part', 'part'], {}],
  ['without the clock', plain, ['time'], { untimed: true }],
  ['no curveball where the problem has none', plain, ['curveball'], {}],
  ['a curveball', withOne, [], { curveballs: true }],
  ['no curveball where nobody wants one', withOne, ['curveball'], {}],
  ['no curveball in practice', withOne, ['mode'], { mode: 'practice' }],
  ['no curveball in another part', withOne, ['part', 'part'], { parts: ['B'] }],
])('starts %s', (_, state, actions, expected) => {
  expect(reached(state, ...actions, 'start').effects).toEqual([{ ...usual, ...expected }]);
});

it('scrolls to the end of the statement and no further', () => {
  const end = reached(plain, 'last').state;
  expect(reached(end, 'down').state.top).toBe(end.top);
  expect(frameOf(briefing, end, size)).toContain('can be operated.');
});

describe('what it looks like', () => {
  it('at the beginning', () => expectFrames('briefing', briefing, plain));
  it('with everything chosen otherwise', () => {
    const state = reached(withOne, 'curveball', 'part', 'time', 'page-down').state;
    expectGolden('tui/briefing-chosen.txt', frameOf(briefing, state, size));
  });
  it('in colour', () => {
    expectGolden('tui/briefing-colour.txt', frameOf(briefing, withOne, size, { style: coloured }));
  });
});
