import { isWord, type Token } from '../../design/lex.ts';

/** Words that begin a clause on how a table is laid out, in any dialect. */
const LAYOUT = new Set([
  'partition',
  'partitioned',
  'cluster',
  'clustered',
  'sorted',
  'sort',
  'order',
  'distribute',
  'distributed',
  'sortkey',
  'distkey',
  'diststyle',
  'compound',
  'interleaved',
  'engine',
  'ttl',
  'options',
  'comment',
  'stored',
  'location',
  'tblproperties',
  'bucketed',
  'primary',
  'settings',
]);

/** Words that begin a clause which the engine itself has there. */
const OWN = new Set(['inherits', 'with', 'without', 'tablespace', 'on', 'using']);

/**
 * The tokens of a CREATE TABLE that say how it is laid out in words that the engine does not run: they are read as
 * design, and taken off.
 * @param keepsPartition whether `PARTITION BY` is the engine's own here.
 */
export function layoutTokens(tokens: readonly Token[], keepsPartition: boolean): ReadonlySet<Token> {
  const off = new Set<Token>();
  if (!isWord(tokens[0], 'create') || !tokens.slice(1, 4).some((token) => isWord(token, 'table'))) return off;
  const close = closing(tokens);
  if (close === null) return off;
  let blanking = false;
  let depth = 0;
  for (const token of tokens.slice(close + 1)) {
    const word = depth === 0 && token.kind === 'name' ? token.text.toLowerCase() : '';
    if (word === 'partition') blanking = !keepsPartition;
    else if (LAYOUT.has(word)) blanking = true;
    else if (OWN.has(word)) blanking = false;
    if (token.text === '(') depth++;
    else if (token.text === ')') depth--;
    if (blanking) off.add(token);
  }
  return off;
}

/** Index of the parenthesis that closes the column list; null for CREATE TABLE … AS. */
function closing(tokens: readonly Token[]): number | null {
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (depth === 0 && (isWord(token, 'as') || isWord(token, 'of'))) return null;
    if (token.text === '(') depth++;
    else if (token.text === ')' && --depth === 0) return index;
  }
  return null;
}
