import type { Lexis, Prefix } from './lexis.ts';
import { type Flaw, isName, type Token, type TokenKind } from './token.ts';

/**
 * How an odd text is taken. `strict`: as an engine takes it, so that what is open reaches to the end of the text.
 * `tolerant`: as people mean it who are no engine. An apostrophe in a word opens nothing, a quoted name closes on its
 * line, the brackets of an array are none of a name, and what is never closed was not opened: its mark is a sign.
 */
export type Strictness = 'strict' | 'tolerant';

/** Cuts SQL into tokens that together are the whole text, in time linear to it. Never fails: see the flaws. */
export function lex(text: string, lexis: Lexis, strictness: Strictness = 'strict'): Token[] {
  return new Lexer(text, rulesOf(lexis), strictness === 'tolerant').tokens();
}

/** A lexis, ready for use. */
type Rules = Lexis & {
  /** Operators of several signs by the first of them, longest first. */
  readonly longer: ReadonlyMap<string, readonly string[]>;
  readonly longestPrefix: number;
  /** For each sign of ASCII whether more than itself can begin with it. */
  readonly isMore: readonly boolean[];
};

const prepared = new WeakMap<Lexis, Rules>();

function rulesOf(lexis: Lexis): Rules {
  const known = prepared.get(lexis);
  if (known) return known;
  const operators = lexis.operators.toSorted((a, b) => b.length - a.length);
  const { texts, names, triple, params, lineComments } = lexis;
  const more = new Set([
    ...`/.$?${texts}${names}${triple}${params.signs}`,
    ...[...lineComments, ...operators].map((each) => each.charAt(0)),
  ]);
  const rules: Rules = {
    ...lexis,
    longer: Map.groupBy(operators, (operator) => operator.charAt(0)),
    isMore: Array.from({ length: 128 }, (_, code) => more.has(String.fromCharCode(code))),
    longestPrefix: Math.max(0, ...[...lexis.prefixes.keys()].map((prefix) => prefix.length)),
  };
  prepared.set(lexis, rules);
  return rules;
}

const QUOTE = 39;
const DOUBLE = 34;
const BRACKET = 91;
const DOLLAR = 36;
const BACKSLASH = 92;
const NEWLINE = 10;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
const isSpace = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  code === 0xfeff ||
  (code > 0xa0 && /\s/.test(String.fromCharCode(code)));
/** What goes on in a bare word. */
const isInWord = (code: number): boolean =>
  isLetter(code) || isDigit(code) || code === DOLLAR || code >= 0x80;

/** A letter outside of ASCII. Its table is large, so it is asked last. */
const LETTER = /^[\p{L}\p{N}]$/u;
const TAG = /\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/y;
const TAGS = /\$(?:[A-Za-z_]\w{0,62})?\$/g;
const TAIL = /(?:::\w+)+/y;

class Lexer {
  readonly #text: string;
  readonly #rules: Rules;
  readonly #tolerant: boolean;
  /** The kind of the token whose end was found last, and what is wrong with it. */
  #kind: TokenKind = 'space';
  #flaw: Flaw | null = null;
  /** From here on a mark is known to have no other that closes it; for names up to the end of a line. */
  readonly #neverClosed = new Map<number, { readonly from: number; readonly to: number }>();
  /** Where each `$tag$` stands last. */
  #lastTags: ReadonlyMap<string, number> | null = null;

  constructor(text: string, rules: Rules, tolerant: boolean) {
    this.#text = text;
    this.#rules = rules;
    this.#tolerant = tolerant;
  }

  tokens(): Token[] {
    const text = this.#text;
    const tokens: Token[] = [];
    let start = 0;
    /** What touches the next token. */
    let before: Token | undefined;
    while (start < text.length) {
      const end = this.#endOf(start, before);
      const piece = text.slice(start, end);
      const kind = this.#kind;
      const word = kind === 'word' ? piece.toLowerCase() : '';
      const token: Token = { kind, text: piece, word, start, end, flaw: this.#flaw };
      tokens.push(token);
      this.#flaw = null;
      before = kind === 'space' || kind === 'comment' ? undefined : token;
      start = end;
    }
    return tokens;
  }

  #wrong(kind: Flaw['kind'], at: number): void {
    this.#flaw ??= { kind, at };
  }

  /** Where the token ends that begins here; its kind is then known. */
  #endOf(at: number, before: Token | undefined): number {
    const code = this.#text.charCodeAt(at);
    if (isSpace(code)) return this.#as('space', this.#pastSpace(at + 1));
    if (isLetter(code) || code >= 0x80) {
      const end = this.#pastWord(at);
      if (end > at) return this.#prefixed(at, end) ?? this.#as('word', end);
      return this.#as('symbol', at + ((this.#text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1));
    }
    if (isDigit(code)) return this.#number(at);
    if (!this.#rules.isMore[code]) {
      if (code < 32) this.#wrong('control character', at);
      return this.#as('symbol', at + 1);
    }
    return (
      this.#comment(at, code) ??
      this.#quoted(at, code, before) ??
      (code === 46 && isDigit(this.#text.charCodeAt(at + 1)) ? this.#number(at) : null) ??
      this.#param(at, code, before) ??
      this.#as('symbol', at + (this.#longer(at)?.length ?? 1))
    );
  }

  #as(kind: TokenKind, end: number): number {
    this.#kind = kind;
    return end;
  }

