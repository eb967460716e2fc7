import type { Screen } from '../../screen.ts';
import { type Action, bindings } from './keys.ts';
import { active, type Message, type State, update } from './state.ts';
import { View } from './view.tsx';

/** A grading as it goes, check by check. */
export const grading: Screen<State, Action, Message> = { bindings, update, View, active };
