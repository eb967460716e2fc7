import { matchBrackets } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { type Buffer, tabWidth } from './buffer.ts';
import type { EditorCommand } from './command.ts';
import { recorded, type UndoStep } from './history.ts';
import { targetOf } from './motion.ts';

// Controls but tab and newline: they would be sent to a terminal one day, or hide in a file.
const unwanted = /(?![\t\n])\p{Cc}/gu;

/** Text that may enter a buffer: lines end in `\n`, no controls, no halves of characters. */
export function clean(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unwanted, '').toWellFormed();
}

type Replacement = { readonly from: number; readonly to: number; readonly text: string };

/** Typed text in the place of what is selected. */
export function insert(buffer: Buffer, typed: string): Buffer {
  const text = clean(typed);
  if (text === '') return buffer;
  const { from, to } = buffer.state.selection.main;
  const closing = /^[)\]}]$/.test(text) && outdented(buffer.state, text);
  return replaced(buffer, closing || { from, to, text }, stepOf(buffer, text));
}

/** Text of any size, in one step of undo. */
export function paste(buffer: Buffer, pasted: string): Buffer {
  const text = clean(pasted);
  if (text === '') return buffer;
  const { from, to } = buffer.state.selection.main;
  const { state } = buffer.state.update({
    changes: { from, to, insert: buffer.state.toText(text) },
    selection: { anchor: from + text.length },
    annotations: recorded('input.paste', 'own'),
  });
  return { ...buffer, state, goal: null, run: null };
}

/** A new line as deep as this one, and one step deeper behind what opens; what closes goes to a line of its own. */
export function newline(buffer: Buffer): Buffer {
  const { doc, selection } = buffer.state;
  const { from, to } = selection.main;
  const line = doc.lineAt(from);
  const before = line.text.slice(0, from - line.from);
  const after = doc.lineAt(to).text.slice(to - doc.lineAt(to).from);
  const depth = /^\s*/.exec(before)?.[0] ?? '';
  const opens = /[([{]\s*$/.test(before) || (buffer.language === 'yaml' && /:\s*$/.test(before));
  const indent = `\n${depth}${opens ? ' '.repeat(tabWidth) : ''}`;
  const closes = opens && /^\s*[)\]}]/.test(after);
  // Blanks that only indented an empty line are not left behind.
  const start = before.trim() === '' ? line.from : from;
  const text = closes ? `${indent}\n${depth}` : indent;
  const end = to + (closes || start < from ? (/^[ \t]*/.exec(after)?.[0].length ?? 0) : 0);
  return replaced(buffer, { from: start, to: end, text }, 'first', start + indent.length);
}

/** One replacement as typed text, the cursor behind it. */
function replaced(buffer: Buffer, { from, to, text }: Replacement, step: UndoStep, cursor?: number): Buffer {
  const { state } = buffer.state.update({
    changes: { from, to, insert: text },
    selection: { anchor: cursor ?? from + text.length },
    annotations: recorded('input.type', step),
  });
  return { ...buffer, state, goal: null, run: 'typing' };
}

/** A word begins a step of undo; so does what replaces a selection, or follows something else than typing. */
function stepOf({ state, run }: Buffer, text: string): UndoStep {
  const { from, empty } = state.selection.main;
  if (run !== 'typing' || !empty) return 'first';
  return /^\S/.test(text) && /^\s?$/.test(state.doc.sliceString(from - 1, from)) ? 'first' : 'on';
}

/** A bracket that closes, typed first on its line, goes as deep as the line that opened. False: it does not. */
function outdented(state: EditorState, text: string): Replacement | false {
  const { from, to } = state.selection.main;
  const line = state.doc.lineAt(from);
  if (from === line.from || /\S/.test(state.doc.sliceString(line.from, from))) return false;
  const after = state.update({ changes: { from, to, insert: text } }).state;
  const match = matchBrackets(after, from + 1, -1);
  if (!match?.matched || !match.end) return false;
  const opened = after.doc.lineAt(match.end.from);
  return { from: line.from, to, text: (/^\s*/.exec(opened.text)?.[0] ?? '') + text };
}

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
