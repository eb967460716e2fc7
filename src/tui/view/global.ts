import type { Binding } from '../keys/binding.ts';

/** What every screen answers to, handled by the program before the screen is asked. */
export type GlobalAction = 'help' | 'quit' | 'suspend';

/** `?` types a question mark where one writes; there F1 stands for it. */
export const globalBindings: readonly Binding<GlobalAction>[] = [
  { action: 'help', keys: ['?', 'f1'], help: 'show every key of this screen', footer: 'help' },
  { action: 'quit', keys: ['ctrl+q'], help: 'leave graincheck; what you did is kept', footer: 'quit' },
  { action: 'suspend', keys: ['ctrl+z'], help: 'back to the shell until `fg`; a clock that runs goes on' },
];
