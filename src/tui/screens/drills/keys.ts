import type { Binding } from '../../keys/binding.ts';
import { type Move, moveBindings } from '../../view/move.ts';

export type Action = Move | 'open' | 'leave';

export const bindings: readonly Binding<Action>[] = [
  {
    action: 'open',
    keys: ['enter'],
    help: 'the briefing of the drill: one task, five minutes',
    footer: 'drill',
  },
  ...moveBindings('choose'),
  { action: 'leave', keys: ['escape', 'q'], help: 'back to the problems', footer: 'back' },
];