  #pastSpace(at: number): number {
    let end = at;
    while (end < this.#text.length && isSpace(this.#text.charCodeAt(end))) end++;
    return end;
  }

  #pastWord(at: number): number {
    const text = this.#text;
    let end = at;
    while (end < text.length) {
      const code = text.charCodeAt(end);
      if (!isInWord(code)) break;
      if (code < 0x80 || !this.#tolerant) end++;
      else {
        // In running text there are dashes, arrows and ticks.
        const char = String.fromCodePoint(text.codePointAt(end) ?? code);
        if (!LETTER.test(char)) break;
        end += char.length;
      }
    }
    return end;
  }

  /** A text or a name that a word belongs to, such as `E'…'` or `U&"…"`; null where it does to none. */
  #prefixed(start: number, wordEnd: number): number | null {
    const { prefixes, texts, longestPrefix } = this.#rules;
    if (wordEnd - start > longestPrefix) return null;
    const end = this.#text.charAt(wordEnd) === '&' ? wordEnd + 1 : wordEnd;
    const code = this.#text.charCodeAt(end);
    if (code !== QUOTE && code !== DOUBLE) return null;
    const prefix = prefixes.get(this.#text.slice(start, end).toLowerCase());
    if (prefix === undefined) return null;
    const isText = texts.includes(this.#text.charAt(end)) || this.#isTriple(end);
    if (!isText) return end > wordEnd ? this.#name(end, code) : null;
    if (prefix === 'unread') this.#wrong('prefix', start);
    return this.#string(end, code, prefix);
  }

  #number(at: number): number {
    const { hex, underscores } = this.#rules.numbers;
    const text = this.#text;
    let end = at;
    const digits = () => {
      while (isDigit(text.charCodeAt(end)) || (underscores && text.charAt(end) === '_')) end++;
    };
    const isHex = hex && text.charAt(at) === '0' && /[xX][\da-fA-F_]/.test(text.slice(at + 1, at + 3));
    if (isHex) {
      end += 2;
      while (/[\da-fA-F_]/.test(text.charAt(end))) end++;
    } else {
      digits();
      // In a list of what people have, `1.users` is no number with a suffix.
      if (text.charAt(end) === '.' && !(this.#tolerant && isLetter(text.charCodeAt(end + 1)))) {
        end++;
        digits();
      }
      const exponent = /^[eE][+-]?\d/.exec(text.slice(end, end + 3))?.[0].length ?? 0;
      end += exponent;
      while (exponent > 0 && isDigit(text.charCodeAt(end))) end++;
    }
    const next = text.charCodeAt(end);
    if (next < 0x80 && isInWord(next)) this.#wrong('number suffix', at);
    return this.#as('number', end);
  }

  #comment(at: number, code: number): number | null {
    const text = this.#text;
    const next = text.charAt(at + 1);
    if (code === 47 && next === '*') return this.#as('comment', this.#pastBlock(at));
    for (const mark of this.#rules.lineComments) {
      if (!text.startsWith(mark, at)) continue;
      // Among what people write are the operators `#>` and `#-` too.
      if (this.#tolerant && mark === '#' && (next === '>' || next === '-')) continue;
      const end = text.indexOf('\n', at);
      return this.#as('comment', end < 0 ? text.length : end);
    }
    return null;
  }

  #pastBlock(start: number): number {
    const text = this.#text;
    let depth = 1;
    let at = start + 2;
    while (depth > 0) {
      const close = text.indexOf('*/', at);
      if (close < 0) {
        this.#wrong('open comment', start);
        return text.length;
      }
      const open = this.#rules.nestedComments ? text.indexOf('/*', at) : -1;
      depth += open >= 0 && open < close ? 1 : -1;
      at = (open >= 0 && open < close ? open : close) + 2;
    }
    return at;
  }

  /** A text or a name in quotes; null where none opens here. */
  #quoted(at: number, code: number, before: Token | undefined): number | null {
    const sign = this.#text.charAt(at);
    if (this.#isTriple(at) || this.#rules.texts.includes(sign)) {
      // An apostrophe in running text: user's.
      if (this.#tolerant && code === QUOTE && before?.kind === 'word') return null;
      return this.#string(at, code, 'plain');
    }
    if (code === DOLLAR) return this.#dollars(at);
    if (!this.#rules.names.includes(sign)) return null;
    if (this.#tolerant && code === BRACKET && before && !/^[.(,]$/.test(before.text)) return null;
    // `ARRAY ['x']` with a space is an array too.
    if (this.#tolerant && code === BRACKET && /^\[\s*['"]/.test(this.#text.slice(at, at + 80))) return null;
    return this.#name(at, code);
  }

  #isTriple(at: number): boolean {
    const { triple } = this.#rules;
    if (triple === '') return false;
    const sign = this.#text.charAt(at);
    return triple.includes(sign) && this.#text.startsWith(sign.repeat(3), at);
  }

  #string(open: number, quote: number, prefix: Prefix): number | null {
    const { backslash } = this.#rules;
    const end = this.#isTriple(open)
      ? this.#pastTriple(open)
      : this.#pastText(open, quote, backslash || prefix === 'escapes', prefix !== 'raw');
    return end === null ? null : this.#as('string', end);
  }

  #pastTriple(open: number): number | null {
    const end = this.#text.indexOf(this.#text.charAt(open).repeat(3), open + 3);
    return end >= 0 ? end + 3 : this.#open('open text', open);
  }

