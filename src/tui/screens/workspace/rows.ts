import type { Cell, Relation } from '../../../domain/relation.ts';
import { cut, pad, padLeft, widthOf } from '../../../reporters/measure.ts';
import type { Style } from '../../../reporters/style.ts';
import { visible } from '../../../reporters/visible.ts';

const widest = 32;
const gap = '  ';

/** Rows of an answer as lines: a head, then so many rows; columns that have no room are counted. */
export function relationLines(
  { columns, rows }: Relation,
  { width, height }: { readonly width: number; readonly height: number },
  style: Style,
): string[] {
  const shown = rows.slice(0, Math.max(1, height));
  const cells = shown.map((row) => row.map(cellText));
  const sized = columns.map((name, at) => ({
    name: visible(name),
    at,
    right: shown.every((row) => typeof row[at] === 'number' || row[at] === null),
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

export function cellText(cell: Cell): string {
  if (cell === null) return 'null';
  if (cell instanceof Uint8Array) return `x'${Buffer.from(cell.slice(0, 8)).toString('hex')}'`;
  return cell === '' ? "''" : visible(String(cell));
}
