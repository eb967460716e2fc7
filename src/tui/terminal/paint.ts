import { isSure } from './cells.ts';
import type { Pen } from './pen.ts';
import type { Row } from './row.ts';

/** Equal cells that are cheaper to write again than to step over. */
const cheapGap = 4;
/** Blanks that are cheaper to write than to erase. */
const cheapBlanks = 3;

/** Writes what differs between the row that a terminal shows and the one that it is to show. True: something did. */
export function paintRow(pen: Pen, y: number, shown: Row, next: Row): boolean {
  const columns = next.texts.length;
  const blankFrom = startOfBlankEnd(next);
  let painted = false;
  // Behind a grapheme of disputed width nothing can be trusted to be still there.
  let unsure = false;
  let x = 0;
  while (x < columns) {
    if (!unsure && same(shown, next, x)) {
      const gap = gapAt(x, shown, next);
      const worth = painted && gap <= cheapGap && x + gap < columns && plainly(pen, next, x, gap);
      if (!worth) {
        x += gap;
        continue;
      }
    }
    if (
      x >= blankFrom &&
      columns - x > cheapBlanks &&
      (unsure || changesBehind(x + cheapBlanks, shown, next))
    ) {
      pen.moveTo(x, y);
      pen.eraseToEnd();
      return true;
    }
    const width = widthAt(next, x);
    const text = next.texts[x] ?? ' ';
    pen.moveTo(x, y);
    pen.put(text, width, next.looks[x] ?? '');
    if (!isSure(text)) unsure = true;
    painted = true;
    x += width;
  }
  return painted;
}

function same(shown: Row, next: Row, x: number): boolean {
  if (shown.texts[x] !== next.texts[x] || shown.looks[x] !== next.looks[x]) return false;
  return true;
}

/** How many cells from here on are the same. */
function gapAt(start: number, shown: Row, next: Row): number {
  let end = start;
  while (end < next.texts.length && same(shown, next, end)) end++;
  return end - start;
}

/** Can the gap be written without a change of look, and with widths that are sure? */
function plainly(pen: Pen, next: Row, start: number, length: number): boolean {
  for (let x = start; x < start + length; x++) {
    if (next.looks[x] !== pen.look() || !isSure(next.texts[x] || ' ')) return false;
  }
  return true;
}

function changesBehind(start: number, shown: Row, next: Row): boolean {
  return start + gapAt(start, shown, next) < next.texts.length;
}

function startOfBlankEnd(row: Row): number {
  let start = row.texts.length;
  while (start > 0 && row.texts[start - 1] === ' ' && row.looks[start - 1] === '') start--;
  return start;
}

function widthAt(row: Row, x: number): number {
  let width = 1;
  while (row.texts[x + width] === '') width++;
  return width;
}
