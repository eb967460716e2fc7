import type { StyledLine } from '../../reporters/style.ts';
import type { Size } from '../screen.ts';
import { blankRow, type Cells, cellsOf, cellsOfText, lay, type Row } from './cells.ts';
import { createPen, paintRow, type Position } from './paint.ts';

/** Where text goes, and how large the screen is. Sizes are read anew at each flush. */
export type Out = {
  readonly write: (text: string) => void;
  readonly columns: number;
  readonly rows: number;
};

/** In cells, from the top left corner of the screen. */
export type Rect = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type Point = { readonly x: number; readonly y: number };

/** What the terminal shows, and what it is to show. */
export type Surface = {
  /** A whole frame: lines with SGR sequences, each beginning without a look. What does not fit is cut. */
  readonly setFrame: (frame: string) => void;
  /**
   * Lines that lie over the frame, a rectangle that is blank where they end. The higher `order` is, the further in
   * front; equal ones in the order in which they came.
   */
  readonly setOverlay: (name: string, rect: Rect, lines: readonly StyledLine[], order?: number) => void;
  readonly removeOverlay: (name: string) => void;
  /** The terminal's own cursor, which input methods follow; null hides it. */
  readonly setCursor: (place: Point | null) => void;
  /** Brings the terminal up to date, in one write, and in none where nothing changed. */
  readonly flush: () => void;
  /** Nothing is known of what the terminal shows: the next flush paints all of it. */
  readonly invalidate: () => void;
  readonly size: () => Size;
};

/** A line of the frame. The same text is the same value from one frame to the next. */
type FrameLine = { readonly text: string; readonly cells: Cells };
type Overlay = { readonly rect: Rect; readonly lines: readonly StyledLine[]; readonly order: number };
/** What a row is made of: a line of the frame, and those that lie over it, from behind to the front. */
type Made = { readonly frame: FrameLine; readonly over: readonly Laid[] };
type Laid = { readonly rect: Rect; readonly line: StyledLine };
type Shown = { readonly size: Size; readonly rows: Row[]; readonly made: (Made | null)[] };

const csi = '\u001b[';
/** Terminals that know it show an update as a whole; others leave it alone. */
const begin = `${csi}?2026h`;
const end = `${csi}?2026l`;

/**
 * A screen that writes only what changed, cell by cell. It counts on a terminal that does not wrap lines, as `enter`
 * in modes.ts leaves it.
 */
export function createSurface(out: Out): Surface {
  let frame: readonly FrameLine[] = [];
  let cursor: Point | null = null;
  let shown: Shown | null = null;
  let position: Position = { x: null, y: null };
  let cursorShown: boolean | null = null;
  const overlays = new Map<string, Overlay>();
  let inOrder: readonly Overlay[] = [];

  const sort = () => {
    inOrder = [...overlays.values()].sort((one, other) => one.order - other.order);
  };

  return {
    setFrame: (text) => {
      frame = text
        .split('\n')
        .map((line, y) => (frame[y]?.text === line ? frame[y] : { text: line, cells: cellsOfText(line) }));
    },
    setOverlay: (name, rect, lines, order = 0) => {
      overlays.set(name, { rect, lines, order });
      sort();
    },
    removeOverlay: (name) => {
      if (overlays.delete(name)) sort();
    },
    setCursor: (place) => {
      cursor = place;
    },
    invalidate: () => {
      shown = null;
    },
    size: () => ({ columns: out.columns, rows: out.rows }),
    flush: () => {
      const { columns, rows } = out;
      if (columns < 1 || rows < 1) return;
      let text = '';
      let lines = 0;
      if (shown === null || shown.size.columns !== columns || shown.size.rows !== rows) {
        shown = blank(columns, rows);
        position = { x: 0, y: 0 };
        cursorShown = null;
        text = `${csi}m${csi}H${csi}J`;
        lines = rows;
      }
      const pen = createPen(columns, position);
      for (let y = 0; y < rows; y++) {
        const made = madeOf(y, frame, inOrder);
        const before = shown.made[y];
        if (before && isEqual(before, made)) continue;
        const next = compose(made, columns);
        if (paintRow(pen, y, shown.rows[y] ?? blankRow(columns), next)) lines++;
        shown.rows[y] = next;
        shown.made[y] = made;
      }
      const place = cursor && { x: clamp(cursor.x, columns), y: clamp(cursor.y, rows) };
      if (place) pen.moveTo(place.x, place.y);
      const written = pen.done();
      position = written.position;
      text += written.text;
      if (cursorShown !== (place !== null)) {
        cursorShown = place !== null;
        text += `${csi}?25${cursorShown ? 'h' : 'l'}`;
      }
      if (text !== '') out.write(lines > 1 ? begin + text + end : text);
    },
  };
}

function blank(columns: number, rows: number): Shown {
  return {
    size: { columns, rows },
    rows: Array.from({ length: rows }, () => blankRow(columns)),
    made: Array.from({ length: rows }, () => null),
  };
}

const noLine: FrameLine = { text: '', cells: cellsOfText('') };

function madeOf(y: number, frame: readonly FrameLine[], overlays: readonly Overlay[]): Made {
  const over: Laid[] = [];
  for (const { rect, lines } of overlays)
    if (covers(rect, y)) over.push({ rect, line: lines[y - rect.y] ?? [] });
  return { frame: frame[y] ?? noLine, over };
}

/** Rows that are made of equal things look the same. */
function isEqual(one: Made, other: Made): boolean {
  return (
    one.frame === other.frame &&
    one.over.length === other.over.length &&
    one.over.every(({ rect, line }, at) => {
      const laid = other.over[at];
      return laid?.rect.x === rect.x && laid.rect.width === rect.width && isSameLine(laid.line, line);
    })
  );
}

function isSameLine(one: StyledLine, other: StyledLine): boolean {
  if (one === other) return true;
  return (
    one.length === other.length &&
    one.every(({ text, look }, at) => text === other[at]?.text && look === other[at]?.look)
  );
}

function compose({ frame, over }: Made, columns: number): Row {
  const row = blankRow(columns);
  lay(row, frame.cells, 0, columns);
  for (const { rect, line } of over) lay(row, cellsOf(line), rect.x, rect.width);
  return row;
}

function covers({ y, height }: Rect, row: number): boolean {
  return row >= y && row < y + height;
}

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(length - 1, index));
}
