import type { Cells } from './cells.ts';

/** A row of the screen: exactly as many cells as the screen has columns. */
export type Row = Cells;

export function blankRow(columns: number): Row {
  return { texts: new Array<string>(columns).fill(' '), looks: new Array<string>(columns).fill('') };
}

/**
 * Lays cells over a row, from column `x` on and `width` columns wide, blank where there are no more of them. A wide
 * grapheme that has no room at an edge, its own or one that it lies under, becomes blank as a whole.
 */
export function lay(row: Row, cells: Cells, x: number, width: number): void {
  const from = Math.max(0, x);
  const to = Math.min(row.texts.length, x + width);
  if (from >= to) return;
  cutAt(row, from);
  cutAt(row, to);
  for (let column = from; column < to; column++) {
    row.texts[column] = cells.texts[column - x] ?? ' ';
    row.looks[column] = cells.looks[column - x] ?? '';
  }
  // What was laid may itself begin or end in the middle of a wide grapheme.
  for (let column = from; column < to && row.texts[column] === ''; column++) row.texts[column] = ' ';
  if (cells.texts[to - x] !== '') return;
  for (let column = to - 1; column >= from; column--) {
    const lead = row.texts[column] !== '';
    row.texts[column] = ' ';
    if (lead) return;
  }
}

/** Blanks the grapheme that reaches across the left border of a column. */
function cutAt({ texts }: Row, column: number): void {
  if (texts[column] !== '') return;
  let start = column;
  while (start > 0 && texts[start] === '') start--;
  texts[start] = ' ';
  for (let more = start + 1; texts[more] === ''; more++) texts[more] = ' ';
}
