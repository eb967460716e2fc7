import type { Binding } from '../../keys/binding.ts';
import { type Move, moveBindings } from '../../view/move.ts';

export type Action = Move | 'open' | 'lesson' | 'give-up' | 'confirm' | 'history' | 'drills' | 'leave';

export const bindings: readonly Binding<Action>[] = [
  { action: 'confirm', keys: ['y'], help: 'yes; any other key is no', footer: 'yes' },
  { action: 'open', keys: ['enter'], help: 'read the briefing, or go on with the attempt', footer: 'open' },
  { action: 'lesson', keys: ['l'], help: 'the lesson of the problem', footer: 'lesson' },
  ...moveBindings('choose'),
  { action: 'history', keys: ['h'], help: 'all attempts, and what to practise next', footer: 'history' },
  {
    action: 'drills',
    keys: ['d'],
    help: 'single tasks, five minutes each, when they come again',
    footer: 'drills',
  },
  {
    action: 'give-up',
    keys: ['x'],
    help: 'give up the unfinished attempt; its files stay',
    footer: 'give up',
  },
  { action: 'leave', keys: ['q'], help: 'leave graincheck', footer: 'quit' },
];
