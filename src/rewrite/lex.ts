import type { Home } from './home.ts';
import { unsupported } from './unsupported.ts';

/** A token of a dialect's text; spaces and comments are none. */
export type Token = {
  readonly kind: 'word' | 'quoted' | 'string' | 'number' | 'param' | 'symbol' | 'end';
  /** As it was written; of a word in lower case. */
  readonly text: string;
  /** A string's content, a name without its quotes, a parameter's name. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
};

const WORD = /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const SYMBOL = /<=>|->>|=>|->|\|\||<=|>=|<>|!=|==|<<|>>|::|[\s\S]/y;
const SPACE = /\s+/y;
const COMMENT = /--[^\n]*|\/\*[\s\S]*?\*\//y;
const MORE_COMMENTS: Readonly<Record<Home, RegExp | null>> = {
  bigquery: /#[^\n]*/y,
  snowflake: /\/\/[^\n]*/y,
  trino: null,
  spark: null,
};

/** Whether a backslash in a text means what follows it. */
const BACKSLASH: Readonly<Record<Home, boolean>> = {
  bigquery: true,
  snowflake: true,
  trino: false,
  spark: true,
};

/** Quotes that make a text; the others make a name. */
const TEXT_QUOTES: Readonly<Record<Home, string>> = {
  bigquery: `'"`,
  snowflake: `'`,
  trino: `'`,
  spark: `'"`,
};

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '`': '`',
};

/** Cuts a text into the tokens of its dialect, an `end` behind the last. @throws Unsupported */
export function lex(text: string, home: Home): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const odd = /[\ue000\ue001]/.exec(text);
  if (odd) unsupported(odd.index, 'a character that no text needs');
  const match = (rule: RegExp): string | null => {
    rule.lastIndex = at;
    return rule.exec(text)?.[0] ?? null;
  };
  const add = (kind: Token['kind'], shown: string, value: string, end: number) => {
    tokens.push({ kind, text: shown, value, start: at, end });
    at = end;
  };
  const more = MORE_COMMENTS[home];
  while (at < text.length) {
    const blank = match(SPACE) ?? match(COMMENT) ?? (more && match(more));
    if (blank) {
      at += blank.length;
      continue;
    }
    const sign = text.charAt(at);
    if (text.startsWith('/*', at)) unsupported(at, 'a comment that never ends');
    if (sign < ' ') unsupported(at, 'a control character');
    const word = match(WORD);
    if (word) {
      const quote = text.charAt(at + word.length);
      if (quote && TEXT_QUOTES[home].includes(quote) && /^(?:r|b|br|rb|x|n|u)$/i.test(word))
        unsupported(at, `a text with the prefix ${word}`, 'Write it as a plain text in single quotes.');
      add('word', word.toLowerCase(), word, at + word.length);
    } else if (TEXT_QUOTES[home].includes(sign)) {
      const { value, end } = quoted(text, at, home);
      add('string', text.slice(at, end), value, end);
    } else if (sign === '"' || sign === '`') {
      if (sign === '`' && (home === 'snowflake' || home === 'trino')) unsupported(at, 'a name in backticks');
      const end = text.indexOf(sign, at + 1);
      if (end < 0) unsupported(at, 'a name whose quote never ends');
      if (text.charAt(end + 1) === sign) unsupported(at, 'a quote inside a quoted name');
      const value = text.slice(at + 1, end);
      // `project.dataset.table` may stand in one pair of backticks.
      if (sign === '`' && home === 'bigquery' && value.includes('.')) {
        for (const [index, part] of value.split('.').entries()) {
          if (index > 0) tokens.push({ kind: 'symbol', text: '.', value: '.', start: at, end: at });
          tokens.push({ kind: 'quoted', text: part, value: part, start: at, end: at });
        }
        at = end + 1;
      } else add('quoted', value, value, end + 1);
    } else {
      const number = match(NUMBER);
      if (number) {
        const next = text.charAt(at + number.length);
        if (/[\w$]/.test(next))
          unsupported(
            at,
            `the number ${number}${next}`,
            'Write it without a suffix, and CAST it where the type matters.',
          );
        add('number', number, number, at + number.length);
      } else if (isParam(text, at, home, tokens.at(-1))) {
        const name = /[A-Za-z_]\w*/y;
        name.lastIndex = at + 1;
        const value = name.exec(text)?.[0] ?? '';
        add('param', `${sign}${value}`, value, at + 1 + value.length);
      } else {
        const symbol = match(SYMBOL) ?? sign;
        add('symbol', symbol, symbol, at + symbol.length);
      }
    }
  }
  tokens.push({ kind: 'end', text: 'the end', value: '', start: text.length, end: text.length });
  return tokens;
}

/** `@name` in BigQuery, `:name` elsewhere; behind a name the colon of Snowflake and Spark is a path into JSON. */
function isParam(text: string, at: number, home: Home, before: Token | undefined): boolean {
  const sign = text.charAt(at);
  if (!/[A-Za-z_]/.test(text.charAt(at + 1))) return false;
  if (sign === '@') return home === 'bigquery';
  if (sign !== ':' || text.charAt(at - 1) === ':') return false;
  const touches = before !== undefined && before.end === at;
  return !(
    touches &&
    (before.kind === 'word' || before.kind === 'quoted' || before.text === ')' || before.text === ']')
  );
}

function quoted(text: string, start: number, home: Home): { value: string; end: number } {
  const quote = text.charAt(start);
  if (text.startsWith(quote.repeat(3), start) && home === 'bigquery')
    unsupported(start, 'a text in triple quotes', 'Write it in single quotes.');
  let value = '';
  let at = start + 1;
  while (at < text.length) {
    const sign = text.charAt(at);
    if (sign === quote) {
      if (text.charAt(at + 1) !== quote) return { value, end: at + 1 };
      // Two texts side by side are one in Spark and an error in BigQuery.
      if (home === 'bigquery' || home === 'spark')
        unsupported(at, 'a doubled quote in a text', `Write \\${quote} instead.`);
      value += quote;
      at += 2;
    } else if (sign === '\\' && BACKSLASH[home]) {
      const meant = ESCAPES[text.charAt(at + 1)];
      // `\%` and `\_` keep their backslash in some dialects and lose it in others.
      if (meant === undefined) unsupported(at, `the escape \\${text.charAt(at + 1)} in a text`);
      value += meant;
      at += 2;
    } else {
      value += sign;
      at += 1;
    }
  }
  return unsupported(start, 'a text whose quote never ends');
}
