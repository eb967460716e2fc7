import { describe, expect, it } from 'vitest';
import { coloured } from '../../../src/reporters/style.ts';
import { type Action, initial, type State } from '../../../src/tui/screens/problems/state.ts';
import { problems } from '../../../src/tui/screens/problems/view.ts';
import { expectGolden } from '../../golden.ts';
import { attempts, now, running, summaries, waits } from './support/data.ts';
import { expectFrames, frameOf, sizes } from './support/frame.ts';

const size = sizes['80x24'];
const first = initial({
  problems: summaries,
  brokenProblems: [],
  attempts: [],
  broken: [],
  unfinished: [],
  now,
});
const waiting = initial({
  problems: summaries,
  attempts: [...attempts, running],
  broken: [{ id: 'reels/0008', why: 'attempt.json:3:1 is cut off' }],
  brokenProblems: [{ id: 'taxis', why: 'problem.yaml:4:1: `parts` is missing\nand more' }],
  unfinished: [waits],
  now,
});

function reached(state: State, ...actions: Action[]) {
  let effects: unknown = [];
  for (const action of actions) {
    const step = problems.update(state, { kind: 'action', action }, size);
    state = step.state;
    effects = step.effects ?? [];
  }
  return { state, effects };
}

describe('what the keys do', () => {
  it.each<[string, State, Action[], unknown]>([
    [
      'opens a briefing',
      first,
      ['down', 'open'],
      [{ kind: 'go', to: { screen: 'briefing', problem: 'orders' } }],
    ],
    [
      'goes on where it was',
      waiting,
      ['open'],
      [{ kind: 'go', to: { screen: 'workspace', attempt: 'reels/0007' } }],
    ],
    [
      'a problem below what waits',
      waiting,
      ['down', 'open'],
      [{ kind: 'go', to: { screen: 'briefing', problem: 'reels' } }],
    ],
    [
      'stays within the list',
      first,
      ['last', 'down', 'down', 'open'],
      [{ kind: 'go', to: { screen: 'briefing', problem: 'rides' } }],
    ],
    ['history', first, ['history'], [{ kind: 'go', to: { screen: 'history' } }]],
    ['quits', first, ['leave'], [{ kind: 'quit' }]],
    ['asks before it gives up', waiting, ['give-up'], []],
    ['gives up after a yes', waiting, ['give-up', 'confirm'], [{ kind: 'give-up', attempt: 'reels/0007' }]],
    ['the key that asked is no yes', waiting, ['give-up', 'give-up', 'confirm'], []],
    ['any other key is a no, and does nothing else', waiting, ['give-up', 'open'], []],
    ['a problem cannot be given up', first, ['give-up', 'confirm'], []],
  ])('%s', (_, state, actions, effects) => {
    expect(reached(state, ...actions).effects).toEqual(effects);
  });

  it('takes typed text for a no', () => {
    const asked = reached(waiting, 'give-up').state;
    const { state } = problems.update(asked, { kind: 'text', text: 'z' }, size);
    expect(state.asking).toEqual({ kind: 'nothing' });
  });

  it('no longer offers what was given up', () => {
    const { state } = reached(waiting, 'give-up', 'confirm');
    expect(state.unfinished).toEqual([]);
    expect(state.attempts.find(({ id }) => id === 'reels/0007')?.phase).toBe('given-up');
  });
});

describe('what it looks like', () => {
  it('at the first visit', () => expectFrames('problems-first', problems, first));
  it('with an attempt that waits', () => expectFrames('problems-waiting', problems, waiting));
  it('while it asks', () => {
    expectGolden('tui/problems-asking.txt', frameOf(problems, reached(waiting, 'give-up').state, size));
  });
  it('in colour', () => {
    expectGolden('tui/problems-colour.txt', frameOf(problems, waiting, size, { style: coloured }));
  });
});
