import type { DiffRow } from '../domain/finding.ts';
import { cut, pad, widthOf } from './measure.ts';
import { cellText } from './relation.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';

type Row = NonNullable<DiffRow['got']>;
type Line = {
  readonly label: string;
  readonly row: Row;
  readonly differs: readonly string[];
  readonly paint: keyof Style;
};

const atMost = 5;
const longestCell = 28;
const gap = '  ';

/**
 * Rows of the reference and of the candidate, one above the other; cells that differ stand in [brackets].
 * Columns that agree make room where the width is too small for all.
 */
export function rowTable(rows: readonly DiffRow[], width: number, style: Style): string[] {
  const lines = rows.slice(0, atMost).flatMap(linesOf);
  if (lines.length === 0) return [];
  const labels = Math.max(...lines.map(({ label }) => label.length));
  const { shown, hidden } = choose(columnsOf(lines), lines, width - labels);
  const head =
    pad('', labels) + shown.map(({ name, size }) => gap + pad(cut(visible(name), size), size)).join('');
  const body = lines.map(({ label, row, differs, paint }) => {
    const cells = shown.map(({ name, size }) => {
      const text = pad(cell(row, name, differs, size), size);
      return gap + (differs.includes(name) ? style[paint](text) : text);
    });
    return `${style[paint](pad(label, labels))}${cells.join('')}`.trimEnd();
  });
  const more = hidden === 0 ? [] : [style.muted(`${hidden} more column${hidden === 1 ? '' : 's'}`)];
  return [style.muted(head.trimEnd()), ...body, ...more];
}

function linesOf({ expected, got, differs }: DiffRow): Line[] {
  if (expected && got) {
    return [
      { label: 'expected', row: expected, differs, paint: 'good' },
      { label: 'got', row: got, differs, paint: 'bad' },
    ];
  }
  if (expected) return [{ label: 'missing', row: expected, differs: [], paint: 'good' }];
  return got ? [{ label: 'too many', row: got, differs: [], paint: 'bad' }] : [];
}

function columnsOf(lines: readonly Line[]): string[] {
  return [...new Set(lines.flatMap(({ row }) => Object.keys(row)))];
}

/**
 * The first column, which tells the rows apart, then those that differ, then the others from the left, as long as
 * there is room; in their own order.
 */
function choose(columns: readonly string[], lines: readonly Line[], room: number) {
  const sized = columns.map((name, at) => ({
    name,
    at,
    differs: lines.some(({ differs }) => differs.includes(name)),
    size: Math.max(
      Math.min(longestCell, widthOf(visible(name))),
      ...lines.map(({ row, differs }) => widthOf(cell(row, name, differs, longestCell))),
    ),
  }));
  let left = room;
  const chosen = sized
    .toSorted((a, b) => rank(a) - rank(b) || a.at - b.at)
    .filter(({ size }, nth) => {
      left -= size + gap.length;
      return left >= 0 || nth === 0;
    });
  return { shown: chosen.toSorted((a, b) => a.at - b.at), hidden: sized.length - chosen.length };
}

/** Lower comes first. */
function rank({ at, differs }: { at: number; differs: boolean }): number {
  if (at === 0) return 0;
  return differs ? 1 : 2;
}

function cell(row: Row, name: string, differs: readonly string[], size: number): string {
  const text = cellText(row[name] ?? null);
  return differs.includes(name) ? `[${cut(text, size - 2)}]` : cut(text, size);
}
