import type { Screen } from '../../screen.ts';
import { type Action, bindings } from './keys.ts';
import { active, type State, update } from './state.ts';
import { View } from './view.tsx';

/** What an attempt earned, and why not more. */
export const scorecard: Screen<State, Action> = { bindings, update, View, active };
