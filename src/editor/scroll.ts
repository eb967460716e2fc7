import type { Buffer, View } from './buffer.ts';
import { cellAt, widthAt } from './cells.ts';

/** Lines that stay in sight above and below the cursor, and cells beside it. */
const margin = { lines: 2, cells: 4 };

/** Cells before the text: a sign, the number of the line, a blank. None where that would leave no room. */
export function gutterWidth(lines: number, width: number): number {
  const cells = Math.max(2, String(lines).length) + 2;
  return width >= cells + 8 ? cells : 0;
}

/** The first line and the first cell that show, so that the cursor is in sight; moved no further than that needs. */
export function scrollOf(buffer: Buffer, view: View): { readonly top: number; readonly left: number } {
  const { doc, selection } = buffer.state;
  const line = doc.lineAt(selection.main.head);
  const offset = selection.main.head - line.from;
  const cell = cellAt(line.text, offset);
  const width = Math.max(1, view.width - gutterWidth(doc.lines, view.width));
  const height = Math.max(1, view.height);
  const end = cell + Math.min(width, widthAt(line.text, offset));
  return {
    top: inSight(buffer.top, height, line.number - 1, line.number, margin.lines, doc.lines - height),
    left: inSight(buffer.left, width, cell, end, margin.cells, Number.MAX_SAFE_INTEGER),
  };
}

/** A window of `size` that begins at `start`, moved so that `from` to `to` is inside with a margin on both sides. */
function inSight(
  start: number,
  size: number,
  from: number,
  to: number,
  wanted: number,
  last: number,
): number {
  const around = Math.max(0, Math.min(wanted, Math.floor((size - (to - from)) / 2)));
  const moved = Math.min(Math.max(start, to + around - size), from - around);
  return Math.max(0, Math.min(moved, Math.max(0, last)));
}

/** The buffer scrolled so that its cursor shows in the view. */
export function ensureVisible(buffer: Buffer, view: View): Buffer {
  const { top, left } = scrollOf(buffer, view);
  return top === buffer.top && left === buffer.left ? buffer : { ...buffer, top, left };
}
