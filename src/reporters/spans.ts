import { widthOf } from './measure.ts';
import type { Style } from './style.ts';

/** A stretch of a sentence and how it looks; null: as the rest. */
export type Span = { readonly text: string; readonly paint: keyof Style | null };

/** Lines of whole words, painted; a word that is too long for a line stands on one of its own. */
export function wrapSpans(spans: readonly Span[], width: number, style: Style): string[] {
  const lines: Span[][] = [];
  let line: Span[] = [];
  let used = 0;
  for (const word of wordsOf(spans)) {
    const size = word.reduce((sum, { text }) => sum + widthOf(text), 0);
    if (line.length > 0 && used + 1 + size > width) {
      lines.push(line);
      line = [];
    }
    used = line.length === 0 ? size : used + 1 + size;
    if (line.length > 0) line.push(blankBetween(line.at(-1), word[0]));
    line.push(...word);
  }
  return [...lines, line].map((pieces) => painted(pieces, style));
}

/** Words with the stretches that each is made of. */
function wordsOf(spans: readonly Span[]): Span[][] {
  const words: Span[][] = [[]];
  for (const { text, paint } of spans)
    for (const [at, piece] of text.split(/\s+/).entries()) {
      if (at > 0) words.push([]);
      if (piece !== '') words.at(-1)?.push({ text: piece, paint });
    }
  return words.filter((word) => word.length > 0);
}

/** Within a stretch the blank looks like it, so that a line below it goes on. */
function blankBetween(before: Span | undefined, after: Span | undefined): Span {
  return { text: ' ', paint: before && before.paint === after?.paint ? before.paint : null };
}

function painted(pieces: readonly Span[], style: Style): string {
  let text = '';
  for (let at = 0; at < pieces.length; ) {
    const paint = pieces[at]?.paint ?? null;
    let stretch = '';
    for (; at < pieces.length && (pieces[at]?.paint ?? null) === paint; at++) stretch += pieces[at]?.text;
    text += paint === null ? stretch : style[paint](stretch);
  }
  return text;
}
