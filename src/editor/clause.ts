import { isName, isWord, type Token } from '../sql/token.ts';
import type { Offered } from '../sql/dialects/dialect.ts';

/** What can stand where the cursor is. */
export type Clause =
  | { readonly kind: 'table' }
  /** The columns of this table, in the brackets behind its name. */
  | { readonly kind: 'columns-of'; readonly table: Token }
  | { readonly kind: 'new-table' }
  | { readonly kind: 'new-column' }
  | { readonly kind: 'type' }
  | { readonly kind: 'constraint' }
  /** The type of a CAST. */
  | { readonly kind: 'cast' }
  /** The query that a table or a view is made of. */
  | { readonly kind: 'query' }
  /** A name of the candidate's own choice. */
  | { readonly kind: 'new-name' }
  /** Behind a name, a value or a bracket: a word of SQL, or an alias. */
  | { readonly kind: 'continuation' }
  | { readonly kind: 'expression' };

/** Told by the tokens of the statement before the cursor, without spaces and comments. */
export function clauseAt(before: readonly Token[], { keywords }: Offered): Clause {
  const last = before.at(-1);
  if (isAny(last, 'from join into update references'))
    return { kind: isWord(last, 'from') && inExtract(before) ? 'expression' : 'table' };
  if (isWord(last, 'using') && isAny(before[0], 'delete merge')) return { kind: 'table' };
  if (last?.text === '::' || (last?.text === '<' && isAny(before.at(-2), 'array struct map')))
    return { kind: 'cast' };
  const verb = before[0];
  if (isAny(last, 'table exists') && before.length < 6)
    return { kind: isWord(verb, 'create') ? 'new-table' : 'table' };
  if (isWord(last, 'on') && namesTableByOn(before)) return { kind: 'table' };
  const { open, word } = levelOf(before);
  if (isWord(last, 'as')) return behindAs(before, open);
  const bracket = open === null ? null : inBrackets(before, open);
  if (bracket) return bracket;
  if (last?.text === ',' && isWord(word, 'from')) return { kind: 'table' };
  return endsOperand(before, keywords) ? { kind: 'continuation' } : { kind: 'expression' };
}

function behindAs(before: readonly Token[], open: number | null): Clause {
  if (open !== null)
    return { kind: isAny(before[open - 1], 'cast try_cast safe_cast') ? 'cast' : 'new-name' };
  return { kind: isWord(before[0], 'create') ? 'query' : 'new-name' };
}

/** Null: the bracket tells nothing. */
function inBrackets(before: readonly Token[], open: number): Clause | null {
  const name = before[open - 1];
  const introduced = before[open - 2];
  const isList = isAny(introduced, 'into references') || (isWord(introduced, 'on') && namesTableByOn(before));
  const table = isWord(name, 'conflict') ? intoTable(before) : isList ? name : undefined;
  if (table) return { kind: 'columns-of', table };
  if (!isWord(before[0], 'create') || !isAny(introduced, 'table exists .') || depthOf(before) !== 1)
    return null;
  return inTable(before.slice(open + 1));
}

/** In CREATE INDEX and CREATE TRIGGER a table follows `ON`, anywhere else a condition. */
function namesTableByOn(statement: readonly Token[]): boolean {
  return (
    isWord(statement[0], 'create') && statement.slice(1, 4).some((token) => isAny(token, 'index trigger'))
  );
}

/** The table that an INSERT fills. */
function intoTable(statement: readonly Token[]): Token | undefined {
  return statement[statement.findIndex((token) => isWord(token, 'into')) + 1];
}

/** `extract(day FROM ts)`, `trim(both ' ' FROM name)` */
function inExtract(before: readonly Token[]): boolean {
  const { open } = levelOf(before);
  return open !== null && isAny(before[open - 1], 'extract trim substring overlay');
}

function endsOperand(before: readonly Token[], keywords: readonly string[]): boolean {
  const last = before.at(-1);
  if (isName(last)) return !keywords.includes(last?.word ?? '');
  if (last?.text === '*') return isAny(before.at(-2), 'select distinct ( , .');
  return last?.kind === 'number' || last?.kind === 'string' || last?.kind === 'param' || last?.text === ')';
}

/** In the brackets of CREATE TABLE: a name, its type, and what is asked of it. */
function inTable(body: readonly Token[]): Clause {
  let depth = 0;
  let since = 0;
  let first: Token | undefined;
  for (const token of body) {
    if (token.text === '(') depth++;
    if (token.text === ')') depth--;
    if (depth === 0 && token.text === ',') since = 0;
    else if (since++ === 0) first = token;
  }
  if (since === 0) return { kind: 'new-column' };
  const isConstraint = isAny(first, 'primary foreign unique check constraint');
  return { kind: since === 1 && !isConstraint ? 'type' : 'constraint' };
}

function depthOf(tokens: readonly Token[]): number {
  let depth = 0;
  for (const { text } of tokens) depth += text === '(' ? 1 : text === ')' ? -1 : 0;
  return depth;
}

const clauses = 'select from where group order having limit window on set using values returning';

/** The last word that begins a clause at this level of brackets, and the bracket that opened the level. */
function levelOf(before: readonly Token[]): {
  readonly open: number | null;
  readonly word: Token | undefined;
} {
  let depth = 0;
  let word: Token | undefined;
  for (let at = before.length - 1; at >= 0; at--) {
    const token = before[at];
    if (token?.text === ')') depth++;
    if (token?.text === '(' && --depth < 0) return { open: at, word };
    if (depth === 0 && word === undefined && isAny(token, clauses)) word = token;
  }
  return { open: null, word };
}

function isAny(token: Token | undefined, words: string): boolean {
  return token !== undefined && words.split(' ').includes(token.text.toLowerCase());
}
