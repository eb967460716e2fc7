import type { Place } from '../domain/design.ts';
import { SHORTHAND, SHORTHAND_WITH_BACKSLASHES } from './dialects/shorthand.ts';
import { lex, type Strictness } from './lexer.ts';
import type { Lexis } from './lexis.ts';
import { isName, isSymbol, type Token, unquoted } from './token.ts';

/** A text with its tokens, and what belongs together in it. */
export type Source = {
  readonly text: string;
  /** Without spaces and comments. */
  readonly tokens: readonly Token[];
  readonly comments: readonly Token[];
  /** Whether a token is the first on its line. */
  readonly isFirst: readonly boolean[];
  /** For a token that opens a bracket, the index of the one that closes it; -1 where none does. */
  readonly pairs: readonly number[];
  /** For each token 1 where a reader has taken it: what stays 0 is what nobody read. */
  readonly claimed: Uint8Array;
  /** The place of an offset. */
  readonly place: (offset: number) => Place;
  readonly line: (offset: number) => number;
};

/** Tokens from an index up to, and without, another. */
export type Span = { readonly from: number; readonly to: number };

export function sourceOf(text: string, lexis: Lexis, strictness: Strictness): Source {
  return sourceFrom(text, lex(text, lexis, strictness));
}

/** @param all tokens of the text; those that are left out are not read. */
export function sourceFrom(text: string, all: readonly Token[]): Source {
  const tokens: Token[] = [];
  const comments: Token[] = [];
  const isFirst: boolean[] = [];
  let begins = true;
  for (const token of all) {
    if (token.kind === 'comment') comments.push(token);
    else if (token.kind === 'space') begins ||= token.text.includes('\n');
    else {
      tokens.push(token);
      isFirst.push(begins);
      begins = false;
    }
  }
  const line = lines(text);
  return {
    text,
    tokens,
    comments,
    isFirst,
    pairs: pairsOf(tokens, isFirst),
    claimed: new Uint8Array(tokens.length),
    line: (offset) => line(offset).line,
    place: (offset) => line(offset),
  };
}

/** A text of which nobody knows whether it is SQL. `backslash`: one in a text means what follows it. */
export function shorthandOf(text: string, backslash = false): Source {
  return sourceOf(text, backslash ? SHORTHAND_WITH_BACKSLASHES : SHORTHAND, 'tolerant');
}

function lines(text: string): (offset: number) => Place {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };
const CLOSING = new Set([')', ']', '}', '>', '>>']);
/** Words behind which `<` opens a list of types. */
const TYPED = new Set(['struct', 'array', 'map', 'row', 'table']);

/** A semicolon, and the beginning of another CREATE TABLE, leave open what is open before them. */
function pairsOf(tokens: readonly Token[], isFirst: readonly boolean[]): number[] {
  const pairs = tokens.map(() => -1);
  let open: number[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    const first = isFirst[index] ?? false;
    if (!token || (token.kind !== 'symbol' && !(first && token.word === 'create'))) continue;
    const { text, word } = token;
    const opens = text === '<' ? TYPED.has(tokens[index - 1]?.word ?? '') : text in CLOSES;
    if (opens) open.push(index);
    else if (CLOSING.has(text)) {
      // `>>` closes two lists of types.
      for (const sign of text) {
        const at = openedBy(tokens, open, sign);
        if (at < 0) break;
        pairs[open[at] ?? 0] = index;
        open.length = at;
      }
    } else if (text === ';' || (first && word === 'create' && isBeginning(tokens, index))) open = [];
  }
  return pairs;
}

/** Which of the open brackets this one closes; those within it stay open. */
function openedBy(tokens: readonly Token[], open: readonly number[], close: string): number {
  // Further out than this nothing is closed by a bracket that fits nothing within: time stays linear.
  const deepest = Math.max(0, open.length - 8);
  for (let at = open.length - 1; at >= deepest; at--) {
    const opened = tokens[open[at] ?? 0]?.text ?? '';
    if (CLOSES[opened] === close) return at;
    if (close === '>') return -1;
  }
  return -1;
}

/** Words behind CREATE that begin a statement of their own, wherever they stand first on a line. */
const KINDS = new Set([
  'table', 'view', 'index', 'unique', 'or', 'temp', 'temporary', 'external', 'transient', 'materialized',
  'unlogged', 'dynamic', 'virtual', 'type', 'schema', 'extension', 'foreign', 'live', 'streaming', 'hybrid',
  'function', 'procedure', 'trigger', 'package', 'aggregate', 'definer', 'dictionary', 'managed', 'interactive',
  'snapshot', 'transactional', 'global', 'local', 'volatile', 'database', 'sequence', 'iceberg', 'domain',
]); // biome-ignore format: a list of words

