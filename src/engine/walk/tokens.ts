import { isWord, type Token, type TokenKind, tokenAt } from '../../design/lex.ts';
import type { Statement } from '../../design/statements.ts';

/** What Postgres and DuckDB have in common, and SQLite has otherwise: dollar quotes, `E''`, `::`, `:=`. */
const RULES: readonly (readonly [TokenKind, RegExp])[] = [
  ['space', /\s+/y],
  ['comment', /--[^\n]*/y],
  ['string', /[eE]'(?:[^'\\]|''|\\[\s\S])*(?:'|$)/y],
  ['string', /(?:[bBxXnN]|[uU]&)?'(?:[^']|'')*(?:'|$)/y],
  ['string', /\$([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$[\s\S]*?(?:\$\1\$|$)/y],
  ['name', /(?:[uU]&)?"(?:[^"]|"")*(?:"|$)/y],
  ['name', /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y],
  ['number', /0[xX][0-9a-fA-F_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?/y],
  ['symbol', /::|:=/y],
  ['param', /[:$][\w\u0080-\uffff]+/y],
  ['symbol', /[\s\S]/y],
];

/** Cuts SQL into tokens that together are the whole text; comments nest, as they do in both engines. */
export function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < sql.length; ) {
    const token = blockComment(sql, at) ?? tokenAt(sql, at, RULES);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function blockComment(sql: string, start: number): Token | null {
  if (!sql.startsWith('/*', start)) return null;
  let depth = 0;
  let at = start;
  do {
    if (sql.startsWith('/*', at)) {
      depth++;
      at += 2;
    } else if (sql.startsWith('*/', at)) {
      depth--;
      at += 2;
    } else at++;
  } while (depth > 0 && at < sql.length);
  const end = Math.min(at, sql.length);
  return { kind: 'comment', text: sql.slice(start, end), start, end };
}

/** Splits a script at its semicolons, but for those in a function's `BEGIN ATOMIC … END`. */
export function scriptOf(sql: string): Statement[] {
  const statements: Statement[] = [];
  let tokens: Token[] = [];
  const finish = () => {
    const [first, last] = [tokens[0], tokens.at(-1)];
    if (first && last) statements.push({ start: first.start, end: last.end, tokens });
    tokens = [];
  };
  for (const token of tokensOf(sql)) {
    if (token.kind === 'space' || token.kind === 'comment') continue;
    if (token.text === ';' && !insideAtomic(tokens)) finish();
    else tokens.push(token);
  }
  finish();
  return statements;
}

function insideAtomic(tokens: readonly Token[]): boolean {
  if (!isWord(tokens[0], 'create')) return false;
  const atomic = tokens.some((token, at) => isWord(token, 'atomic') && isWord(tokens[at - 1], 'begin'));
  return atomic && !(isWord(tokens.at(-1), 'end') && tokens.at(-2)?.text === ';');
}
