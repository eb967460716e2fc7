import { describe, expect, it } from 'vitest';
import { historyOf } from '../../../src/app/looking/history/history.ts';
import { summaryOf } from '../../../src/app/looking/problem-summary.ts';
import { coloured } from '../../../src/reporters/style.ts';
import { type Action, history, initial, type State } from '../../../src/tui/screens/history.ts';
import { expectGolden } from '../../golden.ts';
import { attempt, attempts, now, reels, running } from './support/data.ts';
import { expectFrames, frameOf, sizes } from './support/frame.ts';

const size = sizes['80x24'];
const given = [...attempts, running];
const all = initial({
  attempts: given,
  broken: [{ id: 'reels/0008', why: 'attempt.json:3:1 is cut off' }],
  history: historyOf(given, [summaryOf(reels)]),
});
const none = initial({ attempts: [], broken: [], history: { problems: [], next: null } });

function reached(state: State, ...actions: Action[]) {
  return actions.reduce(
    (step, action) => history.update(step.state, { kind: 'action', action }, size),
    history.update(state, { kind: 'text', text: '' }, size),
  );
}

it.each<[string, State, Action[], unknown]>([
  [
    'goes on with what runs',
    all,
    ['open'],
    [{ kind: 'go', to: { screen: 'workspace', attempt: 'reels/0007' } }],
  ],
  [
    'opens a scorecard',
    all,
    ['down', 'open'],
    [{ kind: 'go', to: { screen: 'scorecard', attempt: 'reels/0006' } }],
  ],
  [
    'opens the oldest',
    all,
    ['last', 'open'],
    [{ kind: 'go', to: { screen: 'scorecard', attempt: 'reels/0001' } }],
  ],
  [
    'practises next',
    all,
    ['practise'],
    [{ kind: 'go', to: { screen: 'briefing', problem: 'reels', part: 'A' } }],
  ],
  ['goes back', all, ['leave'], [{ kind: 'back' }]],
  ['opens nothing where there is nothing', none, ['open'], undefined],
  ['practises nothing where nothing is known', none, ['practise'], undefined],
])('%s', (_, state, actions, effects) => {
  expect(reached(state, ...actions).effects).toEqual(effects);
});

describe('what it looks like', () => {
  it('with attempts', () => expectFrames('history', history, all));
  it('with none', () => expectGolden('tui/history-none.txt', frameOf(history, none, size)));
  it('in colour', () => {
    expectGolden('tui/history-colour.txt', frameOf(history, all, size, { style: coloured }));
  });
  it('keeps the selected one of many in sight', () => {
    const many = Array.from({ length: 60 }, (_, at) =>
      attempt({ number: at + 1, startedAt: new Date(now - at * 3_600_000).toISOString() }),
    );
    const { state } = reached(initial({ ...all, attempts: many }), 'last');
    const frame = frameOf(history, state, size);
    expect(frame).toMatch(/56–60 of 60[^>]*> 2026-11-22/s);
    expectGolden('tui/history-many.txt', frame);
  });
});
