import type { Look } from '../../reporters/style.ts';
import { isSure } from './cells.ts';

const csi = '\u001b[';

/** Where the terminal's cursor is known to be, in cells from 0. Null: unknown. */
export type Position = { readonly x: number | null; readonly y: number | null };

/** Writes cells at places, in few bytes: it knows where the cursor stands and how the last cell looked. */
export type Pen = {
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
