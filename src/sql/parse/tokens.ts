import type { SourceDialect } from '../dialects/source-dialect.ts';
import { lex } from '../lexer.ts';
import { strangeSign } from '../strange-signs.ts';
import { contentOf, isSaid, type Token as SqlToken, unquoted } from '../token.ts';
import { unsupported } from './unsupported.ts';

/** A token of a dialect's text, without a flaw; spaces and comments are none. */
export type Token = {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'param' | 'symbol' | 'end';
  /** As it was written; of a word in lower case, of a name without its quotes. */
  readonly text: string;
  /** A string's content, a name without its quotes, a parameter's name. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
};

/** The tokens of a text in its dialect, an `end` behind the last. @throws Unsupported at the first flaw. */
export function tokensOf(text: string, dialect: SourceDialect): Token[] {
  const odd = /[\ue000\ue001]/.exec(text);
  if (odd) unsupported(odd.index, 'a character that no text needs');
  const strange = strangeSign(text, dialect.lexis);
  if (strange) unsupported(strange.at, strange.what, strange.hint);
  const tokens: Token[] = [];
  for (const token of lex(text, dialect.lexis)) {
    const { kind, start, text: piece } = token;
    if (kind === 'string' && dialect.lexis.triple !== '' && /^r?(?:'''|""")/i.test(piece))
      unsupported(start, 'a text in triple quotes', 'Write it in single quotes.');
    if (kind === 'string' && piece.startsWith('$'))
      tokens.push({ kind: 'symbol', text: '$', value: '$', start, end: start + 1 });
    else if (token.flaw) refuse(token, text);
    else if (isSaid(token)) tokens.push(...read(token, dialect));
  }
  tokens.push({ kind: 'end', text: 'the end', value: '', start: text.length, end: text.length });
  return tokens;
}

function read(token: SqlToken, dialect: SourceDialect): Token[] {
  const { kind, text, word, start, end } = token;
  switch (kind) {
    case 'word':
      return [{ kind, text: word, value: text, start, end }];
    case 'name':
      return nameOf(token, dialect);
    case 'string':
      return [{ kind, text, value: contentOf(token, dialect.lexis), start, end }];
    case 'param':
      return [{ kind, text, value: text.slice(1), start, end }];
    case 'symbol':
      if (text === '`') unsupported(start, 'a name in backticks');
      return [{ kind, text, value: text, start, end }];
    default:
      return [{ kind: 'number', text, value: text, start, end }];
  }
}

const INNER_QUOTE = 'a quote inside a quoted name';

/** `project.dataset.table` may stand in one pair of quotes: it is several names, of which the outer two have a quote. */
function nameOf(token: SqlToken, { grammar }: SourceDialect): Token[] {
  const { text, start, end } = token;
  if (text.slice(1, -1).includes(text.charAt(0))) unsupported(start, INNER_QUOTE);
  const value = unquoted(token);
  const parts = grammar.quotedPaths ? value.split('.') : [value];
  const tokens: Token[] = [];
  let at = start;
  for (const [index, part] of parts.entries()) {
    const to = index === parts.length - 1 ? end : at + part.length + (index === 0 ? 1 : 0);
    tokens.push({ kind: 'name', text: part, value: part, start: at, end: to });
    if (to < end) tokens.push({ kind: 'symbol', text: '.', value: '.', start: to, end: to + 1 });
    at = to + 1;
  }
  return tokens;
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
