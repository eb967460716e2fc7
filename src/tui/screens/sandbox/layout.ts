import { plain } from '../../../reporters/style.ts';
import type { Size } from '../../screen.ts';
import { bodyRoom } from '../../view/frame.ts';
import type { View } from '../../../editor/buffer.ts';
import type { State } from './asked.ts';
import { tableLines } from './tables.ts';

const besideFrom = 110;
const sideWidth = 40;

/** Cells of the query, of the pane below it, and of the tables beside both where there is room. */
export function layout({ columns, rows }: Size) {
  const room = bodyRoom({ columns, rows });
  const side = columns >= besideFrom ? sideWidth : null;
  const width = columns - (side === null ? 0 : sideWidth + 3);
  const area = Math.max(4, Math.min(12, Math.floor(room * 0.35)));
  // A line above the pane says what came of the query.
  return { side, width, area, pane: room - area - 1 };
}

/** The cells of the query, numbers of lines included. */
export function queryView(size: Size): View {
  const { width, area } = layout(size);
  return { width, height: area - 1 };
}

/** How far the pane can be scrolled: last first row, last first column, and rows of a page. */
export function paneLimits(state: State, size: Size): { top: number; left: number; page: number } {
  const { pane, width, side } = layout(size);
  const page = Math.max(1, pane - 2);
  if (state.shows === 'tables' && side === null) {
    return { top: tableLines(state.tables, width, plain).length - pane, left: 0, page };
  }
  const { answer } = state;
  if (answer.kind !== 'answered' || !answer.outcome.ok) return { top: 0, left: 0, page };
  const { rows, columns } = answer.outcome.value;
  return { top: rows.length - (pane - 1), left: columns.length - 1, page };
}
