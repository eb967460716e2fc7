import {
  copyLineDown,
  indentLess,
  indentMore,
  moveLineDown,
  moveLineUp,
  redo,
  toggleComment,
  undo,
} from '@codemirror/commands';
import type { StateCommand, Transaction } from '@codemirror/state';
import { type Buffer, tabWidth } from './buffer.ts';
import { cellAt } from './cells.ts';
import { recorded } from './history.ts';
import { insert } from './typing.ts';

/** Commands on whole lines, and the history: those of the library, which need no screen. */
const commands = {
  'move-up': moveLineUp,
  'move-down': moveLineDown,
  duplicate: copyLineDown,
  indent: indentMore,
  outdent: indentLess,
  'toggle-comment': toggleComment,
} satisfies Record<string, StateCommand>;

/** One step of undo; the same buffer where there is nothing to do. */
export function changeLines(buffer: Buffer, name: keyof typeof commands): Buffer {
  const done = transactionOf(buffer, commands[name]);
  if (!done?.docChanged) return buffer;
  const { changes, newSelection, effects } = done;
  const { state } = buffer.state.update({
    changes,
    selection: newSelection,
    effects,
    annotations: recorded(name, 'own'),
  });
  return { ...buffer, state, goal: null, run: null };
}

export function undone(buffer: Buffer, which: 'undo' | 'redo'): Buffer {
  const done = transactionOf(buffer, which === 'undo' ? undo : redo);
  return done ? { ...buffer, state: done.state, goal: null, run: null } : buffer;
}

/** Lines go in by a step; a cursor behind the first word of its line adds blanks up to the next tab stop. */
export function indent(buffer: Buffer): Buffer {
  const { doc, selection } = buffer.state;
  const { main } = selection;
  const line = doc.lineAt(main.head);
  const before = line.text.slice(0, main.head - line.from);
  if (!main.empty || before.trim() === '') return changeLines(buffer, 'indent');
  return insert(buffer, ' '.repeat(tabWidth - (cellAt(line.text, before.length) % tabWidth)));
}

function transactionOf({ state }: Buffer, command: StateCommand): Transaction | null {
  let done: Transaction | null = null;
  command({
    state,
    dispatch: (transaction) => {
      done = transaction;
    },
  });
  return done;
}
