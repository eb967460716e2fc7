import type { Expr, Query } from './ast.ts';
import type { Home } from './home.ts';
import { HOME_NAMES } from './home.ts';
import type { Token } from './lex.ts';
import { unsupported } from './unsupported.ts';

/** What reads the things that have each other in them: so no part of the grammar imports what is above it. */
export type Grammar = {
  readonly query: (cursor: Cursor) => Query;
  readonly expression: (cursor: Cursor) => Expr;
  readonly sum: (cursor: Cursor) => Expr;
  readonly unary: (cursor: Cursor) => Expr;
};

/** A place among tokens, from which a grammar reads on. What it does not know is Unsupported. */
export class Cursor {
  readonly home: Home;
  readonly #tokens: readonly Token[];
  #at = 0;

  readonly #grammar: Grammar;

  constructor(tokens: readonly Token[], home: Home, grammar: Grammar) {
    this.#tokens = tokens;
    this.#grammar = grammar;
    this.home = home;
  }

  peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)];
    if (!token) throw new Error('A list of tokens ends with its end.');
    return token;
  }

  query(): Query {
    return this.#grammar.query(this);
  }

  expression(): Expr {
    return this.#grammar.expression(this);
  }

  /** What binds more tightly than a comparison. */
  sum(): Expr {
    return this.#grammar.sum(this);
  }

  /** What binds more tightly than any operator between two. */
  unary(): Expr {
    return this.#grammar.unary(this);
  }

  get at(): number {
    return this.peek().start;
  }

  next(): Token {
    const token = this.peek();
    this.#at++;
    return token;
  }

  /** The place, to come back to. */
  mark(): number {
    return this.#at;
  }

  back(mark: number): void {
    this.#at = mark;
  }

  isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'word' && token.text === word;
  }

  isSymbol(symbol: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'symbol' && token.text === symbol;
  }

  /** Takes these words where all of them stand here. */
  words(...words: readonly string[]): boolean {
    if (!words.every((word, ahead) => this.isWord(word, ahead))) return false;
    this.#at += words.length;
    return true;
  }

  symbol(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false;
    this.#at++;
    return true;
  }

  expectWord(word: string): void {
    if (!this.words(word)) this.fail(word.toUpperCase());
  }

  expect(symbol: string): void {
    if (!this.symbol(symbol)) this.fail(`"${symbol}"`);
  }

  fail(wanted: string | null = null): never {
    const token = this.peek();
    const found = token.kind === 'word' ? token.value.toUpperCase() : token.text;
    const what = `${found.length > 40 ? `${found.slice(0, 40)}…` : found} at this place`;
    return unsupported(
      token.start,
      what,
      wanted === null
        ? null
        : `${wanted} is expected here in the part of ${HOME_NAMES[this.home]} that runs here (docs/dialects.md). Write it otherwise, or the submission in SQLite, PostgreSQL or DuckDB.`,
    );
  }

  /** A name, quoted or not; words that open a clause are none. */
  name(): string {
    const token = this.peek();
    if (token.kind === 'quoted' || (token.kind === 'word' && !RESERVED.has(token.text))) {
      this.#at++;
      return token.value;
    }
    return this.fail('A name');
  }

  isName(ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'quoted' || (token.kind === 'word' && !RESERVED.has(token.text));
  }
}

/** Words that are never taken for a name or an alias: each would change what stands before or behind it. */
export const RESERVED: ReadonlySet<string> = new Set(
  `all and any anti array as asof asc at before between both by case cast changes cluster collate connect create cross cube
   current_date current_time current_timestamp desc describe distinct distribute else end escape except exclude exists
   extract false fetch filter final following for from full global group grouping having if ignore ilike in inner insert
   intersect interval into is isnull join lateral left like limit match_recognize minus natural not notnull null nulls
   of offset on or order outer over partition pivot preceding prewhere qualify range recursive regexp replace respect
   right rlike rollup rows sample select semi set settings similar some sort start straight_join struct table
   tablesample then to top trailing treat true try_cast unbounded union unnest unpivot update using values view when
   where window with within without zone`.split(/\s+/),
);

export function startsQuery(cursor: Cursor): boolean {
  for (let ahead = 0; ; ahead++) {
    if (cursor.isSymbol('(', ahead)) continue;
    return (
      cursor.isWord('select', ahead) ||
      cursor.isWord('with', ahead) ||
      (ahead === 0 && cursor.isWord('values'))
    );
  }
}
