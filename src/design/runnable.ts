import { isWord, type Token } from './lex.ts';
import type { Statement } from './statements.ts';

/**
 * The text of a statement as the engine gets it. It has the length of the source, so that places in an
 * error are places in the file, except for the rare name with a backtick in it.
 *
 * - `"name"` becomes `` `name` ``: SQLite takes a misspelt name in double quotes for a string, one in
 *   backticks never.
 * - Partition, cluster and other storage clauses behind a table's closing parenthesis become blanks.
 */
export function runnable(source: string, statement: Statement): string {
  const storage = storageClause(statement.tokens);
  let text = '';
  let at = statement.start;
  for (const [index, token] of statement.tokens.entries()) {
    text += source.slice(at, token.start);
    at = token.end;
    if (storage && index >= storage.from && !storage.keep.has(index)) text += blank(token.text);
    else text += token.kind === 'name' && token.text.startsWith('"') ? backticked(token.text) : token.text;
  }
  return text;
}

function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ');
}

function backticked(quoted: string): string {
  if (quoted.length < 2 || !quoted.endsWith('"')) return quoted;
  const inner = quoted.slice(1, -1);
  if (!inner.includes('`') && !inner.includes('""')) return `\`${inner}\``;
  return `\`${inner.replaceAll('""', '"').replaceAll('`', '``')}\``;
}

/** What SQLite itself takes behind the parenthesis. */
const OPTIONS = new Set(['without', 'rowid', 'strict', ',']);

/** Words that begin a statement: behind one of these the semicolon was forgotten, and nothing is blanked out. */
const BEGINNINGS = new Set(['create', 'insert', 'select', 'alter', 'drop', 'pragma', 'begin', 'commit']);

/** The word that begins another statement behind a table's closing parenthesis, where the semicolon is missing. */
export function forgottenSemicolon(tokens: readonly Token[]): Token | null {
  if (!isWord(tokens[0], 'create') || !tokens.slice(1, 3).some((token) => isWord(token, 'table')))
    return null;
  const close = closingParenthesis(tokens);
  if (close === null) return null;
  const begins = (token: Token) => token.kind === 'name' && BEGINNINGS.has(token.text.toLowerCase());
  return tokens.slice(close + 1).find(begins) ?? null;
}

/**
 * Where the storage clauses of a CREATE TABLE begin, and which tokens behind that SQLite itself wants. Every dialect
 * has its own words for them, so all that SQLite does not know is one.
 */
function storageClause(tokens: readonly Token[]): { from: number; keep: ReadonlySet<number> } | null {
  if (!isWord(tokens[0], 'create')) return null;
  if (!tokens.slice(1, 3).some((token) => isWord(token, 'table'))) return null;
  const close = closingParenthesis(tokens);
  if (close === null) return null;
  const tail = tokens.slice(close + 1);
  if (forgottenSemicolon(tokens)) return null;
  const first = tail.findIndex((token) => !OPTIONS.has(token.text.toLowerCase()));
  if (first < 0) return null;
  const keep = new Set<number>();
  let depth = 0;
  for (const [at, token] of tail.entries()) {
    const index = close + 1 + at;
    if (token.text === '(') depth++;
    else if (token.text === ')') depth--;
    if (depth > 0) continue;
    const rowid = isWord(token, 'without') && isWord(tail[at + 1], 'rowid');
    if (!rowid && !isWord(token, 'strict')) continue;
    // Between two options stands a comma, wherever the other clauses were.
    if (keep.size > 0 && tail[at - 1]?.text === ',') keep.add(index - 1);
    keep.add(index);
    if (rowid) keep.add(index + 1);
  }
  return { from: close + 1, keep };
}

/** Index of the parenthesis that closes the column list; null for CREATE TABLE … AS. */
function closingParenthesis(tokens: readonly Token[]): number | null {
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (depth === 0 && isWord(token, 'as')) return null;
    if (token.text === '(') depth++;
    else if (token.text === ')' && --depth === 0) return index;
  }
  return null;
}
