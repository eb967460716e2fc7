import type { Binding } from '../../keys/binding.ts';
import { type Move, moveBindings } from '../../view/move.ts';

export type Action =
  | Move
  | 'open'
  | 'expand'
  | 'collapse'
  | 'open-all'
  | 'overtime'
  | 'grade'
  | 'next-drill'
  | 'defend'
  | 'references'
  | 'history'
  | 'leave';

export const bindings: readonly Binding<Action>[] = [
  { action: 'open', keys: ['enter'], help: 'open or close what the check found', footer: 'open' },
  ...moveBindings('choose'),
  { action: 'expand', keys: ['right', 'l'], help: 'open what the check found' },
  { action: 'collapse', keys: ['left'], help: 'close it' },
  {
    action: 'next-drill',
    keys: ['n'],
    help: 'the briefing of the drill that comes next',
    footer: 'next drill',
  },
  {
    action: 'defend',
    keys: ['d'],
    help: 'the follow-up questions, as an interviewer asks them',
    footer: 'defend',
  },
  { action: 'references', keys: ['m'], help: 'the reference models beside yours', footer: 'models' },
  {
    action: 'overtime',
    keys: ['t'],
    help: 'the score at the bell, or with overtime',
    footer: 'bell/overtime',
  },
  { action: 'open-all', keys: ['o'], help: 'open or close all checks', footer: 'open all' },
  { action: 'grade', keys: ['g'], help: 'grade it', footer: 'grade' },
  { action: 'history', keys: ['h'], help: 'all attempts, and what to practise next', footer: 'history' },
  {
    action: 'leave',
    keys: ['escape', 'q'],
    help: 'back to the problems, or to the drills after one',
    footer: 'back',
  },
];
