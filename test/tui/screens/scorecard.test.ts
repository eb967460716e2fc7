import { describe, expect, it } from 'vitest';
import { coloured } from '../../../src/reporters/style.ts';
import { layout } from '../../../src/tui/screens/scorecard/document.ts';
import { type Action, initial } from '../../../src/tui/screens/scorecard/state.ts';
import { scorecard } from '../../../src/tui/screens/scorecard/view.ts';
import type { State } from '../../../src/tui/screens/scorecard/summary.ts';
import { expectGolden } from '../../golden.ts';
import { sample } from '../../reporters/sample.ts';
import { attempts, overtime, running, withCurveball } from './support/data.ts';
import { expectFrames, frameOf, sizes } from './support/frame.ts';

const size = sizes['80x24'];
const [first = overtime] = attempts;
const plain = initial({ attempt: first });
const says = withCurveball.curveballs[0]?.says ?? '';
const rich = initial({ attempt: overtime, curveballs: [{ says, results: sample.checks.slice(5, 6) }] });
const id = overtime.id;

function reached(state: State, ...actions: Action[]) {
  return actions.reduce(
    (step, action) => scorecard.update(step.state, { kind: 'action', action }, size),
    scorecard.update(state, { kind: 'text', text: '' }, size),
  );
}

describe('what the keys do', () => {
  it.each<[Action, unknown]>([
    ['defend', { kind: 'go', to: { screen: 'defend', attempt: id } }],
    ['references', { kind: 'go', to: { screen: 'references', attempt: id } }],
    ['history', { kind: 'go', to: { screen: 'history' } }],
    ['leave', { kind: 'go', to: { screen: 'problems' } }],
  ])('%s', (action, effect) => {
    expect(reached(rich, action).effects).toEqual([effect]);
  });

  it('opens and closes the selected check', () => {
    expect(reached(plain, 'down', 'down', 'open').state.opened).toEqual(['keys']);
    expect(reached(plain, 'down', 'down', 'open', 'open').state.opened).toEqual([]);
    expect(reached(plain, 'expand', 'expand', 'collapse').state.opened).toEqual([]);
  });

  it('shows what it opens, from any place on the screen', () => {
    for (let at = 0; at < sample.checks.length; at++) {
      const downs = Array.from({ length: at }, (): Action => 'down');
      const state = reached(plain, ...downs, 'open').state;
      const { lines, room } = layout(state, size);
      const own = lines.flatMap(({ check }, line) => (check === at ? line : []));
      const seen = own.filter((line) => line >= state.top && line < state.top + room);
      expect(seen.length, `check ${at}`).toBe(Math.min(own.length, room));
    }
  });

  it('opens all, and closes all', () => {
    expect(reached(plain, 'open-all').state.opened).toHaveLength(sample.checks.length);
    expect(reached(plain, 'open-all', 'open-all').state.opened).toEqual([]);
  });

  it('changes between the bell and overtime, where there was some', () => {
    expect(reached(rich, 'overtime').state.shows).toBe('after-overtime');
    expect(reached(rich, 'overtime', 'overtime').state.shows).toBe('at-bell');
    expect(reached(plain, 'overtime').state.shows).toBe('at-bell');
    expect(scorecard.active?.(plain, 'overtime')).toBe(false);
  });

  it('offers grading where nothing is graded, and there alone', () => {
    const ungraded = initial({ attempt: { ...running, phase: 'handed-in' } });
    expect(reached(ungraded, 'grade').effects).toEqual([
      { kind: 'go', to: { screen: 'walkthrough', attempt: running.id } },
    ]);
    expect(reached(plain, 'grade').effects).toBeUndefined();
    expect(scorecard.active?.(ungraded, 'open')).toBe(false);
    expectGolden('tui/scorecard-ungraded.txt', frameOf(scorecard, ungraded, size));
  });

  it.each(Object.entries(sizes))(
    'at %s shows every line on the way down, and again on the way up',
    (_, at) => {
      const seen = new Set<number>();
      let state = reached(rich, 'open-all').state;
      const { lines, room } = layout(state, at);
      const look = () => {
        for (let line = state.top; line < state.top + room; line++) seen.add(line);
      };
      for (const action of ['down', 'up'] as const) {
        seen.clear();
        look();
        for (let press = 0; press < 200; press++) {
          state = scorecard.update(state, { kind: 'action', action }, at).state;
          look();
          const heads = lines.flatMap(({ check }, line) => (check === state.selected ? [line] : []));
          expect(heads.some((line) => line >= state.top && line < state.top + room)).toBe(true);
        }
        expect(lines.every((_line, at_) => seen.has(at_))).toBe(true);
      }
      expect(state).toMatchObject({ selected: 0, top: 0 });
    },
  );
});

describe('what it looks like', () => {
  it('with overtime and a curveball', () => expectFrames('scorecard', scorecard, rich));
  it('with a check that is open', () => {
    expectFrames('scorecard-open', scorecard, reached(rich, 'down', 'down', 'open').state);
  });
  it('further down', () => {
    const state = reached(rich, 'down', 'down', 'open', 'down', 'down', 'down', 'down', 'down', 'down').state;
    expectGolden('tui/scorecard-down.txt', frameOf(scorecard, state, size));
  });
  it('in colour', () => {
    const { state } = reached(rich, 'overtime');
    expectGolden('tui/scorecard-colour.txt', frameOf(scorecard, state, size, { style: coloured }));
  });
});
