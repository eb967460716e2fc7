import type { Binding } from '../../keys/binding.ts';
import { type Move, moveBindings } from '../../view/move.ts';

export type Action = Move | 'start' | 'mode' | 'part' | 'time' | 'curveball' | 'lesson' | 'leave';

export const bindings: readonly Binding<Action>[] = [
  { action: 'start', keys: ['enter'], help: 'start: the clock runs from here', footer: 'start the clock' },
  ...moveBindings('read on'),
  { action: 'mode', keys: ['m'], help: 'interview or practice' },
  { action: 'part', keys: ['p'], help: 'all parts, or one of them' },
  { action: 'time', keys: ['t'], help: 'with the clock or untimed' },
  { action: 'curveball', keys: ['c'], help: 'a requirement that changes under way, or none' },
  { action: 'lesson', keys: ['l'], help: 'the lesson of the problem', footer: 'lesson' },
  { action: 'leave', keys: ['escape', 'q'], help: 'back to the problems', footer: 'back' },
];
