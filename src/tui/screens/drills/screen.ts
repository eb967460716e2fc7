import type { Screen } from '../../screen.ts';
import { type Action, bindings } from './keys.ts';
import { active, type State, update } from './state.ts';
import { View } from './view.tsx';

/** Every task that can be drilled, and when it comes again. */
export const drills: Screen<State, Action> = { bindings, update, View, active };
