import { EditorSelection, type SelectionRange, Transaction } from '@codemirror/state';
import type { Buffer, View } from './buffer.ts';
import { snapped } from './cells.ts';
import type { EditorCommand, Motion } from './command.ts';
import { targetOf, wordAround } from './motion.ts';

/** Moves the cursor, or the end of the selection that the cursor is. */
export function move(buffer: Buffer, motion: Motion, select: boolean, view: View): Buffer {
  const { main } = buffer.state.selection;
  if (!select && !main.empty && (motion === 'left' || motion === 'right'))
    return selected(buffer, EditorSelection.cursor(motion === 'left' ? main.from : main.to));
  const page = Math.max(1, view.height - 1);
  const { head, goal } = targetOf(buffer, motion, page);
  const range = select ? EditorSelection.range(main.anchor, head) : EditorSelection.cursor(head);
  const moved = { ...selected(buffer, range), goal };
  // A page turns as a whole, so that the cursor keeps its row.
  if (motion === 'page-up') return { ...moved, top: Math.max(0, buffer.top - page) };
  return motion === 'page-down' ? { ...moved, top: buffer.top + page } : moved;
}

/** Line and column from 1; what is beyond the end is the end. */
export function goTo(buffer: Buffer, line: number, column: number): Buffer {
  const { doc } = buffer.state;
  const found = doc.line(Math.min(doc.lines, Math.max(1, Math.floor(line) || 1)));
  const offset = Math.min(found.length, Math.max(0, Math.floor(column - 1) || 0));
  return selected(buffer, EditorSelection.cursor(found.from + snapped(found.text, offset)));
}

export function select(buffer: Buffer, what: Extract<EditorCommand, { kind: 'select' }>['what']): Buffer {
  const { doc, selection } = buffer.state;
  const { main } = selection;
  const line = doc.lineAt(main.head);
  switch (what) {
    case 'all':
      return selected(buffer, EditorSelection.range(0, doc.length));
    case 'nothing':
      return main.empty ? buffer : selected(buffer, EditorSelection.cursor(main.head));
    case 'word': {
      const { from, to } = wordAround(line.text, main.head - line.from);
      return selected(buffer, EditorSelection.range(line.from + from, line.from + to));
    }
    case 'line': {
      // Once more takes the next line too.
      const from = doc.lineAt(main.from).from;
      const last =
        main.to > from && doc.lineAt(main.to).from === main.to ? main.to : doc.lineAt(main.to).from;
      return selected(buffer, EditorSelection.range(from, Math.min(doc.length, doc.lineAt(last).to + 1)));
    }
  }
}

/** The buffer with another selection, nothing changed. */
export function selected(buffer: Buffer, range: SelectionRange): Buffer {
  const { state } = buffer.state.update({ selection: range, annotations: Transaction.time.of(1) });
  return { ...buffer, state, goal: null, run: null };
}
