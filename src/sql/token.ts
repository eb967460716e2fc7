import type { Lexis } from './lexis.ts';

/** What a stretch of SQL is. `word` is bare, keywords too; `name` stands in quotes, brackets or backticks. */
export type TokenKind = 'word' | 'name' | 'string' | 'number' | 'param' | 'symbol' | 'comment' | 'space';

/** What is wrong with a token: a strict reader refuses it at `at`, an offset in the source; others go on. */
export type Flaw = {
  readonly kind:
    | 'open text'
    | 'open name'
    | 'open comment'
    | 'prefix'
    | 'doubled quote'
    | 'escape'
    | 'number suffix'
    | 'control character';
  readonly at: number;
};

/** A stretch of a source. All tokens of a text together are the text. Offsets are in UTF-16 units. */
export type Token = {
  readonly kind: TokenKind;
  /** As it is written. */
  readonly text: string;
  /** A bare word in lower case; empty for everything else, so that a quoted name is never a keyword. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** Of several the first. */
  readonly flaw: Flaw | null;
};

export const isWord = (token: Token | undefined, word: string): boolean =>
  token?.word === word && word !== '';

export const isSymbol = (token: Token | undefined, text: string): boolean =>
  token?.kind === 'symbol' && token.text === text;

/** Whether a token can be the name of something, bare or in quotes. */
export const isName = (token: Token | undefined): boolean => token?.kind === 'word' || token?.kind === 'name';

/** Whether a token says something: it is no space and no comment. */
export const isSaid = ({ kind }: Token): boolean => kind !== 'space' && kind !== 'comment';

/** `"name"`, safe to splice. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** `'text'`, safe to splice where a backslash in a text means itself. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''").replaceAll('\0', '')}'`;

const ESCAPE = /\\(?:x([\da-fA-F]{1,2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3})|([\s\S]))/g;
const UNICODE = /\\(?:\+([\da-fA-F]{6})|([\da-fA-F]{4})|(\\))/g;
const SIGNS: ReadonlyMap<string, string> = new Map(
  [...'bfnrt'].map((sign, at) => [sign, '\b\f\n\r\t'.charAt(at)]),
);

/**
 * The name that a token stands for, without its quotes; of a text what is in it. Escapes are undone where a prefix says
 * that there are some: `E'…'`, `U&"…"`.
 */
export function unquoted({ kind, text }: Token): string {
  if (kind !== 'name' && kind !== 'string') return text;
  const from = text.search(/["'`[$]/);
  const mark = text.charAt(from);
  if (mark === '$') {
    const tag = /^\$[^$]*\$/.exec(text)?.[0] ?? '$';
    return within(text, tag.length, tag);
  }
  if (mark === '[') return within(text, 1, ']');
  if (kind === 'string' && text.startsWith('"""', from)) return within(text, from + 3, '"""');
  const inner = within(text, from + 1, mark).replaceAll(mark + mark, mark);
  if (from === 2 && text.charAt(1) === '&')
    return inner.replaceAll(
      UNICODE,
      (_, six?: string, four?: string, sign?: string) => sign ?? char(six ?? four, 16),
    );
  if (from === 1 && /^e/i.test(text))
    return inner.replaceAll(
      ESCAPE,
      (_, two?: string, four?: string, eight?: string, octal?: string, sign = '') =>
        octal ? char(octal, 8) : (SIGNS.get(sign) ?? (sign || char(two ?? four ?? eight, 16))),
    );
  return inner;
}

/** What stands behind an offset, without the end mark; it may be missing. */
function within(text: string, from: number, end: string): string {
  return text.slice(from, text.length >= from + end.length && text.endsWith(end) ? -end.length : undefined);
}

function char(digits: string | undefined, base: number): string {
  const code = Number.parseInt(digits ?? '', base);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** What a text means in its dialect. For tokens without a flaw. */
export function contentOf(token: Token, lexis: Lexis): string {
  const { text } = token;
  const open = text.search(/["'$]/);
  const quote = text.charAt(open);
  if (quote === '$') return unquoted(token);
  const reading = lexis.prefixes.get(text.slice(0, open).toLowerCase()) ?? 'plain';
  const escapes = reading === 'escapes' || (reading === 'plain' && lexis.backslash);
  const isTriple = lexis.triple.includes(quote) && text.startsWith(quote.repeat(3), open);
  const inner = text.slice(open + (isTriple ? 3 : 1), isTriple ? -3 : -1);
  return inner.replaceAll(/\\([\s\S])|''|""/g, (whole: string, sign: string | undefined) => {
    if (sign !== undefined) return escapes ? (lexis.escapes.get(sign) ?? sign) : whole;
    return whole.startsWith(quote) && !isTriple ? quote : whole;
  });
}
