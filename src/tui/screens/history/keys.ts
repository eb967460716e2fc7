import type { Binding } from '../../keys/binding.ts';
import { type Move, moveBindings } from '../../view/move.ts';

export type Action = Move | 'open' | 'practise' | 'leave';

export const bindings: readonly Binding<Action>[] = [
  { action: 'open', keys: ['enter'], help: 'the scorecard of the attempt, or go on with it', footer: 'open' },
  ...moveBindings('choose'),
  {
    action: 'practise',
    keys: ['p'],
    help: 'the briefing of what is worth practising next',
    footer: 'practise next',
  },
  { action: 'leave', keys: ['escape', 'q'], help: 'back to where you came from', footer: 'back' },
];
