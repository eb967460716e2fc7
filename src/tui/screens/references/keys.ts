import type { Binding } from '../../keys/binding.ts';
import { type Move, moveBindings } from '../../view/move.ts';

export type Action = Move | 'next' | 'previous' | 'next-page' | 'previous-page' | 'leave';

export const bindings: readonly Binding<Action>[] = [
  { action: 'previous', keys: ['left', 'h', 'shift+tab'], help: 'the model before' },
  { action: 'next', keys: ['right', 'l', 'tab'], help: 'the next model', footer: 'model' },
  { action: 'previous-page', keys: ['p', '['], help: 'the file before' },
  { action: 'next-page', keys: ['n', ']'], help: 'the next file', footer: 'file' },
  ...moveBindings('scroll'),
  { action: 'leave', keys: ['escape', 'q'], help: 'back to the scorecard', footer: 'back' },
];
