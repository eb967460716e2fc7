import type { Screen } from '../../screen.ts';
import { type Action, bindings } from './keys.ts';
import { type Message, type State, update } from './state.ts';
import { View } from './view.tsx';

/** The lesson of a problem; its SQL is run while one reads. */
export const lesson: Screen<State, Action, Message> = { bindings, update, View };
