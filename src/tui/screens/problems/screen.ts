import type { Screen } from '../../screen.ts';
import { type Action, bindings } from './keys.ts';
import { active, type State, update } from './state.ts';
import { View } from './view.tsx';

/** The problems, and what waits to be gone on with. */
export const problems: Screen<State, Action> = { bindings, update, View, active };
