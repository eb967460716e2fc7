import { history, invertedEffects, isolateHistory } from '@codemirror/commands';
import {
  type Annotation,
  type Extension,
  StateEffect,
  StateField,
  Text,
  Transaction,
} from '@codemirror/state';

/** What ends the lines of a file: Unix, Windows, old Macintosh. */
type LineEnding = '\n' | '\r\n' | '\r';

/**
 * The ending that all lines of a text have. Where they differ it is `\n`, and what else stands there (`\r`) is a
 * character of its line, so that a file that nobody changed stays as it is, byte by byte.
 */
function lineEndingOf(text: string): LineEnding {
  const returns = count(text, '\r');
  if (returns === 0) return '\n';
  const both = count(text, '\r\n');
  const newlines = count(text, '\n');
  if (newlines === 0) return '\r';
  return both === returns && both === newlines ? '\r\n' : '\n';
}

export function linesOf(text: string): { readonly ending: LineEnding; readonly doc: Text } {
  const ending = lineEndingOf(text);
  return { ending, doc: Text.of(text.split(ending)) };
}

/** A change of the ending is part of the history: undo brings back the file as it was. */
export const setLineEnding = StateEffect.define<LineEnding>();

export const lineEnding = StateField.define<LineEnding>({
  create: () => '\n',
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setLineEnding)) return effect.value;
    return value;
  },
});

const lineEndingInHistory: Extension = invertedEffects.of((transaction) => {
  const before = transaction.startState.field(lineEnding);
  return transaction.effects.some((effect) => effect.is(setLineEnding)) ? [setLineEnding.of(before)] : [];
});

function count(text: string, part: string): number {
  let found = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) found++;
  return found;
}

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
