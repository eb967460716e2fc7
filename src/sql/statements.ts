import type { Dialect } from '../domain/dialect.ts';
import type { DialectTable } from './dialects/dialect.ts';
import { DIALECT_TABLES } from './dialects/index.ts';
import { lex } from './lexer.ts';
import { isSaid, isSymbol, isWord, type Token } from './token.ts';

/** One statement of a script, without the semicolon that ends it. */
export type Statement = {
  readonly start: number;
  readonly end: number;
  /** Without spaces and comments; never empty. */
  readonly tokens: readonly Token[];
};

/** Splits a script at the semicolons that end a statement: those in a body do not. */
export function statementsOf(sql: string, dialect: Dialect): Statement[] {
  const { lexis, bodies } = DIALECT_TABLES[dialect];
  const statements: Statement[] = [];
  let tokens: Token[] = [];
  let hasBody = false;
  const finish = () => {
    const [first, last] = [tokens[0], tokens.at(-1)];
    if (first && last) statements.push({ start: first.start, end: last.end, tokens });
    tokens = [];
    hasBody = false;
  };
  for (const token of lex(sql, lexis)) {
    if (!isSaid(token)) continue;
    if (isSymbol(token, ';') && !(hasBody && !endsBody(tokens))) finish();
    else {
      tokens.push(token);
      hasBody ||= beginsBody(tokens, token, bodies);
    }
  }
  finish();
  return statements;
}

/** Whether the last token says that a body comes. */
function beginsBody(tokens: readonly Token[], last: Token, bodies: DialectTable['bodies']): boolean {
  if (bodies === 'none' || !isWord(tokens[0], 'create')) return false;
  if (bodies === 'atomic') return isWord(last, 'atomic') && isWord(tokens.at(-2), 'begin');
  const isTemporary = isWord(tokens[1], 'temp') || isWord(tokens[1], 'temporary');
  return isWord(last, 'trigger') && tokens.length === (isTemporary ? 3 : 2);
}

/** A body goes on until an `END` that follows a semicolon: the `END` of a CASE never does. */
const endsBody = (tokens: readonly Token[]): boolean =>
  isWord(tokens.at(-1), 'end') && isSymbol(tokens.at(-2), ';');

const MAIN_VERBS = new Set(['select', 'values', 'insert', 'replace', 'update', 'delete']);

/** The index behind `EXPLAIN`, or `EXPLAIN QUERY PLAN`; 0 where a statement does not begin with it. */
export function behindExplain(tokens: readonly Token[]): number {
  if (!isWord(tokens[0], 'explain')) return 0;
  return isWord(tokens[1], 'query') ? 3 : 1;
}

/**
 * The word that says what a statement does: `select`, `insert`, `create` …, behind EXPLAIN and WITH.
 * Lower case; empty where the statement does not begin with a word.
 */
export function verbOf({ tokens }: Statement): string {
  const at = behindExplain(tokens);
  if (!isWord(tokens[at], 'with')) return tokens[at]?.word ?? '';
  let depth = 0;
  for (const { text, word } of tokens.slice(at + 1)) {
    if (text === '(') depth++;
    else if (text === ')') depth--;
    else if (depth === 0 && MAIN_VERBS.has(word)) return word;
  }
  return 'with';
}

const ANSWERS = new Set(['select', 'values', 'with', 'from', 'table', 'pivot', 'unpivot']);
const SHOWS = new Set(['explain', 'describe', 'show', 'summarize']);

/** Whether a statement has rows to look at: plans too, for who plays. */
export function givesRows(statement: Statement): boolean {
  return isQuery(statement) || SHOWS.has(statement.tokens[0]?.word ?? '');
}

/** Whether a statement's rows can be an answer. */
export function isQuery(statement: Statement): boolean {
  const [first] = statement.tokens;
  if (isSymbol(first, '(')) return true;
  return !SHOWS.has(first?.word ?? '') && ANSWERS.has(verbOf(statement));
}
