import { claim, type Source, type Span, symbol } from '../../sql/source.ts';
import { unquoted } from '../../sql/token.ts';
import { passOver, type Reading, unread } from './reading.ts';

/** Whether a token can be a name; a string can where SQLite takes one for it. */
export const isName = (source: Source, at: number): boolean =>
  ['word', 'name'].includes(source.tokens[at]?.kind ?? '');

/** Names of a list of columns, without their order and length; null for an expression, which is not read by that. */
export function columnList(source: Source, parts: readonly Span[]): (string | null)[] {
  return parts.map((part) => {
    const { from, to } = part;
    if (!isName(source, from) && source.tokens[from]?.kind !== 'string') return null;
    const token = source.tokens[from];
    const rest = source.tokens.slice(from + 1, to);
    const plain = rest.every(
      ({ word, kind, text }, n) =>
        ORDER.has(word) ||
        word.endsWith('_ops') ||
        (word === 'overlaps' && rest[n - 1]?.word === 'without') ||
        (word === 'without' && rest[n + 1]?.word === 'overlaps') ||
        kind === 'number' ||
        '()'.includes(text) ||
        (['word', 'name', 'string'].includes(kind) && rest[n - 1]?.word === 'collate'),
    );
    const call = symbol(source, from + 1, '(') && source.tokens[from + 2]?.kind !== 'number';
    if (!token || !plain || call) return null;
    claim(source, from, to);
    return unquoted(token);
  });
}

/** Passes over those parts of a list that are expressions: their columns are not told. */
export function passExpressions(reading: Reading, parts: readonly Span[]): void {
  const { source } = reading;
  for (const { from, to } of parts) {
    const tokens = source.tokens.slice(from, to);
    // In an expression two words never stand side by side, but for those of SQL.
    const isOne = tokens.every(
      ({ kind, word }, n) =>
        !['word', 'name', 'number', 'string'].includes(kind) ||
        !['word', 'name', 'number', 'string'].includes(tokens[n - 1]?.kind ?? 'symbol') ||
        WITHIN.has(word) ||
        WITHIN.has(tokens[n - 1]?.word ?? ''),
    );
    if (isOne) passOver(reading, { from, to });
    else unread(reading, { from, to }, 'neither a column nor an expression');
  }
}

/** Words that stand beside names in expressions. */
const WITHIN = new Set(
  `as and or not is null in between like ilike case when then else end collate asc desc nulls first last interval at
   time zone from distinct with`.split(/\s+/),
);

const ORDER = new Set(['asc', 'desc', 'nulls', 'first', 'last', 'collate', 'hash']);