export function isBeginning(tokens: readonly Token[], index: number): boolean {
  return KINDS.has(tokens[index + 1]?.word ?? '');
}

/** Says that tokens are read. */
export function claim({ claimed }: Source, from: number, to = from + 1): void {
  claimed.fill(1, Math.max(from, 0), Math.max(to, from, 0));
}

/** The text of a span, which is read by that. */
export function textOf(source: Source, span: Span): string {
  claim(source, span.from, span.to);
  return excerpt(source, span);
}

/** The text of a span for a look at it. */
export function excerpt(source: Source, { from, to }: Span): string {
  const first = source.tokens[from];
  const last = source.tokens[to - 1];
  return first && last && from < to ? source.text.slice(first.start, last.end) : '';
}

/** Whether these bare words stand from here on; then they are read. */
export function words(source: Source, at: number, ...expected: readonly string[]): boolean {
  const stand = standsAt(source, at, ...expected);
  if (stand) claim(source, at, at + expected.length);
  return stand;
}

/** Whether these bare words stand from here on: a look ahead, which reads nothing. */
export function standsAt({ tokens }: Source, at: number, ...expected: readonly string[]): boolean {
  return expected.every((word, n) => tokens[at + n]?.word === word);
}

/** The word here where it is one of a set, which is read by that; null where it is not. */
export function oneOf(source: Source, at: number, set: ReadonlySet<string>): string | null {
  const word = source.tokens[at]?.word ?? '';
  if (word === '' || !set.has(word)) return null;
  claim(source, at);
  return word;
}

/** The name, or the content of the text, at a token, which is read by that; empty behind the end. */
export function nameAt(source: Source, at: number): string {
  const token = source.tokens[at];
  if (!token) return '';
  claim(source, at);
  return unquoted(token);
}

export const symbol = (source: Source, at: number, text: string): boolean =>
  isSymbol(source.tokens[at], text);

/** The index behind a token, or behind all of the brackets that it opens; never beyond `to`. */
export function past(source: Source, at: number, to: number): number {
  const close = source.pairs[at] ?? -1;
  if (close >= 0) return Math.min(close + 1, to);
  return at + 1;
}

/** What stands in the brackets that open here; null where none do. An open end is the end of `to`. */
export function inside(source: Source, at: number, to: number): Span | null {
  const token = source.tokens[at];
  if (at >= to || token?.kind !== 'symbol' || !(token.text in CLOSES)) return null;
  const close = source.pairs[at] ?? -1;
  return { from: at + 1, to: close < 0 ? to : Math.min(close, to) };
}

/** Parts of a span between commas that stand in no brackets; empty ones left out. */
export function parts(source: Source, { from, to }: Span, separator = ','): Span[] {
  const found: Span[] = [];
  let start = from;
  for (let at = from; at < to; at = past(source, at, to)) {
    if (!symbol(source, at, separator)) continue;
    if (at > start) found.push({ from: start, to: at });
    start = at + 1;
  }
  if (to > start) found.push({ from: start, to });
  return found;
}

export type QualifiedName = {
  readonly name: string;
  readonly qualifier: string | null;
  /** Index of the token behind it. */
  readonly next: number;
};

/** A name with those of its schema and database before it: `a.b.c`, `` `a.b`.c ``, `a-project.b.c`; null where none is. */
export function qualifiedName(source: Source, at: number, to: number): QualifiedName | null {
  const names: string[] = [];
  let next = at;
  for (;;) {
    const token = source.tokens[next];
    if (next >= to || !token || !(isName(token) || token.kind === 'string')) break;
    let name = unquoted(token);
    next++;
    // A project's name in BigQuery may have hyphens without being quoted.
    while (joined(source, next, '-') && next + 1 < to) {
      name += `-${source.tokens[next + 1]?.text ?? ''}`;
      next += 2;
    }
    if (token.text.startsWith('`')) names.push(...name.split('.'));
    else names.push(name);
    if (!symbol(source, next, '.') || next + 1 >= to) break;
    next++;
    // `database..table`
    if (symbol(source, next, '.')) next++;
  }
  const name = names.pop();
  if (name) claim(source, at, next);
  return name ? { name, qualifier: names.length > 0 ? names.join('.') : null, next } : null;
}

/** A symbol that stands directly between two words. */
function joined(source: Source, at: number, text: string): boolean {
  const [before, here, after] = [source.tokens[at - 1], source.tokens[at], source.tokens[at + 1]];
  if (here?.text !== text || before?.end !== here.start || after?.start !== here.end) return false;
  return after.kind === 'word' || after.kind === 'number';
}