  #pastText(open: number, quote: number, escapes: boolean, areRead: boolean): number | null {
    const text = this.#text;
    const { doubled, anyEscape, escapes: known } = this.#rules;
    if (open >= (this.#neverClosed.get(quote)?.from ?? Number.POSITIVE_INFINITY)) return null;
    for (let at = open + 1; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        if (text.charCodeAt(at + 1) !== quote) return at + 1;
        if (!doubled) this.#wrong('doubled quote', at);
        at++;
      } else if (code === BACKSLASH && escapes) {
        if (areRead && !anyEscape && !known.has(text.charAt(at + 1))) this.#wrong('escape', at);
        at++;
      }
    }
    if (this.#tolerant) this.#neverClosed.set(quote, { from: open, to: text.length });
    return this.#open('open text', open);
  }

  /** What is open reaches to the end, or was not meant to open. */
  #open(kind: Flaw['kind'], at: number): number | null {
    if (this.#tolerant) this.#flaw = null;
    else this.#wrong(kind, at);
    return this.#tolerant ? null : this.#text.length;
  }

  #name(open: number, code: number): number | null {
    const end = this.#tolerant ? this.#nameOnLine(open, code) : this.#pastName(open, code);
    return end === null ? null : this.#as('name', end);
  }

  #pastName(open: number, code: number): number | null {
    const text = this.#text;
    const mark = code === BRACKET ? ']' : text.charAt(open);
    for (let at = text.indexOf(mark, open + 1); at >= 0; at = text.indexOf(mark, at + 2))
      if (code === BRACKET || text.charAt(at + 1) !== mark) return at + 1;
    return this.#open('open name', open);
  }

  /** Closed on its line, and not empty. */
  #nameOnLine(open: number, code: number): number | null {
    const text = this.#text;
    const known = this.#neverClosed.get(code);
    if (known && open >= known.from && open < known.to) return null;
    const close = code === BRACKET ? 93 : code;
    const escapes = this.#rules.backslash && code === DOUBLE;
    let at = open + 1;
    for (; at < text.length; at++) {
      const next = text.charCodeAt(at);
      if (next === NEWLINE || (code === BRACKET && next === BRACKET)) break;
      if (escapes && next === BACKSLASH) at++;
      else if (next !== close) continue;
      else if (code !== BRACKET && text.charCodeAt(at + 1) === close) at++;
      else return at === open + 1 ? null : at + 1;
    }
    this.#neverClosed.set(code, { from: open, to: at });
    return null;
  }

  #dollars(at: number): number | null {
    const { dollar } = this.#rules;
    if (dollar === 'none') return null;
    TAG.lastIndex = at;
    const tag = TAG.exec(this.#text)?.[0];
    if (tag === undefined || (dollar === 'plain' && tag !== '$$')) return null;
    if (this.#tolerant) {
      this.#lastTags ??= new Map([...this.#text.matchAll(TAGS)].map((found) => [found[0], found.index]));
      if ((this.#lastTags.get(tag) ?? -1) <= at) return null;
    }
    const end = this.#text.indexOf(tag, at + tag.length);
    if (end >= 0) return this.#as('string', end + tag.length);
    return this.#as('string', this.#open('open text', at) ?? at + 1);
  }

  #param(at: number, code: number, before: Token | undefined): number | null {
    const { signs, numbered, marks, apart, tail } = this.#rules.params;
    const text = this.#text;
    let end = at + 1;
    if (code === 63) {
      if (!marks) return null;
      while (isDigit(text.charCodeAt(end))) end++;
      return this.#as('param', end);
    }
    if (!signs.includes(text.charAt(at)) || this.#longer(at)) return null;
    const first = text.charCodeAt(end);
    if (!(numbered ? isInWord(first) : isLetter(first))) return null;
    if (apart && code === 58 && before && (isName(before) || /[\]):]$/.test(before.text))) return null;
    while (end < text.length && isInWord(text.charCodeAt(end))) end++;
    TAIL.lastIndex = end;
    if (tail) end += TAIL.exec(text)?.[0].length ?? 0;
    return this.#as('param', end);
  }

  #longer(at: number): string | undefined {
    const longer = this.#rules.longer.get(this.#text.charAt(at));
    return longer?.find((operator) => this.#text.startsWith(operator, at));
  }
}
