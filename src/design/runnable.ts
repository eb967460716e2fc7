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

/** Words that begin a storage clause in some dialect. */
const STORAGE_WORDS = new Set(
  (
    'partition partitioned cluster clustered distkey diststyle sortkey compound interleaved distributed ' +
    'order ttl engine stored using tblproperties options with comment location settings primary tablespace ' +
    'row format sorted data_retention_time_in_days'
  ).split(' '),
);

/** Where the storage clauses of a CREATE TABLE begin, and which tokens behind that SQLite itself wants. */
function storageClause(tokens: readonly Token[]): { from: number; keep: ReadonlySet<number> } | null {
  if (!isWord(tokens[0], 'create')) return null;
  if (!tokens.slice(1, 3).some((token) => isWord(token, 'table'))) return null;
  const close = closingParenthesis(tokens);
  if (close === null) return null;
  const from = tokens.findIndex(
    (token, index) => index > close && token.kind === 'name' && STORAGE_WORDS.has(token.text.toLowerCase()),
  );
  if (from < 0) return null;
  const keep = new Set<number>();
  let depth = 0;
  for (let index = from; index < tokens.length; index++) {
    const token = tokens[index];
    if (token?.text === '(') depth++;
    else if (token?.text === ')') depth--;
    if (depth > 0) continue;
    if (isWord(token, 'without') && isWord(tokens[index + 1], 'rowid')) keep.add(index).add(index + 1);
    if (isWord(token, 'strict')) keep.add(index);
  }
  return { from, keep };
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
