import type { Screen } from '../../screen.ts';
import { type Action, bindings } from './keys.ts';
import { active, type Message, type State, update } from './state.ts';
import { cursor, View } from './view.tsx';

/** Any SQL, on the sample's bronze tables and on the model as it is loaded with them. */
export const sandbox: Screen<State, Action, Message> = { bindings, update, View, active, cursor };
