import type { History, Practice } from '../../../app/history.ts';
import type { Attempt, BrokenAttempt } from '../../../domain/attempt.ts';
import type { Binding } from '../../keys.ts';
import type { Destination, ScreenEvent, Size, Step } from '../../screen.ts';
import { bodyRoom } from '../../view/frame.ts';
import { isMove, moveBindings, moved } from '../../view/scroll.ts';

export const bindings = [
  { action: 'open', keys: ['enter'], help: 'the scorecard of the attempt, or go on with it', footer: 'open' },
  ...moveBindings('choose'),
  {
    action: 'practise',
    keys: ['p'],
    help: 'the briefing of what is worth practising next',
    footer: 'practise next',
  },
  { action: 'leave', keys: ['escape', 'q'], help: 'back to where you came from', footer: 'back' },
] as const satisfies readonly Binding[];

export type Action = (typeof bindings)[number]['action'];

export type State = {
  /** The newest first. */
  readonly attempts: readonly Attempt[];
  readonly broken: readonly BrokenAttempt[];
  /** What they say about each problem, and what to practise next. */
  readonly history: History;
  readonly selected: number;
};

type Data = Omit<State, 'selected'>;

export function initial({ attempts, ...data }: Data): State {
  return {
    ...data,
    attempts: attempts.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt)),
    selected: 0,
  };
}

/** There is nothing to open before the first attempt. */
export function active({ attempts, history }: State, action: Action): boolean {
  if (action === 'practise') return history.next !== null;
  return action === 'leave' || attempts.length > 0;
}

export function update(state: State, event: ScreenEvent<Action>, size: Size): Step<State> {
  if (event.kind !== 'action') return { state };
  const { action } = event;
  const { attempts, selected } = state;
  if (isMove(action)) {
    return {
      state: { ...state, selected: moved(selected, action, attempts.length, Math.floor(bodyRoom(size) / 2)) },
    };
  }
  switch (action) {
    case 'open': {
      const attempt = attempts[selected];
      return attempt ? { state, effects: [{ kind: 'go', to: destination(attempt) }] } : { state };
    }
    case 'practise': {
      const { next } = state.history;
      return next ? { state, effects: [{ kind: 'go', to: briefing(next) }] } : { state };
    }
    case 'leave':
      return { state, effects: [{ kind: 'back' }] };
  }
}

function destination({ id, phase }: Attempt): Destination {
  return phase === 'running' ? { screen: 'workspace', attempt: id } : { screen: 'scorecard', attempt: id };
}

function briefing({ problem, part }: Practice): Destination {
  return { screen: 'briefing', problem, ...(part === null ? {} : { part }) };
}
