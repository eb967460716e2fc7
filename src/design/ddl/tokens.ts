/** What a stretch of DDL is, in whatever dialect. `name` is quoted: `"…"`, `` `…` `` or `[…]`. */
export type DdlToken = {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'symbol';
  readonly text: string;
  /** The word in lower case; empty for everything else, so that a quoted name is never a keyword. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** First on its line. */
  readonly first: boolean;
};

export type DdlComment = { readonly text: string; readonly start: number; readonly end: number };

const LINE_COMMENT = /--[^\n]*|#(?!>|-)[^\n]*|\/\/[^\n]*/y;
const NUMBER = /0[xX][0-9a-fA-F_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?(?![A-Za-z_])|\d+/y;
/** A letter outside of ASCII. Its table is large, so it is asked last. */
const LETTER = /^[\p{L}\p{N}]$/u;
const DOLLARS = /\$(?:[A-Za-z_]\w*)?\$/g;
const SYMBOL = /->>|->|=>|::|\|\||<=|>=|<>|!=|==|\.\.\.|[\s\S]/uy;
/** What may stand before a string and be a part of it. */
const PREFIX = /(?:[eEbBrRnNxX]|[uU]&|rb|RB|br|BR)$/;

/** Cuts DDL into tokens and comments. Never fails: what no rule knows is a symbol, an open quote too. */
export function ddlTokens(
  text: string,
  backslash: boolean,
): { readonly tokens: readonly DdlToken[]; readonly comments: readonly DdlComment[] } {
  const tokens: DdlToken[] = [];
  const comments: DdlComment[] = [];
  const strings = quoted(text, backslash);
  let at = 0;
  let first = true;
  const push = (kind: DdlToken['kind'], end: number) => {
    const piece = text.slice(at, end);
    tokens.push({
      kind,
      text: piece,
      word: kind === 'word' ? piece.toLowerCase() : '',
      start: at,
      end,
      first,
    });
    first = false;
    at = end;
  };
  while (at < text.length) {
    const behind = pastSpace(text, at);
    if (behind > at) {
      if (text.slice(at, behind).includes('\n')) first = true;
      at = behind;
      continue;
    }
    const comment = commentAt(text, at);
    if (comment > at) {
      comments.push({ text: text.slice(at, comment), start: at, end: comment });
      at = comment;
      continue;
    }
    const last = tokens.at(-1);
    const close = strings(at, last && last.end === at ? last : undefined);
    if (close) {
      const prefixed =
        close.kind === 'string' && last?.kind === 'word' && last.end === at && PREFIX.test(last.text);
      if (prefixed && last.text.length <= 2) {
        tokens.pop();
        at = last.start;
        first = last.first;
      }
      push(close.kind, close.end);
      continue;
    }
    const end = pastWord(text, at);
    if (end > at) push('word', end);
    else {
      const number = match(NUMBER, text, at);
      if (number) push('number', at + number.length);
      else push('symbol', at + (match(SYMBOL, text, at)?.length ?? 1));
    }
  }
  return { tokens, comments };
}

function pastSpace(text: string, at: number): number {
  let end = at;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    const space = code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff;
    if (!space && !(code > 0xa0 && /\s/.test(text.charAt(end)))) break;
  }
  return end;
}

function pastWord(text: string, at: number): number {
  let end = at;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    const letter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
    const later = end > at && ((code >= 48 && code <= 57) || code === 36);
    if (letter || later) end++;
    else if (code >= 0x80) {
      const char = String.fromCodePoint(text.codePointAt(end) ?? code);
      if (!LETTER.test(char)) break;
      end += char.length;
    } else break;
  }
  return end;
}

function match(rule: RegExp, text: string, at: number): string | undefined {
  rule.lastIndex = at;
  return rule.exec(text)?.[0] || undefined;
}

/** Where a comment ends that begins here; the same place where none does. */
function commentAt(text: string, at: number): number {
  const char = text.charAt(at);
  if (char !== '-' && char !== '#' && char !== '/') return at;
  if (text.startsWith('/*', at)) {
    const end = text.indexOf('*/', at + 2);
    return end < 0 ? text.length : end + 2;
  }
  return at + (match(LINE_COMMENT, text, at)?.length ?? 0);
}

