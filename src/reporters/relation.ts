import type { Cell, Relation } from '../domain/relation.ts';
import { cut, pad, padLeft, widthOf } from './measure.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';

const gap = '  ';
const widestInText = 40;

type Room = {
  /** Cells of a line. */
  readonly width: number;
  /** Rows that are shown at most. */
  readonly rows: number;
  /** Cells of a column at most. */
  readonly widest?: number;
};

/** Rows of an answer as lines: a head, then so many rows; columns that have no room are counted. */
export function relationLines(
  { columns, rows }: Relation,
  { width, rows: most, widest = 32 }: Room,
  style: Style,
): string[] {
  const shown = { columns, rows: rows.slice(0, Math.max(1, most)) };
  const fitting = fittingColumns(shown, 0, { width, widest });
  const [head = '', ...lines] = sideBySide(fitting, shown.rows.length + 1);
  const hidden = columns.length - fitting.length;
  const more = hidden === 0 ? '' : `  … ${hidden} more column${hidden === 1 ? '' : 's'}`;
  return [style.muted(cut(head + more, width)), ...lines];
}

/** Columns as lines: a head, and a row each. */
export function sideBySide(columns: readonly (readonly string[])[], lines: number): string[] {
  return Array.from({ length: lines }, (_, at) =>
    columns
      .map((texts) => texts[at] ?? '')
      .join(gap)
      .trimEnd(),
  );
}

/** Columns from number `from` on, as many as fit: the name of each and its cells, all equally wide. */
export function fittingColumns(
  { columns, rows }: Relation,
  from: number,
  { width, widest }: { readonly width: number; readonly widest: number },
): string[][] {
  let left = width + gap.length;
  const sized = columns.slice(from).map((name, nth) => {
    const at = from + nth;
    const texts = [visible(name), ...rows.map((row) => cellText(row[at] ?? null))];
    const size = Math.min(widest, width, Math.max(...texts.map(widthOf), 1));
    const fill = isNumbers(rows, at) ? padLeft : pad;
    return { size, texts: texts.map((text) => fill(cut(text, size), size)) };
  });
  return sized
    .filter(({ size }) => {
      left -= size + gap.length;
      return left >= 0;
    })
    .map(({ texts }) => texts);
}

/** The same as a text that stands by itself: rows that are not shown are counted, and none is said. */
export function relationText(relation: Relation, { width, rows }: Room, style: Style): string[] {
  const total = relation.rows.length;
  const more = total - rows;
  const lines = relationLines(relation, { width, rows, widest: widestInText }, style);
  if (total === 0) return [...lines, style.muted('no rows')];
  return more <= 0 ? lines : [...lines, style.muted(`… ${more} more row${more === 1 ? '' : 's'}`)];
}

/** Whether a column stands to the right. */
function isNumbers(rows: Relation['rows'], at: number): boolean {
  return rows.length > 0 && rows.every((row) => typeof row[at] === 'number' || row[at] === null);
}

export function cellText(cell: Cell): string {
  if (cell === null) return 'null';
  if (cell instanceof Uint8Array) return `x'${hex(cell.slice(0, 8))}'`;
  return cell === '' ? "''" : visible(String(cell));
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
