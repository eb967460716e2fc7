import { minutesOf as minutesOfParts } from '../../../domain/minutes.ts';
import type { Part, Problem } from '../../../domain/problem.ts';
import type { SittingMode } from '../../../domain/sitting.ts';
import type { Binding } from '../../keys.ts';
import type { ScreenEvent, Size, Step } from '../../screen.ts';
import { isMove, moveBindings, scrolled } from '../../view/scroll.ts';
import { layout } from './text.ts';

export const bindings = [
  { action: 'start', keys: ['enter'], help: 'start: the clock runs from here', footer: 'start the clock' },
  ...moveBindings('read on'),
  { action: 'mode', keys: ['m'], help: 'interview or practice' },
  { action: 'part', keys: ['p'], help: 'all parts, or one of them' },
  { action: 'time', keys: ['t'], help: 'with the clock or untimed' },
  { action: 'curveball', keys: ['c'], help: 'a requirement that changes under way, or none' },
  { action: 'lesson', keys: ['l'], help: 'the lesson of the problem', footer: 'lesson' },
  { action: 'leave', keys: ['escape', 'q'], help: 'back to the problems', footer: 'back' },
] as const satisfies readonly Binding[];

export type Action = (typeof bindings)[number]['action'];

export type State = {
  readonly problem: Problem;
  readonly mode: SittingMode;
  /** Id of the only part that is practised; null: all timed ones. */
  readonly only: string | null;
  readonly timed: boolean;
  /** The whole time instead of the problem's own; null: the problem's own. */
  readonly minutes: number | null;
  readonly curveball: boolean;
  /** First line of the statement that is shown. */
  readonly top: number;
};

function timedParts({ parts }: Problem): readonly Part[] {
  return parts.filter(({ minutes }) => minutes !== null);
}

/** An interviewer changes a requirement in an interview only, and only in a part that is sat. */
export function mayHaveCurveball({ problem, mode, only }: State): boolean {
  return mode === 'interview' && problem.curveballs.some(({ part }) => only === null || part === only);
}

/** Minutes of the sitting as it is chosen. */
export function minutesOf({ problem, only, minutes: given }: State): number {
  if (given !== null) return given;
  const chosen = problem.parts.filter(({ id }) => only === null || id === only);
  return minutesOfParts({ parts: chosen });
}

type Data = {
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
    const { text, room } = layout(state.problem, size);
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
