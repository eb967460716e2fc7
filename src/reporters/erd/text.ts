import type { Diagram } from '../../domain/diagram.ts';
import { block } from '../measure.ts';
import type { Style } from '../style.ts';
import { visible } from '../visible.ts';
import { ASCII, box, type Line, UNICODE } from './box.ts';
import { sectionsOf } from './sections.ts';

export type ErdOptions = {
  readonly width: number;
  readonly style: Style;
  /** For terminals without box characters. */
  readonly ascii: boolean;
  /** Every column of wide tables. */
  readonly all: boolean;
};

const MOST = 12;
const GAP = 3;

/** A design as boxes, facts apart from dimensions, with a line from each reference to its target. */
export function erdText(diagram: Diagram, { width, style, ascii, all }: ErdOptions): string {
  const strokes = ascii ? ASCII : UNICODE;
  const options = { width, style, strokes, most: all ? Number.POSITIVE_INFINITY : MOST };
  const sections = sectionsOf(diagram).flatMap(({ title, tables }) => {
    const boxes = tables.map((table) =>
      box(
        table,
        diagram.references.filter(({ from }) => from === table.name),
        options,
      ),
    );
    return [style.strong(title), '', ...shelves(boxes, width), ''];
  });
  const views = diagram.views.map(
    ({ name, materialized }) => visible(name) + (materialized ? ' (materialized)' : ''),
  );
  return `${[
    ...sections,
    ...(views.length === 0 ? [] : [style.strong('Views'), '', ...block([views.join(', ')], width, 0), '']),
    ...legend(diagram, ascii, width).map(style.muted),
  ]
    .join('\n')
    .trimEnd()}\n`;
}

/** Boxes side by side, as many as fit into a line. */
function shelves(boxes: readonly (readonly Line[])[], width: number): string[] {
  const rows: (readonly Line[])[][] = [];
  let used = 0;
  for (const each of boxes) {
    const cells = widest(each);
    const last = rows.at(-1);
    if (last && used + GAP + cells <= width) {
      last.push(each);
      used += GAP + cells;
    } else {
      rows.push([each]);
      used = cells;
    }
  }
  return rows.flatMap((row, at) => [...(at === 0 ? [] : ['']), ...beside(row)]);
}

function beside(row: readonly (readonly Line[])[]): string[] {
  const height = Math.max(...row.map((each) => each.length));
  return Array.from({ length: height }, (_, at) =>
    row
      .map((each, column) => {
        const line = each[at] ?? { text: '', cells: 0 };
        const gap = column === row.length - 1 ? 0 : widest(each) - line.cells + GAP;
        return line.text + ' '.repeat(gap);
      })
      .join('')
      .trimEnd(),
  );
}

const widest = (lines: readonly Line[]) => Math.max(0, ...lines.map(({ cells }) => cells));

function legend({ references }: Diagram, ascii: boolean, width: number): string[] {
  const { declared, named } = ascii ? ASCII : UNICODE;
  const lines = [
    'PK primary key, UK unique, FK refers to another table',
    ...(references.some((each) => each.declared) ? [`${declared.slice(1).trim()} declared`] : []),
    ...(references.some((each) => !each.declared) ? [`${named.slice(1).trim()} plain from names`] : []),
  ];
  return block([lines.join('; ')], width, 0);
}
