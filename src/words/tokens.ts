/** A word, or a mark that relates or parts words. */
export type Token = {
  readonly kind: 'word' | 'relation' | 'comma' | 'stop';
  /** In small letters; of a mark one that stands for its kind. */
  readonly text: string;
};

/** A word, with the `'t` of `don't`; an arrow or sign that relates; what parts a list; what ends a clause. */
const PIECES =
  /[\p{L}\p{N}]+(?:['’]t\b)?|['’](?:s|re|ll|ve|m|d)\b|<?[-=]+>|[→⇒⟶➜←]|==?|:(?!\w)|[—–]|\s-+\s|[,/+&|•·;()[\]]|\.{2,}/gu;
const WORD = /^['’]?[\p{L}\p{N}]/u;

/** Where words are written as one: `eventDate`. */
const HUMP = /(?<=\p{Ll})(?=\p{Lu}\p{Ll})/u;

const COMMA: Token = { kind: 'comma', text: ',' };
const STOP: Token = { kind: 'stop', text: ';' };
const RELATION: Token = { kind: 'relation', text: '->' };
const MARKS: ReadonlyMap<string, Token> = new Map([
  ...[...',/+&|•·'].map((mark) => [mark, COMMA] as const),
  ...[...';()[]'].map((mark) => [mark, STOP] as const),
]);

/**
 * Words and marks of a text, in one pass. `event_date`, `event-date` and `eventDate` are two words each; `don't` is
 * one.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const piece of text.match(PIECES) ?? []) {
    const mark = MARKS.get(piece);
    if (mark) tokens.push(mark);
    else if (!WORD.test(piece)) tokens.push(piece.startsWith('..') ? STOP : RELATION);
    else {
      const small = piece.toLowerCase();
      const parts = small.slice(1) === piece.slice(1) ? [small] : piece.split(HUMP);
      for (const part of parts) tokens.push({ kind: 'word', text: part.toLowerCase().replace('’', "'") });
    }
  }
  return tokens;
}
