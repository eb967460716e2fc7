import { paint } from '../../../editor/paint.ts';
import type { Looks } from '../../../editor/style.ts';
import type { StyledLine } from '../../../reporters/style.ts';
import { clockView } from '../../../sitting/view.ts';
import type { Size } from '../../screen.ts';
import { headerLines } from './header.ts';
import { layoutOf, type Rect } from './layout.ts';
import { matchesShown } from './finding.ts';
import { activeTab, panesOf, type Workspace } from './state.ts';
import { statusLine } from './status.ts';

/** What is painted straight onto the surface: rectangles of styled lines, and where the cursor stands. */
export type Painting = {
  readonly overlays: readonly {
    readonly name: string;
    readonly rect: Rect;
    readonly lines: readonly StyledLine[];
  }[];
  readonly cursor: { readonly x: number; readonly y: number } | null;
};

/** The editor and the line below it, as they change at a key. */
export function paintWorkspace(state: Workspace, size: Size, looks: Looks): Painting {
  const { header, editor, status } = layoutOf(size, panesOf(state));
  const tab = activeTab(state);
  const asked = state.prompt.kind !== 'none';
  const painted = paint(tab.buffer, {
    width: editor.width,
    height: editor.height,
    looks,
    marks: tab.mark ? [{ ...tab.mark, severity: 'error' }] : [],
    focused: !asked,
    matches: matchesShown(state),
    popup: state.popup,
  });
  const clock = clockView(state.sitting);
  const { title } = state.sitting.plan.problem;
  const said = statusLine(state, status.width, looks);
  const inText = painted.cursor && { x: editor.x + painted.cursor.x, y: editor.y + painted.cursor.y };
  return {
    overlays: [
      { name: 'header', rect: header, lines: headerLines(title, clock, header.width, looks) },
      { name: 'editor', rect: editor, lines: painted.lines },
      { name: 'status', rect: status, lines: [said.line] },
    ],
    cursor: said.cursor === null ? inText : { x: Math.min(said.cursor, status.width - 1), y: status.y },
  };
}
