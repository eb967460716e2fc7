import { history, isolateHistory } from '@codemirror/commands';
import { type Annotation, type Extension, Transaction } from '@codemirror/state';
import { lineEndingInHistory } from './line-ending.ts';

/** How undo takes a change back: `own` by itself, `first` together with those that go `on` after it. */
export type UndoStep = 'own' | 'first' | 'on';

/**
 * Undo and redo without a clock. Steps are told apart by what was done and not by how fast: every change carries the
 * same time, and one that begins a step cuts what was before it off.
 */
export const editHistory: Extension = [history({ minDepth: 100_000, newGroupDelay: 1 }), lineEndingInHistory];

const noTime = Transaction.time.of(1);
const isolation = { own: isolateHistory.of('full'), first: isolateHistory.of('before') };

/** What a change carries. Only events named `input.type` or `delete` can go on with what was before. */
export function recorded(event: string, step: UndoStep): Annotation<unknown>[] {
  const named = [noTime, Transaction.userEvent.of(event)];
  return step === 'on' ? named : [...named, isolation[step]];
}
