/** What a stretch of SQL text is. `name` covers bare words (keywords too) and names in `"…"`, `` `…` `` or `[…]`. */
export type TokenKind = 'name' | 'string' | 'number' | 'param' | 'symbol' | 'comment' | 'space';

export type Token = {
  readonly kind: TokenKind;
  readonly text: string;
  /** Offset of the first character in the source, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
};

const SPACE = /\s+/y;
const COMMENT = /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const STRING = /[xX]?'(?:[^']|'')*(?:'|$)/y;
const QUOTED_NAME = /"(?:[^"]|"")*(?:"|$)|`(?:[^`]|``)*(?:`|$)|\[[^\]]*(?:\]|$)/y;
const NUMBER = /0[xX][0-9a-fA-F_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?/y;
const PARAM = /\?\d*|[:@$][\w$\u0080-\uffff]+(?:::\w+)*/y;
const WORD = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y;
const SYMBOL = /->>|->|\|\||<=|>=|<>|!=|==|<<|>>|[\s\S]/y;

/** In this order: a blob is tried before a word, a number before a symbol. */
const RULES: readonly (readonly [TokenKind, RegExp])[] = [
  ['space', SPACE],
  ['comment', COMMENT],
  ['string', STRING],
  ['name', WORD],
  ['name', QUOTED_NAME],
  ['number', NUMBER],
  ['param', PARAM],
  ['symbol', SYMBOL],
];

/** Cuts SQL into tokens that together are the whole text. Never fails: what no rule knows is a symbol. */
export function lex(sql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < sql.length) {
    const token = tokenAt(sql, at, RULES);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

/** The token that begins at an offset, by the first of some sticky rules that knows one. */
export function tokenAt(sql: string, at: number, rules: readonly (readonly [TokenKind, RegExp])[]): Token {
  for (const [kind, rule] of rules) {
    rule.lastIndex = at;
    const text = rule.exec(sql)?.[0];
    if (text) return { kind, text, start: at, end: at + text.length };
  }
  return { kind: 'symbol', text: sql.charAt(at), start: at, end: at + 1 };
}

/** Whether a token is this keyword, whatever its case; quoted names are never keywords. */
export function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'name' && token.text.toLowerCase() === word;
}

/** The name that a token stands for, without its quotes; SQLite takes a string for a name where it wants one. */
export function nameOf(token: Token): string {
  const first = token.text.charAt(0);
  if (first === '[') return token.text.slice(1, token.text.endsWith(']') ? -1 : undefined);
  if (first !== '"' && first !== '`' && first !== "'") return token.text;
  const inner = token.text.slice(1, token.text.length > 1 && token.text.endsWith(first) ? -1 : undefined);
  return inner.replaceAll(first + first, first);
}
