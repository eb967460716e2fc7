import { type Buffer, openBuffer, textOf, type View } from '../../editor/buffer.ts';
import { cellAt, clustersOf } from '../../editor/cells.ts';
import type { EditorCommand } from '../../editor/command.ts';
import { perform } from '../../editor/perform.ts';
import { ensureVisible, gutterWidth } from '../../editor/scroll.ts';
import { looksOf } from '../../editor/style.ts';
import { widthOf, wrap } from '../../reporters/measure.ts';
import { plain, type Style, withSequences } from '../../reporters/style.ts';

/** A place to write words in: no numbers of lines, and lines that end where the area does. A value, as a buffer is. */
export type TextArea = Buffer;

/** Cells of the area on the screen. */
export type Box = { readonly width: number; readonly height: number };

export function openArea(text: string): TextArea {
  return openBuffer(text, 'markdown');
}

export const areaText = textOf;

/** The area after a command, its cursor in sight; words that have no room go to a line of their own. */
export function edit(area: TextArea, command: EditorCommand, box: Box): TextArea {
  const view = viewOf(area, box);
  if (command.kind === 'paste') {
    return perform(area, { ...command, text: wrapLines(command.text, box.width - 1) }, view);
  }
  const edited = perform(area, command, view);
  return command.kind === 'insert' ? broken(edited, box) : edited;
}

/** Breaks the cursor's line at its last blank within the width, while the cursor stands behind it. */
function broken(area: TextArea, box: Box): TextArea {
  const { head } = area.state.selection.main;
  const line = area.state.doc.lineAt(head);
  const cursor = head - line.from;
  if (cellAt(line.text, cursor) < box.width) return area;
  const blank = line.text.slice(0, cursor).lastIndexOf(' ');
  // A word that is longer than the area, or one that is only indented, stays as it is.
  if (blank < 0 || line.text.slice(0, blank).trim() === '') return area;
  const view = viewOf(area, box);
  const commands: EditorCommand[] = [
    { kind: 'go-to', line: line.number, column: blank + 2 },
    { kind: 'delete', to: 'left' },
    { kind: 'paste', text: '\n' },
    { kind: 'go-to', line: line.number + 1, column: cursor - blank },
  ];
  return commands.reduce((reached, command) => perform(reached, command, view), area);
}

/** What shows of the text, exactly as many lines as the box has. */
export function areaLines(area: TextArea, box: Box, style: Style = plain): string[] {
  const { state, top, left } = inSight(area, box);
  const { selection: look } = looksOf(style);
  const { from, to } = state.selection.main;
  return Array.from({ length: box.height }, (_, row) => {
    const number = top + row + 1;
    if (number > state.doc.lines) return '';
    const line = state.doc.line(number);
    const isSelected = (offset: number) => line.from + offset >= from && line.from + offset < to;
    return slice(line.text, left, box.width, (text, offset) =>
      isSelected(offset) ? withSequences([{ text, look }]) : text,
    );
  });
}

/** Where the cursor stands in the box. */
export function areaCursor(area: TextArea, box: Box): { x: number; y: number } {
  const { state, top, left } = inSight(area, box);
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  return { x: cellAt(line.text, head - line.from) - left, y: line.number - 1 - top };
}

function inSight(area: TextArea, box: Box): TextArea {
  return ensureVisible(area, viewOf(area, box));
}

/** The buffer reckons with numbers before the lines, which are not shown here. */
function viewOf({ state }: TextArea, { width, height }: Box): View {
  return { width: width + gutterWidth(state.doc.lines, 1000), height };
}

function slice(
  line: string,
  left: number,
  width: number,
  paint: (text: string, offset: number) => string,
): string {
  let shown = '';
  for (const cluster of clustersOf(line)) {
    if (cluster.cell < left) continue;
    if (cluster.cell + cluster.width > left + width) break;
    shown += paint(cluster.shown, cluster.from);
  }
  return shown;
}

/** Lines that are longer than `width` are wrapped; the others stay as they are. */
function wrapLines(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => (widthOf(line) <= width ? [line] : wrap(line, width)))
    .join('\n');
}

// Items, headings, tables, quotes, code: their lines mean something.
const formed = /^(\s*([-*+|>#]|\d+\.|```)|\s{4})/;

/** Markdown whose paragraphs are set anew to `width` cells; all else keeps its form. */
export function reflow(text: string, width: number): string {
  if (text.includes('```')) return text;
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => {
      const lines = paragraph.split('\n');
      if (lines.some((line) => formed.test(line))) return paragraph;
      return wrap(lines.map((line) => line.trim()).join(' '), width).join('\n');
    })
    .join('\n\n');
}
