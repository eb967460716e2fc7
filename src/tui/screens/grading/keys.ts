import type { Binding } from '../../keys/binding.ts';

export type Action = 'open' | 'again' | 'leave';

export const bindings: readonly Binding<Action>[] = [
  { action: 'open', keys: ['enter'], help: 'the scorecard', footer: 'scorecard' },
  { action: 'again', keys: ['r'], help: 'try again', footer: 'try again' },
  {
    action: 'leave',
    keys: ['escape', 'q'],
    help: 'back to the problems; it can be graded later',
    footer: 'back',
  },
];
