import { type Buffer, tabWidth } from './buffer.ts';
import type { EditorCommand } from './command.ts';
import { recorded, type UndoStep } from './history.ts';
import { targetOf } from './motion.ts';

type Reach = Extract<EditorCommand, { kind: 'delete' }>['to'];

/** Deletes what is selected, or else up to where the motion leads. */
export function remove(buffer: Buffer, to: Reach): Buffer {
  const { main } = buffer.state.selection;
  if (!main.empty) return cut(buffer, main.from, main.to, 'own');
  const head = reachOf(buffer, to);
  const step = buffer.run === 'deleting' ? 'on' : 'first';
  return cut(buffer, Math.min(head, main.head), Math.max(head, main.head), step);
}

function reachOf(buffer: Buffer, to: Reach): number {
  const { doc, selection } = buffer.state;
  const { head } = selection.main;
  const line = doc.lineAt(head);
  const before = doc.sliceString(line.from, head);
  if (to === 'line-start' && before !== '') return line.from;
  if (to === 'line-end' && head < line.to) return line.to;
  // Blanks that indent go as they came: up to the tab stop before.
  if (to === 'left' && /^ +$/.test(before)) return head - (before.length % tabWidth || tabWidth);
  if (to === 'line-start') return targetOf(buffer, 'left', 0).head;
  return targetOf(buffer, to === 'line-end' ? 'right' : to, 0).head;
}

/** Deletes every line that the selection touches; the cursor keeps its column in the line that moves up. */
export function removeLines(buffer: Buffer): Buffer {
  const { doc, selection } = buffer.state;
  const { main } = selection;
  const first = doc.lineAt(main.from);
  const last = doc.lineAt(main.to);
  const column = main.head - doc.lineAt(main.head).from;
  const at = (start: number, length: number) => start + Math.min(column, length);
  const removed = () => {
    if (last.number < doc.lines)
      return cut(buffer, first.from, last.to + 1, 'own', at(first.from, doc.line(last.number + 1).length));
    if (first.number === 1) return cut(buffer, 0, last.to, 'own');
    const before = doc.line(first.number - 1);
    return cut(buffer, before.to, last.to, 'own', at(before.from, before.length));
  };
  return { ...removed(), run: null };
}

function cut(buffer: Buffer, from: number, to: number, step: UndoStep, cursor = from): Buffer {
  if (from === to) return buffer;
  const { state } = buffer.state.update({
    changes: { from, to },
    selection: { anchor: cursor },
    annotations: recorded('delete', step),
  });
  return { ...buffer, state, goal: null, run: 'deleting' };
}
