import widthOf from 'string-width';
import { visible } from '../reporters/visible.ts';
import type { Buffer, View } from './buffer.ts';
import { cellAt } from './cells.ts';
import { cut } from './fit.ts';
import { highlight } from './highlight.ts';
import type { EditorMark, Layers, Span } from './layers.ts';
import { paintLine } from './paint-line.ts';
import type { Popup } from './popup.ts';
import { type Box, popupBox } from './popup-box.ts';
import { gutterWidth, scrollOf } from './scroll.ts';
import type { EditorStyle } from './style.ts';

export type PaintOptions = View & {
  readonly style: EditorStyle;
  readonly marks: readonly EditorMark[];
  /** Without the focus no cursor shows. */
  readonly focused: boolean;
  /** Sorted and apart. */
  readonly matches: readonly Span[];
  readonly popup: Popup;
};

export type Painted = {
  /** `height` lines of at most `width` cells each; styles are closed within their line. */
  readonly lines: readonly string[];
  /** Cells from the upper left corner, from 0; null: without the focus. */
  readonly cursor: { readonly x: number; readonly y: number } | null;
};

/** A row of the rectangle: a line of the document, or a message about the line above. */
type Row = { readonly text: string; readonly line: number | null };

/** The rectangle of an editor as lines of text: no state but the buffer's, so any size at any time. */
export function paint(buffer: Buffer, options: PaintOptions): Painted {
  const { width, height } = options;
  if (width < 1 || height < 1)
    return { lines: new Array<string>(Math.max(0, height)).fill(''), cursor: null };
  const frame = frameOf(buffer, options);
  const rows = rowsOf(frame);
  const { head } = buffer.state.selection.main;
  const line = buffer.state.doc.lineAt(head);
  const y = rows.findIndex((row) => row.line === line.number);
  const x = frame.gutter + cellAt(line.text, head - line.from) - frame.left;
  const lines = rows.map((row) => row.text);
  while (lines.length < height) lines.push('');
  if (options.focused) layPopup(frame, rows, lines, y);
  return { lines, cursor: options.focused ? { x: Math.min(x, width - 1), y: Math.max(0, y) } : null };
}

/** What all rows share. */
type Frame = {
  readonly buffer: Buffer;
  readonly options: PaintOptions;
  readonly gutter: number;
  /** Cells for the text. */
  readonly room: number;
  readonly top: number;
  readonly left: number;
  /** Number of the last line that shows. */
  readonly last: number;
  readonly layers: Omit<Layers, 'marks'>;
};

function frameOf(buffer: Buffer, options: PaintOptions): Frame {
  const { doc, selection } = buffer.state;
  const { top, left } = scrollOf(buffer, options);
  const last = Math.min(doc.lines, top + options.height);
  const gutter = gutterWidth(doc.lines, options.width);
  const tokens = highlight(buffer, doc.line(top + 1).from, doc.line(last).to);
  const layers = { tokens, matches: options.matches, selection: selection.main };
  return { buffer, options, gutter, room: options.width - gutter, top, left, last, layers };
}

function rowsOf(frame: Frame): Row[] {
  const { top, last, options } = frame;
  const rows: Row[] = [];
  let spare = options.height - (last - top);
  for (let number = top + 1; number <= last; number++) {
    const marks = marksAt(options.marks, number);
    const { text, used } = textOfRow(frame, number, frame.left, frame.left + frame.room);
    const mark = marks[0];
    const start = gutterOf(frame, number, mark);
    const message = mark ? messageOf(frame, mark, frame.room - used, spare > 0) : { beside: '', below: null };
    rows.push({ text: start + text + message.beside, line: number });
    if (message.below === null) continue;
    rows.push({ text: message.below, line: null });
    spare--;
  }
  return rows;
}

/** Errors first. */
function marksAt(marks: readonly EditorMark[], line: number): EditorMark[] {
  if (marks.length === 0) return [];
  const weight = (mark: EditorMark) => (mark.severity === 'error' ? 0 : 1);
  return marks.filter((mark) => mark.line === line).sort((one, other) => weight(one) - weight(other));
}

function textOfRow(frame: Frame, number: number, from: number, to: number) {
  const { buffer, layers, options } = frame;
  const line = buffer.state.doc.line(number);
  return paintLine(line, from, to, { ...layers, marks: marksAt(options.marks, number) }, options.style);
}

/** A sign, so that colour is not the only thing that tells, then the number. */
function gutterOf({ buffer, gutter, options }: Frame, number: number, mark: EditorMark | undefined): string {
  if (gutter === 0) return '';
  const { style } = options;
  const { doc, selection } = buffer.state;
  const current = doc.lineAt(selection.main.head).number === number;
  const shown = style[current ? 'currentLineNumber' : 'lineNumber'](String(number).padStart(gutter - 2));
  if (!mark) return ` ${shown} `;
  const sign = mark.severity === 'error' ? style.errorSign('✗') : style.warningSign('!');
  return `${sign}${shown} `;
}

/** Behind the line where the message fits, else below where nothing is pushed out for it, else what fits behind. */
function messageOf({ gutter, options }: Frame, mark: EditorMark, free: number, below: boolean) {
  const paintMessage = options.style[mark.severity === 'error' ? 'errorMessage' : 'warningMessage'];
  const message = visible(mark.message.replace(/\s+/g, ' ').trim());
  const fits = widthOf(message) <= free - 3;
  if (fits || !below) {
    const worth = fits || free >= 15;
    return { beside: worth ? `  ${paintMessage(cut(message, free - 3))}` : '', below: null };
  }
  return {
    beside: '',
    below: ' '.repeat(gutter) + paintMessage(cut(`└ ${message}`, options.width - gutter)),
  };
}

/** Puts the popup over the rows below the cursor, or above where there is more room. */
function layPopup(frame: Frame, rows: readonly Row[], lines: string[], y: number): void {
  const { buffer, options, room, left, gutter } = frame;
  const { popup, height, style } = options;
  if (popup.kind === 'closed' || y < 0) return;
  const below = height - y - 1;
  const wanted = Math.min(8, popup.completion.options.length);
  const isBelow = below >= wanted || below >= y;
  const box: Box | null = popupBox(popup, room, isBelow ? below : y, style);
  if (!box) return;
  // A popup that is older than the buffer does no harm.
  const at = Math.min(popup.completion.from, buffer.state.doc.length);
  const line = buffer.state.doc.lineAt(at);
  const wish = cellAt(line.text, at - line.from) - left - 1;
  const x = Math.max(0, Math.min(wish, room - box.width));
  const start = isBelow ? y + 1 : y - box.rows.length;
  for (const [row, text] of box.rows.entries()) {
    const number = rows[start + row]?.line ?? null;
    const before = number === null ? { text: '', used: 0 } : textOfRow(frame, number, left, left + x);
    const after = number === null ? '' : textOfRow(frame, number, left + x + box.width, left + room).text;
    const gap = ' '.repeat(x - before.used);
    const edge =
      number === null ? ' '.repeat(gutter) : gutterOf(frame, number, marksAt(options.marks, number)[0]);
    lines[start + row] = edge + before.text + gap + text + after;
  }
}
