import type { Screen } from '../../screen.ts';
import { type Action, bindings } from './keys.ts';
import { active, type State, update } from './state.ts';
import { View } from './view.tsx';

/** All attempts, how they went, and what to practise next. */
export const history: Screen<State, Action> = { bindings, update, View, active };
