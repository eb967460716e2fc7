import stringWidth from 'string-width';
import { pad, padLeft } from '../../reporters/measure.ts';
import type { Run, StyledLine } from '../../reporters/style.ts';

// Escape is the only control in a line: whatever a candidate wrote has gone through `visible`.
const colour = /(\p{Cc}\[[\d;]*m)/u;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cells that a line takes, colours not counted. */
export function cellsOf(text: string): number {
  return stringWidth(text);
}

/** At most `width` cells of a coloured line; what is cut off shows as `…`. Colours that were on go off. */
export function cutStyled(text: string, width: number): string {
  if (cellsOf(text) <= width) return text;
  const cut = cutter(width);
  return text
    .split(colour)
    .map((piece, at) => (at % 2 === 1 ? piece : cut(piece)))
    .join('');
}

/** Exactly `width` cells: cut, or filled up with blanks. */
export function fitStyled(text: string, width: number): string {
  const fitted = cutStyled(text, width);
  return fitted + ' '.repeat(Math.max(0, width - cellsOf(fitted)));
}

export type Column<T> = { readonly name: string; readonly of: (item: T) => string; readonly right?: true };

/** A heading, and a line for each item; the columns are as wide as they have to be. */
export function table<T>(columns: readonly Column<T>[], items: readonly T[]) {
  const sizes = columns.map(({ name, of }) =>
    Math.max(cellsOf(name), ...items.map((one) => cellsOf(of(one)))),
  );
  const row = (text: (column: Column<T>) => string) =>
    columns
      .map((column, at) => (column.right ? padLeft : pad)(text(column), sizes[at] ?? 0))
      .join('  ')
      .trimEnd();
  return { head: row(({ name }) => name), lines: items.map((one) => row(({ of }) => of(one))) };
}

/** Cells that a line of runs takes. */
export function cellsIn(line: StyledLine): number {
  return cellsOf(line.map(({ text }) => text).join(''));
}

/** The same as `cutStyled`, of runs. */
export function cutRuns(line: StyledLine, width: number): StyledLine {
  if (cellsIn(line) <= width) return line;
  const cut = cutter(width);
  return line.map(({ text, look }): Run => ({ text: cut(text), look }));
}

/** `left` from the first cell on, cut where it must be, and `right` up to the last one. */
export function spread(left: StyledLine, right: StyledLine, width: number): StyledLine {
  const shown = cutRuns(left, width - cellsIn(right) - 2);
  const gap = Math.max(2, width - cellsIn(shown) - cellsIn(right));
  return [...shown, { text: ' '.repeat(gap), look: '' }, ...right];
}

/** Cuts a line that is longer than `width` piece by piece: `…` stands in the last cell, and nothing behind it. */
function cutter(width: number): (piece: string) => string {
  let room = width - 1;
  let ended = false;
  return (piece) => {
    let kept = '';
    for (const { segment } of ended ? [] : graphemes.segment(piece)) {
      room -= cellsOf(segment);
      if (room < 0) {
        ended = true;
        return width > 0 ? `${kept}…` : kept;
      }
      kept += segment;
    }
    return kept;
  };
}

const gap = 3;

/** Two columns of lines side by side; the left one takes `leftWidth` cells. */
export function sideBySide(left: readonly string[], right: readonly string[], leftWidth: number): string[] {
  const count = Math.max(left.length, right.length);
  return Array.from({ length: count }, (_, at) =>
    `${fitStyled(left[at] ?? '', leftWidth)}${' '.repeat(gap)}${right[at] ?? ''}`.trimEnd(),
  );
}

/** How a width is shared by two columns, the left one taking `share` of it. */
export function split(width: number, share: number): { left: number; right: number } {
  const left = Math.floor((width - gap) * share);
  return { left, right: width - gap - left };
}
