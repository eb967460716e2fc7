import stringWidth from 'string-width';

// A colour, or one grapheme: what a terminal takes as one.
const pieces = /\u001b\[[\d;]*m|[\s\S]/gu;
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
  let plain = '';
  for (const [piece] of text.matchAll(pieces)) {
    if (!piece.startsWith('\u001b')) {
      plain += piece;
      continue;
    }
    for (const { segment } of graphemes.segment(plain)) yield segment;
    plain = '';
    yield piece;
  }
  for (const { segment } of graphemes.segment(plain)) yield segment;
}
