import type { Binding } from '../../keys/binding.ts';
import { isMove, type Move, moveBindings } from '../../view/move.ts';
import { type EditingAction, editingBindings } from '../workspace/editing-keys.ts';

/** Moves in the answers that are compared; the plain ones move in the text that is written. */
export type ScrollAction = `scroll-${Move}`;

type MarkAction = 'made' | 'half' | 'missed';

export type Action = EditingAction | ScrollAction | MarkAction | 'done' | 'edit' | 'again' | 'leave';

const scrolling = moveBindings('scroll').map(
  ({ action, ...rest }): Binding<ScrollAction> => ({ ...rest, action: `scroll-${action}` }),
);

export const bindings: readonly Binding<Action>[] = [
  { action: 'done', keys: ['ctrl+s', 'f5'], help: 'done: show the model answer', footer: 'done' },
  { action: 'made', keys: ['1'], help: 'I made its points', footer: 'made it' },
  { action: 'half', keys: ['2'], help: 'I made about half of them', footer: 'half' },
  { action: 'missed', keys: ['3'], help: 'I missed them', footer: 'missed' },
  { action: 'edit', keys: ['e'], help: 'back to your answer', footer: 'edit' },
  { action: 'again', keys: ['a'], help: 'from the first question again', footer: 'again' },
  ...scrolling,
  { action: 'leave', keys: ['escape'], help: 'leave; what you wrote and marked is kept', footer: 'back' },
  ...editingBindings,
];

export function scrollMove(action: Action): Move | null {
  const move = action.startsWith('scroll-') ? action.slice('scroll-'.length) : '';
  return isMove(move) ? move : null;
}