const QUOTES = `'"\`[$`;

type Close = { readonly kind: 'string' | 'name'; readonly end: number };

/** Finds where a quote that opens at a place closes. Every text is looked at once, however many quotes are open. */
function quoted(
  text: string,
  backslash: boolean,
): (at: number, before: DdlToken | undefined) => Close | null {
  let open = Number.POSITIVE_INFINITY;
  let dollars: Map<string, number[]> | null = null;
  const single = (at: number, escapes: boolean): Close | null => {
    if (at >= open) return null;
    let end = at + 1;
    for (;;) {
      const next = text.indexOf("'", end);
      if (next < 0) {
        open = at;
        return null;
      }
      if (escapes && isEscaped(text, next, at)) end = next + 1;
      else if (text.charAt(next + 1) === "'") end = next + 2;
      else return { kind: 'string', end: next + 1 };
    }
  };
  const triple = (at: number, mark: string): Close | null => {
    const end = text.indexOf(mark, at + 3);
    return end < 0 ? null : { kind: 'string', end: end + 3 };
  };
  return (at, before) => {
    const char = text.charAt(at);
    if (!QUOTES.includes(char)) return null;
    if (char === "'") {
      // An apostrophe in running text: user's.
      if (before?.kind === 'word' && !(before.text.length <= 2 && PREFIX.test(before.text))) return null;
      return single(at, backslash || /^e$/i.test(before?.text ?? ''));
    }
    if (char === '"' && text.startsWith('"""', at)) return triple(at, '"""');
    if (char === '"' || char === '`') return onLine(text, at, char, backslash && char === '"');
    if (char === '[') return before && !/^[.(,]$/.test(before.text) ? null : bracketed(text, at);
    if (char !== '$') return null;
    dollars ??= dollarQuotes(text);
    const tag = /^\$(?:[A-Za-z_]\w{0,62})?\$/.exec(text.slice(at, at + 66))?.[0];
    const end = tag && dollars.get(tag)?.find((place) => place > at);
    return tag && end ? { kind: 'string', end: end + tag.length } : null;
  };
}

function isEscaped(text: string, at: number, from: number): boolean {
  let slashes = 0;
  while (at - 1 - slashes > from && text.charAt(at - 1 - slashes) === '\\') slashes++;
  return slashes % 2 === 1;
}

/** A quoted name closes on its own line. */
function onLine(text: string, at: number, mark: string, escapes: boolean): Close | null {
  for (let end = at + 1; end < text.length && text.charAt(end) !== '\n'; end++) {
    if (escapes && text.charAt(end) === '\\') end++;
    else if (text.charAt(end) !== mark) continue;
    else if (text.charAt(end + 1) === mark) end++;
    else return end === at + 1 ? null : { kind: 'name', end: end + 1 };
  }
  return null;
}

/** `[user id]`, and not the brackets of an array. */
function bracketed(text: string, at: number): Close | null {
  for (let end = at + 1; end < text.length; end++) {
    const char = text.charAt(end);
    if (char === '[' || char === '\n') return null;
    if (char === ']') return end === at + 1 ? null : { kind: 'name', end: end + 1 };
  }
  return null;
}

function dollarQuotes(text: string): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const { 0: tag, index } of text.matchAll(DOLLARS)) {
    const known = places.get(tag);
    if (known) known.push(index);
    else places.set(tag, [index]);
  }
  return places;
}

/** The name that a token stands for, without its quotes. */
export function unquoted(token: DdlToken): string {
  const { kind, text } = token;
  if (kind === 'word' || kind === 'number' || kind === 'symbol') return text;
  if (text.startsWith('[')) return text.slice(1, -1);
  if (text.startsWith('"""')) return text.slice(3, -3);
  const dollar = /^\$\w*\$/.exec(text)?.[0];
  if (dollar) return text.slice(dollar.length, -dollar.length);
  const from = text.search(/["'`]/);
  const mark = text.charAt(from);
  return text.slice(from + 1, -1).replaceAll(mark + mark, mark);
}
