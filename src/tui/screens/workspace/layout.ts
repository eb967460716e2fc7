import type { Size } from '../../screen.ts';

export type Rect = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** Where each piece of the workspace stands; null: it has no room, or is closed. */
export type Layout = {
  readonly header: Rect;
  readonly tabs: Rect;
  readonly editor: Rect;
  /** Beside the editor where there is room, else below it. */
  readonly brief: Rect | null;
  readonly result: Rect | null;
  readonly status: Rect;
  readonly footer: Rect;
};

/** What the person has open; of the result how many rows it wants, 0: it is closed. */
export type Panes = { readonly brief: boolean; readonly result: number };

const headerRows = 2;
/** From so many columns on the brief stands beside the editor. */
const besideFrom = 120;

/** Rows of what stands below the editor, its rule included: the same for most things, so that little moves. */
export const lowerRows = { least: 7, most: 14 };

/** Divides the screen. The editor always keeps at least half of what is left below the header. */
export function layoutOf({ columns, rows }: Size, panes: Panes): Layout {
  const header = { x: 0, y: 0, width: columns, height: headerRows };
  const tabs = { x: 0, y: headerRows, width: columns, height: 1 };
  const footer = { x: 0, y: rows - 1, width: columns, height: 1 };
  const status = { x: 0, y: rows - 2, width: columns, height: 1 };
  const top = headerRows + 1;
  const room = rows - top - 2;
  const beside = columns >= besideFrom;
  const briefWidth = beside && panes.brief ? Math.min(72, Math.floor(columns * 0.38)) : 0;
  const width = briefWidth > 0 ? columns - briefWidth - 2 : columns;
  const below = panes.result > 0 ? 'result' : !beside && panes.brief ? 'brief' : null;
  const wanted = below === 'result' ? panes.result : below === 'brief' ? lowerRows.least : 0;
  const belowRows = Math.min(Math.floor(room / 2), wanted);
  const editor = { x: 0, y: top, width, height: room - belowRows };
  const lower = { x: 0, y: top + editor.height, width, height: belowRows };
  return {
    header,
    tabs,
    editor,
    brief:
      briefWidth > 0
        ? { x: width + 2, y: top, width: briefWidth, height: room }
        : below === 'brief'
          ? lower
          : null,
    result: below === 'result' ? lower : null,
    status,
    footer,
  };
}
