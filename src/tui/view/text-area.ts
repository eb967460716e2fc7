import { type Buffer, openBuffer, textOf, type View } from '../../editor/buffer.ts';
import { cellAt } from '../../editor/cells.ts';
import { clustersOf } from '../../editor/clusters.ts';
import type { EditorCommand } from '../../editor/command.ts';
import { perform } from '../../editor/perform.ts';
import { ensureVisible, gutterWidth } from '../../editor/scroll.ts';

/** A place to write in, without numbers of lines; a value, as the buffer is. */
export type TextArea = Buffer;

/** Cells of the area on the screen. */
export type Box = { readonly width: number; readonly height: number };

export const openArea = openBuffer;
export const areaText = textOf;

/** The area after a command, its cursor in sight. */
export function edit(area: TextArea, command: EditorCommand, box: Box): TextArea {
  return perform(area, command, viewOf(area, box));
}

/** Line and cell of the cursor in the text, from 0. */
export function caretOf({ state }: TextArea): { line: number; cell: number; lines: number } {
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  return { line: line.number - 1, cell: cellAt(line.text, head - line.from), lines: state.doc.lines };
}

/** What shows of the text, exactly as many lines as the box has. */
export function areaLines(area: TextArea, box: Box): string[] {
  const { state, top, left } = inSight(area, box);
  return Array.from({ length: box.height }, (_, row) => {
    const number = top + row + 1;
    return number > state.doc.lines ? '' : slice(state.doc.line(number).text, left, box.width);
  });
}

/** Where the cursor stands in the box. */
export function areaCursor(area: TextArea, box: Box): { x: number; y: number } {
  const { top, left } = inSight(area, box);
  const { line, cell } = caretOf(area);
  return { x: cell - left, y: line - top };
}

function inSight(area: TextArea, box: Box): TextArea {
  return ensureVisible(area, viewOf(area, box));
}

/** The buffer reckons with numbers before the lines, which are not shown here. */
function viewOf({ state }: TextArea, { width, height }: Box): View {
  return { width: width + gutterWidth(state.doc.lines, 1000), height };
}

function slice(line: string, left: number, width: number): string {
  let shown = '';
  for (const cluster of clustersOf(line)) {
    if (cluster.cell < left) continue;
    if (cluster.cell + cluster.width > left + width) break;
    shown += cluster.shown;
  }
  return shown;
}
