import type { Binding } from '../../keys/binding.ts';

export type Action = 'open' | 'again' | 'leave';

export const bindings: readonly Binding<Action>[] = [
  { action: 'open', keys: ['enter'], help: 'the scorecard, once all is graded' },
  { action: 'again', keys: ['r'], help: 'try again, where the grading failed' },
  {
    action: 'leave',
    keys: ['escape', 'q'],
    help: 'back to the problems; it can be graded later',
    footer: 'back',
  },
];
