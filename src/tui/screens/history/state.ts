import type { Attempt, BrokenAttempt } from '../../../domain/attempt.ts';
import type { Destination } from '../../effect.ts';
import type { ScreenEvent, Size, Step } from '../../screen.ts';
import { bodyRoom } from '../../view/frame.ts';
import { isMove, moved } from '../../view/move.ts';
import type { Action } from './keys.ts';

/** A check over the attempts in which it was judged. */
export type WeakCheck = {
  readonly problem: string;
  readonly id: string;
  readonly title: string;
  readonly part: string;
  /** Points earned of those there were, 0 to 1. */
  readonly share: number;
  readonly attempts: number;
};

/** What is worth practising next, and why. */
export type Advice = {
  readonly problem: string;
  /** Id of a part; null: the whole problem. */
  readonly part: string | null;
  /** A sentence. */
  readonly why: string;
};

export type State = {
  /** The newest first. */
  readonly attempts: readonly Attempt[];
  readonly broken: readonly BrokenAttempt[];
  /** The weakest first. */
  readonly weakest: readonly WeakCheck[];
  readonly advice: Advice | null;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly selected: number;
};

export type Data = Omit<State, 'selected'>;

export function initial({ attempts, ...data }: Data): State {
  return {
    ...data,
    attempts: attempts.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt)),
    selected: 0,
  };
}

export function update(state: State, event: ScreenEvent<Action>, size: Size): Step<State> {
  if (event.kind !== 'action') return { state };
  const { action } = event;
  const { attempts, selected, advice } = state;
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
    case 'practise':
      return advice
        ? { state, effects: [{ kind: 'go', to: { screen: 'briefing', problem: advice.problem } }] }
        : { state };
    case 'leave':
      return { state, effects: [{ kind: 'back' }] };
  }
}

function destination({ id, phase }: Attempt): Destination {
  return phase === 'running' ? { screen: 'workspace', attempt: id } : { screen: 'scorecard', attempt: id };
}
