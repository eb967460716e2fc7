import type { Binding } from '../../keys/binding.ts';
import { type Move, moveBindings } from '../../view/move.ts';

export type Action = Move | 'section' | 'section-before' | 'leave';

export const bindings: readonly Binding<Action>[] = [
  ...moveBindings('read on'),
  { action: 'section', keys: ['n', 'tab'], help: 'the next section', footer: 'section' },
  { action: 'section-before', keys: ['p', 'shift+tab'], help: 'the section before' },
  { action: 'leave', keys: ['escape', 'q'], help: 'back to where you came from', footer: 'back' },
];
