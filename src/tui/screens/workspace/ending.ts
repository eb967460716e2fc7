import type { Step } from '../../screen.ts';
import { onWish } from './clock.ts';
import { save } from './files.ts';
import { filesOf, type Workspace } from './state.ts';

/** Yes to handing in: the sitting ends, and what stands is graded. */
export function handedIn(state: Workspace): Step<Workspace> {
  const ended = onWish({ ...state, prompt: { kind: 'none' } }, { kind: 'hand-in' });
  const files = filesOf(ended.state);
  return {
    state: ended.state,
    effects: [
      ...(save(ended.state).effects ?? []),
      ...(ended.effects ?? []),
      { kind: 'hand-in', attempt: state.attempt, files },
    ],
  };
}

/** Yes to leaving: everything is on disk, and the sitting can be gone on with. */
export function left(state: Workspace): Step<Workspace> {
  const next: Workspace = { ...state, prompt: { kind: 'none' } };
  return {
    state: next,
    effects: [...(save(next).effects ?? []), { kind: 'go', to: { screen: 'problems' } }],
  };
}
