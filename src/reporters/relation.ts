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
  const shown = rows.slice(0, Math.max(1, most));
  const cells = shown.map((row) => row.map(cellText));
  const sized = columns.map((name, at) => ({
    name: visible(name),
    at,
    right: isNumbers(shown, at),
    size: Math.min(
      widest,
      Math.max(widthOf(visible(name)), ...cells.map((row) => widthOf(row[at] ?? '')), 1),
    ),
  }));
  let left = width + gap.length;
  const fitting = sized.filter(({ size }) => {
    left -= size + gap.length;
    return left >= 0;
  });
  const hidden = sized.length - fitting.length;
  const line = (text: (column: (typeof sized)[number]) => string) =>
    fitting
      .map((column) => (column.right ? padLeft : pad)(cut(text(column), column.size), column.size))
      .join(gap)
      .trimEnd();
  const more = hidden === 0 ? '' : `  … ${hidden} more column${hidden === 1 ? '' : 's'}`;
  return [
    style.muted(cut(line(({ name }) => name) + more, width)),
    ...cells.map((row) => line(({ at }) => row[at] ?? '')),
  ];
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
export function isNumbers(rows: Relation['rows'], at: number): boolean {
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
