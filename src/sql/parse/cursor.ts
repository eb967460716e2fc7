import { LIMITS } from '../../domain/limits.ts';
import type { Refused, SourceDialect } from '../dialects/source-dialect.ts';
import type { Token } from './tokens.ts';
import type { Located } from './tree.ts';
import { unsupported } from './unsupported.ts';

/** How deep expressions, queries and lists may stand in each other, so that no reader of them runs out of stack. */
export const MAX_DEPTH = LIMITS.scriptDepth.value;

/** A place among tokens, from which a grammar reads on. What it does not know is Unsupported. */
export class Cursor {
  readonly dialect: SourceDialect;
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], dialect: SourceDialect) {
    this.#tokens = tokens;
    this.dialect = dialect;
  }

  peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)];
    if (!token) throw new Error('A list of tokens ends with its end.');
    return token;
  }

  /** Where the next token begins. */
  get at(): number {
    return this.peek().start;
  }

  next(): Token {
    const token = this.peek();
    this.#at++;
    return token;
  }

  /** From there up to the end of the last token that was taken. */
  since(from: number, at = from): Located {
    return { from, to: this.#tokens[this.#at - 1]?.end ?? from, at };
  }

  /** Reads what may hold itself. @throws Unsupported where it does so too often. */
  nested<T>(read: (cursor: Cursor) => T): T {
    if (this.#depth === MAX_DEPTH) tooDeep(this.at, MAX_DEPTH);
    this.#depth++;
    const value = read(this);
    this.#depth--;
    return value;
  }

  isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'word' && token.text === word;
  }

  isSymbol(symbol: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'symbol' && token.text === symbol;
  }

  isAnyWord(words: readonly string[], ahead = 0): boolean {
    return words.some((word) => this.isWord(word, ahead));
  }

  /** Whether nothing of the statement is left. */
  isEnd(ahead = 0): boolean {
    return this.peek(ahead).kind === 'end' || this.isSymbol(';', ahead);
  }

  /** A name, quoted or not; words that open a clause are none. */
  isName(ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'name' || (token.kind === 'word' && !RESERVED.has(token.text));
  }

  /** Whether a query begins here, in however many parentheses. */
  isQuery(): boolean {
    let ahead = 0;
    while (this.isSymbol('(', ahead)) ahead++;
    return this.isAnyWord(['select', 'with', 'values'], ahead);
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

  expectWords(...words: readonly string[]): void {
    for (const word of words) if (!this.words(word)) this.fail(word.toUpperCase());
  }

  expect(symbol: string): void {
    if (!this.symbol(symbol)) this.fail(`"${symbol}"`);
  }

  name(): string {
    return this.isName() ? this.next().value : this.fail('A name');
  }

  /** One or more, with commas between them. */
  list<T>(read: (cursor: Cursor) => T): T[] {
    const list = [read(this)];
    while (this.symbol(',')) list.push(read(this));
    return list;
  }

  inParentheses<T>(read: (cursor: Cursor) => T): T {
    this.expect('(');
    const value = read(this);
    this.expect(')');
    return value;
  }

  /** `(a, b)`; none where no parenthesis opens. */
  columnNames(): string[] {
    return this.isSymbol('(') ? this.inParentheses((inner) => inner.list((each) => each.name())) : [];
  }

  alias(): string | null {
    return this.words('as') || this.isName() ? this.name() : null;
  }

  /** `project.dataset.table` */
  tableParts(): string[] {
    const parts = [this.name()];
    while (this.symbol('.')) parts.push(this.name());
    return parts;
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
        : `${wanted} is expected here in the part of ${this.dialect.title} that runs here (docs/dialects.md). Write it otherwise, or the submission in SQLite, PostgreSQL or DuckDB.`,
    );
  }

  /** Ends where the dialect has not what others have at this place. */
  refuse(construct: Refused, at: number): void {
    const hint = this.dialect.grammar.refuses[construct];
    if (hint !== undefined) unsupported(at, construct, hint);
  }
}

export function tooDeep(at: number, bound: number): never {
  return unsupported(
    at,
    `an expression or a query nested more than ${bound} deep`,
    'Give parts of it names of their own, in a WITH.',
  );
}

/** Words that are never taken for a name or an alias: each would change what stands before or behind it. */
const RESERVED: ReadonlySet<string> = new Set(
  `all and any anti array as asof asc at before between both by case cast changes cluster collate connect create cross cube
   current_date current_time current_timestamp desc describe distinct distribute else end escape except exclude exists
   extract false fetch filter final following for from full global group grouping having if ignore ilike in inner insert
   intersect interval into is isnull join lateral left like limit match_recognize minus natural not notnull null nulls
   of offset on or order outer over partition pivot preceding prewhere qualify range recursive regexp replace respect
   right rlike rollup rows sample select semi set settings similar some sort start straight_join struct table
   tablesample then to top trailing treat true try_cast unbounded union unnest unpivot update using values view when
   where window with within without zone`.split(/\s+/),
);
