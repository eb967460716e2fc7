import stringWidth from 'string-width';

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
  let kept = '';
  let used = 0;
  let full = false;
  for (const piece of split(text)) {
    if (piece.startsWith('\u001b')) {
      kept += piece;
      continue;
    }
    if (full) continue;
    const cells = cellsOf(piece);
    if (used + cells > width - 1) {
      full = true;
      kept += width > 0 ? '…' : '';
      continue;
    }
    used += cells;
    kept += piece;
  }
  return kept;
}

/** Exactly `width` cells: cut, or filled up with blanks. */
export function fitStyled(text: string, width: number): string {
  const fitted = cutStyled(text, width);
  return fitted + ' '.repeat(Math.max(0, width - cellsOf(fitted)));
}

function* split(text: string): Generator<string> {
  for (const [at, piece] of text.split(colour).entries()) {
    if (at % 2 === 1) yield piece;
    else for (const { segment } of graphemes.segment(piece)) yield segment;
  }
}
