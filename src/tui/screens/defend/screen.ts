import type { Screen } from '../../screen.ts';
import { type Action, bindings } from './keys.ts';
import { active, type State, update } from './state.ts';
import { cursor, View } from './view.tsx';

/** The follow-up questions, one at a time, then the model answer beside one's own. */
export const defend: Screen<State, Action> = { bindings, update, View, active, cursor };
