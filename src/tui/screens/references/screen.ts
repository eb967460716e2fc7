import type { Screen } from '../../screen.ts';
import { type Action, bindings } from './keys.ts';
import { type State, update } from './state.ts';
import { View } from './view.tsx';

/** The reference models beside one's own. */
export const references: Screen<State, Action> = { bindings, update, View };
