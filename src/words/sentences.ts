import { type Token, tokensOf } from './tokens.ts';

export type Sentence = {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** A question says nothing by itself. */
  readonly asks: boolean;
};

const ENDS = /[.!?]+[*_`)"'”\]]{0,3}(?=\s|$)/g;
const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|ca|resp|incl|no|max|min|\d{1,2})$/i;

/** "**Landing.** Anything goes in.": a name for what follows is no sentence. */
const LABEL = /^\s*(?:\*\*|__)[^*_.]{1,40}$/;

/** What goes on for longer is read in pieces. */
const LONGEST = 600;

/** The sentences of one unit of text: a paragraph, an item, a row. */
export function sentencesOf(text: string): Sentence[] {
  const texts: string[] = [];
  let from = 0;
  for (const { index, 0: end } of text.matchAll(ENDS)) {
    if (end.startsWith('.') && ABBREVIATION.test(text.slice(Math.max(from, index - 12), index))) continue;
    if (LABEL.test(text.slice(from, Math.min(index, from + 60)))) continue;
    texts.push(text.slice(from, index + end.length));
    from = index + end.length;
  }
  texts.push(text.slice(from));
  return texts.flatMap(pieces).flatMap((piece) => {
    const said = piece.trim();
    return /[\p{L}\p{N}]/u.test(said)
      ? { text: said, tokens: tokensOf(said), asks: /\?[*_`)"'”\]]{0,3}$/.test(said) }
      : [];
  });
}

function pieces(text: string): string[] {
  const found: string[] = [];
  for (let from = 0; from < text.length; ) {
    const piece = text.slice(from, from + LONGEST);
    const space = from + LONGEST < text.length ? piece.lastIndexOf(' ') : -1;
    const length = space > 0 ? space : piece.length;
    found.push(piece.slice(0, length));
    from += length;
  }
  return found;
}
