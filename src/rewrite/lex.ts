import { DIALECT_TABLES } from '../sql/dialects/index.ts';
import { lex as tokensOf } from '../sql/lexer.ts';
import { isSaid, type Token as SqlToken, unquoted, contentOf } from '../sql/token.ts';
import type { Home } from './home.ts';
import { unsupported } from './unsupported.ts';

/** A token of a dialect's text, without a flaw; spaces and comments are none. */
export type Token = {
  readonly kind: 'word' | 'quoted' | 'string' | 'number' | 'param' | 'symbol' | 'end';
  /** As it was written; of a word in lower case, of a name without its quotes. */
  readonly text: string;
  /** A string's content, a name without its quotes, a parameter's name. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
};

const INNER_QUOTE = 'a quote inside a quoted name';

/** The tokens of a text in its dialect, an `end` behind the last. @throws Unsupported at the first flaw. */
export function lex(text: string, home: Home): Token[] {
  const odd = /[\ue000\ue001]/.exec(text);
  if (odd) unsupported(odd.index, 'a character that no text needs');
  const tokens: Token[] = [];
  for (const token of tokensOf(text, DIALECT_TABLES[home].lexis)) {
    const { kind, start, text: piece } = token;
    if (kind === 'string' && home === 'bigquery' && /^(?:'''|""")/.test(piece))
      unsupported(start, 'a text in triple quotes', 'Write it in single quotes.');
    if (kind === 'string' && piece.startsWith('$'))
      tokens.push({ kind: 'symbol', text: '$', value: '$', start, end: start + 1 });
    else if (token.flaw) refuse(token, text);
    else if (isSaid(token)) tokens.push(...read(token, home));
  }
  tokens.push({ kind: 'end', text: 'the end', value: '', start: text.length, end: text.length });
  return tokens;
}

function read(token: SqlToken, home: Home): Token[] {
  const { kind, text, word, start, end } = token;
  switch (kind) {
    case 'word':
      return [{ kind, text: word, value: text, start, end }];
    case 'name':
      return nameOf(token, home);
    case 'string':
      return [{ kind, text, value: contentOf(token, DIALECT_TABLES[home].lexis), start, end }];
    case 'param':
      return [{ kind, text, value: text.slice(1), start, end }];
    case 'symbol':
      if (text === '`') unsupported(start, 'a name in backticks');
      return [{ kind, text, value: text, start, end }];
    default:
      return [{ kind: 'number', text, value: text, start, end }];
  }
}

/** In BigQuery `project.dataset.table` may stand in one pair of backticks. */
function nameOf(token: SqlToken, home: Home): Token[] {
  const { text, start, end } = token;
  const mark = text.charAt(0);
  if (text.slice(1, -1).includes(mark)) unsupported(start, INNER_QUOTE);
  const value = unquoted(token);
  if (home !== 'bigquery' || !value.includes('.'))
    return [{ kind: 'quoted', text: value, value, start, end }];
  const at = { start, end: start };
  return value.split('.').flatMap((part, index): Token[] => {
    const quoted: Token = { kind: 'quoted', text: part, value: part, ...at };
    return index === 0 ? [quoted] : [{ kind: 'symbol', text: '.', value: '.', ...at }, quoted];
  });
}

function refuse({ flaw, text, end }: SqlToken, source: string): never {
  const at = flaw?.at ?? 0;
  switch (flaw?.kind) {
    case 'open comment':
      return unsupported(at, 'a comment that never ends');
    case 'control character':
      return unsupported(at, 'a control character');
    case 'prefix': {
      const [word = ''] = /^\w+/.exec(text) ?? [];
      return unsupported(at, `a text with the prefix ${word}`, 'Write it as a plain text in single quotes.');
    }
    case 'open name':
      return unsupported(
        at,
        text.indexOf(text.charAt(0), 1) > 0 ? INNER_QUOTE : 'a name whose quote never ends',
      );
    case 'number suffix':
      return unsupported(
        at,
        `the number ${text}${source.charAt(end)}`,
        'Write it without a suffix, and CAST it where the type matters.',
      );
    case 'doubled quote':
      // Two texts side by side are one in Spark and an error in BigQuery.
      return unsupported(at, 'a doubled quote in a text', `Write \\${source.charAt(at)} instead.`);
    case 'escape':
      // `\%` and `\_` keep their backslash in some dialects and lose it in others.
      return unsupported(at, `the escape \\${source.charAt(at + 1)} in a text`);
    default:
      return unsupported(at, 'a text whose quote never ends');
  }
}
