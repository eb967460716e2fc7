import type { Binding } from '../../keys/binding.ts';
import { type Move, moveBindings } from '../../view/move.ts';

export type Action = Move | 'open' | 'give-up' | 'confirm' | 'history' | 'leave';

export const bindings: readonly Binding<Action>[] = [
  { action: 'open', keys: ['enter'], help: 'read the briefing, or go on with the attempt', footer: 'open' },
  ...moveBindings('choose'),
  { action: 'history', keys: ['h'], help: 'all attempts, and what to practise next', footer: 'history' },
  { action: 'give-up', keys: ['x'], help: 'give up the unfinished attempt; its files stay' },
  { action: 'confirm', keys: ['y'], help: 'yes, where a question was asked; any other key is no' },
  { action: 'leave', keys: ['q'], help: 'leave graincheck', footer: 'quit' },
];
