import type { Binding } from '../../keys/binding.ts';
import { type Move, moveBindings } from '../../view/move.ts';

export type Action = Move | 'take' | 'nowhere' | 'unsure' | 'before' | 'leave';

export const bindings: readonly Binding<Action>[] = [
  { action: 'take', keys: ['enter'], help: 'it stands there', footer: 'take it' },
  { action: 'nowhere', keys: ['n'], help: 'my design has no place for it', footer: 'nowhere' },
  { action: 'unsure', keys: ['s'], help: 'pass: it stays as it was read', footer: 'pass' },
  { action: 'before', keys: ['left', 'b'], help: 'the question before', footer: 'before' },
  ...moveBindings('choose'),
  {
    action: 'leave',
    keys: ['escape', 'q'],
    help: 'answer no more; what was answered is kept',
    footer: 'grade',
  },
];
