import type { Screen } from '../../screen.ts';
import { linesView } from '../../view/lines.tsx';
import { paintProblems } from './paint.ts';
import { type Action, active, bindings, type State, update } from './state.ts';

/** The problems, and what waits to be gone on with. */
export const problems: Screen<State, Action> = {
  title: 'Problems',
  bindings,
  update,
  View: linesView(paintProblems),
  active,
};
