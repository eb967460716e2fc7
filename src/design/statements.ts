import { isWord, lex, type Token } from './lex.ts';

/** One statement of a script, without the semicolon that ends it. */
export type Statement = {
  readonly start: number;
  readonly end: number;
  /** Without spaces and comments; never empty. */
  readonly tokens: readonly Token[];
};

/** Splits a script at the semicolons that end a statement: those in a trigger's body do not. */
export function statementsOf(sql: string): Statement[] {
  const statements: Statement[] = [];
  let tokens: Token[] = [];
  const finish = () => {
    const first = tokens[0];
    const last = tokens.at(-1);
    if (first && last) statements.push({ start: first.start, end: last.end, tokens });
    tokens = [];
  };
  for (const token of lex(sql)) {
    if (token.kind === 'space' || token.kind === 'comment') continue;
    if (token.text === ';' && !insideTrigger(tokens)) finish();
    else tokens.push(token);
  }
  finish();
  return statements;
}

/** A trigger goes on until an `END` that follows a semicolon: the `END` of a CASE never does. */
function insideTrigger(tokens: readonly Token[]): boolean {
  if (!isWord(tokens[0], 'create')) return false;
  const at = isWord(tokens[1], 'temp') || isWord(tokens[1], 'temporary') ? 2 : 1;
  if (!isWord(tokens[at], 'trigger')) return false;
  return !(isWord(tokens.at(-1), 'end') && tokens.at(-2)?.text === ';');
}

/**
 * The word that says what a statement does: `select`, `insert`, `create` …, behind EXPLAIN and WITH.
 * Lower case; empty where the statement does not begin with a word.
 */
export function verbOf(statement: Statement): string {
  const words = statement.tokens;
  let at = 0;
  if (isWord(words[0], 'explain')) at = isWord(words[1], 'query') ? 3 : 1;
  if (!isWord(words[at], 'with'))
    return words[at]?.kind === 'name' ? (words[at]?.text.toLowerCase() ?? '') : '';
  let depth = 0;
  for (const token of words.slice(at + 1)) {
    if (token.text === '(') depth++;
    else if (token.text === ')') depth--;
    else if (depth === 0 && MAIN_VERBS.has(token.text.toLowerCase())) return token.text.toLowerCase();
  }
  return 'with';
}

const MAIN_VERBS = new Set(['select', 'values', 'insert', 'replace', 'update', 'delete']);

/** Whether a statement has rows to look at: plans too, for who plays. */
export function givesRows(statement: Statement): boolean {
  return isQuery(statement) || isWord(statement.tokens[0], 'explain');
}

/** Whether a statement's rows can be an answer. */
export function isQuery(statement: Statement): boolean {
  return ['select', 'values', 'with'].includes(verbOf(statement)) && !isWord(statement.tokens[0], 'explain');
}
