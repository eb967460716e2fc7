import type { Screen } from '../../screen.ts';
import { type Action, bindings } from './keys.ts';
import { active, type State, update } from './state.ts';
import { View } from './view.tsx';

/** All there is to know before the clock starts. */
export const briefing: Screen<State, Action> = { bindings, update, View, active };
