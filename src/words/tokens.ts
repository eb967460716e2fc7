/** A word, or a mark that relates or parts words. */
export type Token = {
  readonly kind: 'word' | 'relation' | 'comma' | 'stop';
  /** In small letters; of a mark one that stands for its kind. */
  readonly text: string;
};

/** A name's `not_`, which denies nothing; a word, with the `'t` of `don't`; an arrow or sign that relates; what parts a list; what ends a clause. */
const PIECES =
  /\b(?:not|no|never|without)_(?=[\p{L}\p{N}])|[\p{L}\p{N}]+(?:['’]t\b)?|['’](?:s|re|ll|ve|m|d)\b|<?[-=]+>|[→⇒⟶➜←]|==?|:(?!\w)|[>≥](?=\s*\d)|[—–]|\s-+\s|[,/+&|•·;()[\]]|\.{2,}/gu;
const WORD = /^['’]?[\p{L}\p{N}]/u;

/** Where words are written as one: `eventDate`. */
const HUMP = /(?<=\p{Ll})(?=\p{Lu}\p{Ll})/u;
/** `30d`, `2h`. */
const SPAN = /^(\d+)(d|h|hrs?|w)$/;
const UNITS: Readonly<Record<string, string>> = {
  d: 'days',
  h: 'hours',
  hr: 'hours',
  hrs: 'hours',
  w: 'weeks',
};

const COMMA: Token = { kind: 'comma', text: ',' };
const STOP: Token = { kind: 'stop', text: ';' };
const OPEN: Token = { kind: 'stop', text: '(' };
const CLOSE: Token = { kind: 'stop', text: ')' };
const RELATION: Token = { kind: 'relation', text: '->' };
const MARKS: ReadonlyMap<string, Token> = new Map([
  ...[...',/+&|•·'].map((mark) => [mark, COMMA] as const),
  ...[...'(['].map((mark) => [mark, OPEN] as const),
  ...[...')]'].map((mark) => [mark, CLOSE] as const),
  [';', STOP],
  // "> 30 days"
  ['>', { kind: 'word', text: 'beyond' }],
  ['≥', { kind: 'word', text: 'beyond' }],
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
      const [, count, unit] = (small <= '9~' && SPAN.exec(small)) || [];
      if (count !== undefined)
        tokens.push({ kind: 'word', text: count }, { kind: 'word', text: UNITS[unit ?? ''] ?? '' });
      else if (small.slice(1) === piece.slice(1) && !small.includes('’'))
        tokens.push({ kind: 'word', text: small });
      else
        for (const part of piece.split(HUMP))
          tokens.push({ kind: 'word', text: part.toLowerCase().replace('’', "'") });
    }
  }
  return tokens;
}

/** The words alone. */
export function wordsIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ kind, text }) => (kind === 'word' ? text : []));
}
