import type { Screen } from '../../screen.ts';
import { type Action, bindings } from './keys.ts';
import { active, type State, update } from './state.ts';
import { View } from './view.tsx';

/** The interviewer walks through the design: where the reading is not sure, the candidate shows. */
export const walkthrough: Screen<State, Action> = { bindings, update, View, active };
