import widthOf from 'string-width';
import type { Run, StyledLine } from '../reporters/style.ts';
import { visible } from '../reporters/visible.ts';
import type { Buffer, View } from './buffer.ts';
import { cellAt, cut, fitted } from './cells.ts';
import { highlight } from './highlight.ts';
import { type EditorMark, type Layers, paintLine, type Span } from './layers.ts';
import type { Popup } from './popup.ts';
import { gutterWidth, scrollOf } from './scroll.ts';
import type { Looks } from './style.ts';

export type PaintOptions = View & {
  readonly looks: Looks;
  readonly marks: readonly EditorMark[];
  /** Without the focus no cursor shows. */
  readonly focused: boolean;
  /** Sorted and apart. */
  readonly matches: readonly Span[];
  readonly popup: Popup;
};

type Painted = {
  /** `height` lines of at most `width` cells each. */
  readonly lines: readonly StyledLine[];
  /** Cells from the upper left corner, from 0; null: without the focus. */
  readonly cursor: { readonly x: number; readonly y: number } | null;
};

/** A row of the rectangle: a line of the document, or a message about the line above. */
type Row = { readonly runs: StyledLine; readonly line: number | null };

/** The rectangle of an editor as styled lines: no state but the buffer's, so any size at any time. */
export function paint(buffer: Buffer, options: PaintOptions): Painted {
  const { width, height } = options;
  if (width < 1 || height < 1)
    return { lines: new Array<StyledLine>(Math.max(0, height)).fill([]), cursor: null };
  const frame = frameOf(buffer, options);
  const rows = rowsOf(frame);
  const { head } = buffer.state.selection.main;
  const line = buffer.state.doc.lineAt(head);
  const y = rows.findIndex((row) => row.line === line.number);
  const x = frame.gutter + cellAt(line.text, head - line.from) - frame.left;
  const lines = rows.map((row) => row.runs);
  while (lines.length < height) lines.push([]);
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
    const { runs, used } = textOfRow(frame, number, frame.left, frame.left + frame.room);
    const mark = marks[0];
    const start = gutterOf(frame, number, mark);
    const message = mark ? messageOf(frame, mark, frame.room - used, spare > 0) : noMessage;
    rows.push({ runs: [...start, ...runs, ...message.beside], line: number });
    if (message.below === null) continue;
    rows.push({ runs: message.below, line: null });
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
  return paintLine(line, from, to, { ...layers, marks: marksAt(options.marks, number) }, options.looks);
}

/** A sign, so that colour is not the only thing that tells, then the number. */
function gutterOf({ buffer, gutter, options }: Frame, number: number, mark: EditorMark | undefined): Run[] {
  if (gutter === 0) return [];
  const { looks } = options;
  const { doc, selection } = buffer.state;
  const current = doc.lineAt(selection.main.head).number === number;
  const shown = {
    text: String(number).padStart(gutter - 2),
    look: looks[current ? 'currentLineNumber' : 'lineNumber'],
  };
  if (!mark) return [blanks(1), shown, blanks(1)];
  const isError = mark.severity === 'error';
  const sign = { text: isError ? '✗' : '!', look: looks[isError ? 'errorSign' : 'warningSign'] };
  return [sign, shown, blanks(1)];
}

function blanks(count: number): Run {
  return { text: ' '.repeat(count), look: '' };
}

type Message = { readonly beside: StyledLine; readonly below: StyledLine | null };

const noMessage: Message = { beside: [], below: null };

/** Behind the line where the message fits, else below where nothing is pushed out for it, else what fits behind. */
function messageOf({ gutter, options }: Frame, mark: EditorMark, free: number, below: boolean): Message {
  const look = options.looks[mark.severity === 'error' ? 'errorMessage' : 'warningMessage'];
  const message = visible(mark.message.replace(/\s+/g, ' ').trim());
  const fits = widthOf(message) <= free - 3;
  if (fits || !below) {
    const worth = fits || free >= 15;
    return worth ? { beside: [blanks(2), { text: cut(message, free - 3), look }], below: null } : noMessage;
  }
  return { beside: [], below: [blanks(gutter), { text: cut(`└ ${message}`, options.width - gutter), look }] };
}

/** Puts the popup over the rows below the cursor, or above where there is more room. */
function layPopup(frame: Frame, rows: readonly Row[], lines: StyledLine[], y: number): void {
  const { buffer, options, room, left, gutter } = frame;
  const { popup, height, looks } = options;
  if (popup.kind === 'closed' || y < 0) return;
  const below = height - y - 1;
  const wanted = Math.min(8, popup.completion.options.length);
  const isBelow = below >= wanted || below >= y;
  const box: Box | null = popupBox(popup, room, isBelow ? below : y, looks);
  if (!box) return;
  // A popup that is older than the buffer does no harm.
  const at = Math.min(popup.completion.from, buffer.state.doc.length);
  const line = buffer.state.doc.lineAt(at);
  const wish = cellAt(line.text, at - line.from) - left - 1;
  const x = Math.max(0, Math.min(wish, room - box.width));
  const start = isBelow ? y + 1 : y - box.rows.length;
  for (const [at, run] of box.rows.entries()) {
    const number = rows[start + at]?.line ?? null;
    lines[start + at] =
      number === null ? [blanks(gutter + x), run] : around(frame, number, x, run, box.width);
  }
}

/** A row with a run of the popup laid over it, `x` cells from the beginning of its text. */
function around(frame: Frame, number: number, x: number, run: Run, width: number): StyledLine {
  const { left, room, options } = frame;
  const before = textOfRow(frame, number, left, left + x);
  const after = textOfRow(frame, number, left + x + width, left + room);
  const edge = gutterOf(frame, number, marksAt(options.marks, number)[0]);
  return [...edge, ...before.runs, blanks(x - before.used), run, ...after.runs];
}

/** Rows of a popup, all `width` cells wide. */
type Box = { readonly width: number; readonly rows: readonly Run[] };

const most = { rows: 8, width: 60 };

/** The options around the chosen one, in at most `width` times `height` cells. */
function popupBox(popup: Popup, width: number, height: number, looks: Looks): Box | null {
  if (popup.kind === 'closed' || width < 8 || height < 1) return null;
  const { options } = popup.completion;
  const count = Math.min(options.length, most.rows, height);
  const start = Math.max(0, Math.min(popup.index - Math.floor(count / 2), options.length - count));
  const shown = options.slice(start, start + count);
  const room = Math.min(width, most.width) - 3;
  const labels = Math.min(room, Math.max(...shown.map((option) => widthOf(option.label))));
  const details = Math.min(room - labels - 2, Math.max(...shown.map((option) => widthOf(option.detail))));
  const rows = shown.map((option, at) => {
    const isChosen = start + at === popup.index;
    const detail = details > 0 ? `  ${fitted(option.detail, details)}` : '';
    const row = `${isChosen ? '▸' : '│'}${fitted(option.label, labels)}${detail} │`;
    return { text: cut(row, width), look: looks[isChosen ? 'popupSelected' : 'popup'] };
  });
  return { width: labels + Math.max(0, details > 0 ? details + 2 : 0) + 3, rows };
}
