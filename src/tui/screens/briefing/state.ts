import type { Problem } from '../../../domain/problem.ts';
import type { SittingMode } from '../../../domain/sitting.ts';
import type { ScreenEvent, Size, Step } from '../../screen.ts';
import { isMove } from '../../view/move.ts';
import { scrolled } from '../../view/scroll.ts';
import { mayHaveCurveball, type State, timedParts } from './choices.ts';
import type { Action } from './keys.ts';
import { layout } from './layout.ts';

export type { State } from './choices.ts';

export type Data = {
  readonly problem: Problem;
  /** What the settings say. */
  readonly mode: SittingMode;
  /** Id of the part that is to be practised alone, where one comes to practise it. */
  readonly part?: string | null;
};

export function initial({ problem, mode, part }: Data): State {
  return { problem, mode, only: part ?? null, timed: true, minutes: null, curveball: true, top: 0 };
}

export function update(state: State, event: ScreenEvent<Action>, size: Size): Step<State> {
  if (event.kind !== 'action') return { state };
  const { action } = event;
  if (isMove(action)) {
    const { text, room } = layout(state, size);
    return { state: { ...state, top: scrolled(state.top, action, text.length, room) } };
  }
  switch (action) {
    case 'mode':
      return { state: { ...state, mode: state.mode === 'interview' ? 'practice' : 'interview' } };
    case 'part':
      return { state: { ...state, only: nextPart(state) } };
    case 'time':
      return { state: { ...state, timed: !state.timed } };
    case 'curveball':
      return { state: mayHaveCurveball(state) ? { ...state, curveball: !state.curveball } : state };
    case 'lesson':
      return { state, effects: [{ kind: 'go', to: { screen: 'lesson', problem: state.problem.id } }] };
    case 'start':
      return { state, effects: [start(state)] };
    case 'leave':
      return { state, effects: [{ kind: 'back' }] };
  }
}

/** All, then each by itself, then all again. */
function nextPart({ problem, only }: State): string | null {
  const ids = timedParts(problem).map(({ id }) => id);
  return ids[only === null ? 0 : ids.indexOf(only) + 1] ?? null;
}

function start(state: State) {
  const { problem, mode, only, timed, minutes, curveball } = state;
  return {
    kind: 'start-sitting',
    problem: problem.id,
    mode,
    parts: only === null ? null : [only],
    minutes: timed ? minutes : null,
    untimed: !timed,
    curveballs: curveball && mayHaveCurveball(state),
  } as const;
}

/** A lesson is there where the problem has one. */
export function active({ problem }: State, action: Action): boolean {
  return action !== 'lesson' || problem.lesson !== null;
}
