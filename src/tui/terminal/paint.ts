import type { Look } from '../../reporters/style.ts';
import { isSure, type Row } from './cells.ts';

/** Equal cells that are cheaper to write again than to step over. */
const cheapGap = 4;
/** Blanks that are cheaper to write than to erase. */
const cheapBlanks = 3;

/** Writes what differs between the row that a terminal shows and the one that it is to show. True: something did. */
export function paintRow(pen: Pen, y: number, shown: Row, next: Row): boolean {
  const columns = next.texts.length;
  const blankFrom = startOfBlankEnd(next);
  let painted = false;
  // Behind a grapheme of disputed width nothing can be trusted to be still there.
  let unsure = false;
  let x = 0;
  while (x < columns) {
    if (!unsure && same(shown, next, x)) {
      const gap = gapAt(x, shown, next);
      const worth = painted && gap <= cheapGap && x + gap < columns && plainly(pen, next, x, gap);
      if (!worth) {
        x += gap;
        continue;
      }
    }
    if (
      x >= blankFrom &&
      columns - x > cheapBlanks &&
      (unsure || changesBehind(x + cheapBlanks, shown, next))
    ) {
      pen.moveTo(x, y);
      pen.eraseToEnd();
      return true;
    }
    const width = widthAt(next, x);
    const text = next.texts[x] ?? ' ';
    pen.moveTo(x, y);
    pen.put(text, width, next.looks[x] ?? '');
    if (!isSure(text)) unsure = true;
    painted = true;
    x += width;
  }
  return painted;
}

function same(shown: Row, next: Row, x: number): boolean {
  return shown.texts[x] === next.texts[x] && shown.looks[x] === next.looks[x];
}

/** How many cells from here on are the same. */
function gapAt(start: number, shown: Row, next: Row): number {
  let end = start;
  while (end < next.texts.length && same(shown, next, end)) end++;
  return end - start;
}

/** Can the gap be written without a change of look, and with widths that are sure? */
function plainly(pen: Pen, next: Row, start: number, length: number): boolean {
  for (let x = start; x < start + length; x++) {
    if (next.looks[x] !== pen.look() || !isSure(next.texts[x] || ' ')) return false;
  }
  return true;
}

function changesBehind(start: number, shown: Row, next: Row): boolean {
  return start + gapAt(start, shown, next) < next.texts.length;
}

function startOfBlankEnd(row: Row): number {
  let start = row.texts.length;
  while (start > 0 && row.texts[start - 1] === ' ' && row.looks[start - 1] === '') start--;
  return start;
}

function widthAt(row: Row, x: number): number {
  let width = 1;
  while (row.texts[x + width] === '') width++;
  return width;
}

const csi = '\u001b[';

/** Where the terminal's cursor is known to be, in cells from 0. Null: unknown. */
export type Position = { readonly x: number | null; readonly y: number | null };

/** Writes cells at places, in few bytes: it knows where the cursor stands and how the last cell looked. */
type Pen = {
  readonly moveTo: (x: number, y: number) => void;
  /** One grapheme, `width` cells wide. */
  readonly put: (text: string, width: number, look: Look) => void;
  /** The rest of the line, without any look. */
  readonly eraseToEnd: () => void;
  readonly look: () => Look;
  /** Everything that was written, the look put back; and where the cursor is now. */
  readonly done: () => { readonly text: string; readonly position: Position };
};

/** A pen whose terminal does not wrap lines, has no look set, and whose cursor is at `position`. */
export function createPen(columns: number, position: Position): Pen {
  let text = '';
  let look: Look = '';
  let { x, y } = position;

  const setLook = (next: Look) => {
    if (next === look) return;
    text += next === '' ? `${csi}m` : look === '' ? `${csi}${next}m` : `${csi}0;${next}m`;
    look = next;
  };
  const moveTo = (toX: number, toY: number) => {
    if (toX === x && toY === y) return;
    text += toY === y ? along(x, toX) : `${csi}${ordinal(toY)}${toX === 0 ? '' : `;${toX + 1}`}H`;
    x = toX;
    y = toY;
  };

  return {
    moveTo,
    look: () => look,
    put: (grapheme, width, cellLook) => {
      setLook(cellLook);
      if (isSure(grapheme)) {
        text += grapheme;
        // In the last column the cursor stays, or stands beyond: terminals differ.
        x = x === null || x + width >= columns ? null : x + width;
        return;
      }
      // Terminals disagree about its width: blank its cells first, and go on at a column that is told.
      const start = x ?? 0;
      text += `${' '.repeat(width)}${along(null, start)}${grapheme}`;
      x = null;
    },
    eraseToEnd: () => {
      setLook('');
      text += `${csi}K`;
    },
    done: () => {
      setLook('');
      return { text, position: { x, y } };
    },
  };
}

function along(from: number | null, to: number): string {
  const absolute = `${csi}${ordinal(to)}G`;
  if (from === null) return absolute;
  const steps = Math.abs(to - from);
  const relative = `${csi}${steps === 1 ? '' : steps}${to > from ? 'C' : 'D'}`;
  return relative.length < absolute.length ? relative : absolute;
}

/** Counted from 1, which is what a missing number means. */
function ordinal(index: number): string {
  return index === 0 ? '' : String(index + 1);
}
