import { type Source, type Span, symbol } from '../../sql/source.ts';
import { unquoted } from '../../sql/token.ts';

/** Whether a token can be a name; a string can where SQLite takes one for it. */
export const isName = (source: Source, at: number): boolean =>
  ['word', 'name'].includes(source.tokens[at]?.kind ?? '');

/** Names of a list of columns, without their order and length; null for an expression. */
export function columnList(source: Source, parts: readonly Span[]): (string | null)[] {
  return parts.map(({ from, to }) => {
    if (!isName(source, from) && source.tokens[from]?.kind !== 'string') return null;
    const token = source.tokens[from];
    const rest = source.tokens.slice(from + 1, to);
    const plain = rest.every(
      ({ word, kind, text }) =>
        ORDER.has(word) || word.endsWith('_ops') || kind === 'number' || '()'.includes(text),
    );
    const call = symbol(source, from + 1, '(') && source.tokens[from + 2]?.kind !== 'number';
    return token && plain && !call ? unquoted(token) : null;
  });
}

const ORDER = new Set(['asc', 'desc', 'nulls', 'first', 'last', 'collate', 'nocase', 'binary', 'rtrim']);
