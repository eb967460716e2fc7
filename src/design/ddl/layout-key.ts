import type { LayoutKey, Transform } from '../../domain/design.ts';
import {
  claim,
  inside,
  parts,
  past,
  type Source,
  type Span,
  symbol,
  textOf,
  words,
} from '../../sql/source.ts';
import { unquoted } from '../../sql/token.ts';
import { transformOf } from './transform.ts';

/** Words of an expression that are no columns. */
const KEYWORDS = new Set([
  'as', 'date', 'timestamp', 'datetime', 'time', 'interval', 'from', 'asc', 'desc', 'nulls', 'first', 'last', 'and',
  'or', 'not', 'null', 'case', 'when', 'then', 'else', 'end', 'in', 'is', 'day', 'days', 'hour', 'hours', 'week',
  'weeks', 'month', 'months', 'year', 'years', 'minute', 'minutes', 'quarter', 'second', 'isoweek', 'int', 'integer',
  'bigint', 'string', 'varchar', 'text', 'true', 'false', 'cast', 'maxvalue', 'epoch', 'into', 'buckets', 'by', 'of',
  'at', 'zone', 'like', 'between', 'int64', 'utc',
]); // biome-ignore format: a list of words

/** Columns that an expression is made of: those of the table where there are such, else every word that can be one. */
export function columnsIn(source: Source, { from, to }: Span, known: readonly string[]): string[] {
  const only = source.tokens[from];
  // `PARTITION BY day` may be called so.
  if (to - from === 1 && only && only.kind === 'word' && !only.word.startsWith('_partition'))
    return [known.find((name) => name.toLowerCase() === only.word) ?? only.text];
  const names = new Map<string, string>();
  const own = new Map(known.map((name) => [name.toLowerCase(), name]));
  for (let at = from; at < to; at++) {
    const token = source.tokens[at];
    if (!token || !(token.kind === 'word' || (token.kind === 'name' && !token.text.startsWith('['))))
      continue;
    if (symbol(source, at + 1, '(') && at + 1 < to) continue;
    if (at > from && (symbol(source, at - 1, '.') || symbol(source, at - 1, '::'))) continue;
    const name = unquoted(token);
    if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  }
  const ours = [...names.keys()].flatMap((name) => own.get(name) ?? []);
  if (ours.length > 0) return ours;
  return [...names].flatMap(([folded, name]) =>
    KEYWORDS.has(folded) || folded.startsWith('_partition') ? [] : [name],
  );
}

/** One key of a clause. */
export function layoutKey(
  source: Source,
  span: Span,
  known: readonly string[],
  from: LayoutKey['from'] = 'clause',
): LayoutKey {
  const bare = withoutOrder(source, span);
  return {
    text: textOf(source, bare),
    columns: columnsIn(source, bare, known),
    transform: transformOf(source, bare),
    from,
    place: source.place(source.tokens[bare.from]?.start ?? source.text.length),
  };
}

/** Keys of a list, in parentheses or not: `(a, DATE(b))`, `a, b`, `tuple(a, b)`. */
export function layoutKeys(source: Source, span: Span, known: readonly string[]): LayoutKey[] {
  return parts(source, unwrapped(source, span)).map((part) => layoutKey(source, part, known));
}

/** Without parentheses around the whole. */
export function unwrapped(source: Source, span: Span): Span {
  let { from, to } = span;
  for (;;) {
    const start = words(source, from, 'tuple') || words(source, from, 'linear') ? from + 1 : from;
    const group = symbol(source, start, '(') ? inside(source, start, to) : null;
    if (!group || past(source, start, to) < to) return { from, to };
    ({ from, to } = group);
  }
}

function withoutOrder(source: Source, { from, to }: Span): Span {
  let end = to;
  while (
    end > from + 1 &&
    ['asc', 'desc', 'first', 'last', 'nulls'].includes(source.tokens[end - 1]?.word ?? '')
  )
    end--;
  claim(source, end, to);
  return unwrapped(source, { from, to: end });
}

export const withTransform = (key: LayoutKey, transform: Transform): LayoutKey => ({ ...key, transform });
