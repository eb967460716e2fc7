import { inside, parts, type Source, type Span, symbol, words } from '../source.ts';
import { isName, unquoted } from '../token.ts';

/** What stands between two commas of a SELECT. */
export type OutputItem = {
  /** Index of its first token. */
  readonly at: number;
} & (
  | { readonly kind: 'star'; readonly qualifier: string | null; readonly without: readonly string[] }
  | {
      readonly kind: 'column';
      /** Null: it has none, or its dialect makes one up. */
      readonly name: string | null;
      /** The column that it is, whatever it is called; null: an expression. */
      readonly of: { readonly qualifier: string | null; readonly name: string } | null;
    }
);

/** Words that may end an expression, or stand before its last word: what is there is no name. */
const NO_NAME = new Set([
  'end', 'null', 'true', 'false', 'and', 'or', 'not', 'is', 'in', 'like', 'ilike', 'between', 'then', 'else', 'when',
  'over', 'collate', 'escape', 'zone', 'by', 'interval', 'distinct', 'case', 'select', 'unknown', 'isnull', 'notnull',
  'exists', 'as', 'from',
]); // biome-ignore format: a list of words

/** Null where nothing stands. */
export function outputItem(source: Source, { from, to }: Span): OutputItem | null {
  if (from >= to) return null;
  const path = pathAt(source, from, to);
  if (symbol(source, path.end, '*') && path.end < to && path.isOpen)
    return {
      kind: 'star',
      at: from,
      qualifier: path.names.at(-1) ?? null,
      without: without(source, path.end + 1, to),
    };
  const end = nameless(source, from, to);
  const own = path.isOpen || path.end < end ? null : column(path.names);
  // `event_ts::date` keeps its name.
  const kept = !path.isOpen && symbol(source, path.end, '::') ? path.names.at(-1) : own?.name;
  return { kind: 'column', at: from, of: own, name: nameOf(source, { from, to }) ?? kept ?? null };
}

function column(names: readonly string[]): { qualifier: string | null; name: string } | null {
  const name = names.at(-1);
  return name === undefined ? null : { name, qualifier: names.at(-2) ?? null };
}

/** `a.b.c`; `isOpen`: nothing stands there, or a dot behind the last name. */
function pathAt(source: Source, from: number, to: number): { names: string[]; end: number; isOpen: boolean } {
  const names: string[] = [];
  let at = from;
  while (at < to) {
    const token = source.tokens[at];
    if (!token || !isName(token) || NO_NAME.has(token.word)) break;
    names.push(unquoted(token));
    at++;
    if (at >= to || !symbol(source, at, '.')) return { names, end: at, isOpen: false };
    at++;
  }
  return { names, end: at, isOpen: true };
}

/** `* EXCEPT (a, b)`, `* EXCLUDE a` */
function without(source: Source, at: number, to: number): readonly string[] {
  if (at >= to || !(words(source, at, 'except') || words(source, at, 'exclude'))) return [];
  const spans = inside(source, at + 1, to)
    ? parts(source, inside(source, at + 1, to) ?? { from: to, to })
    : [];
  const listed = spans.length > 0 ? spans.map(({ from }) => from) : [at + 1];
  return listed.flatMap((each) => {
    const token = source.tokens[each];
    return token && isName(token) ? [unquoted(token)] : [];
  });
}

/** Where the expression ends: before its alias. */
function nameless(source: Source, from: number, to: number): number {
  if (words(source, to - 2, 'as') && to - 2 > from) return to - 2;
  return to - 1 > from && named(source, from, to) ? to - 1 : to;
}

/** The alias of an item; null where it has none. */
function nameOf(source: Source, { from, to }: Span): string | null {
  const token = source.tokens[to - 1];
  if (!token || !isName(token) || to - 1 === from) return null;
  const isNamed = (words(source, to - 2, 'as') && to - 2 > from) || named(source, from, to);
  return isNamed ? unquoted(token) : null;
}

/** Whether the last word is a name behind an operand: `count(*) n`. */
function named(source: Source, from: number, to: number): boolean {
  const [last, before] = [source.tokens[to - 1], source.tokens[to - 2]];
  if (!last || !before || to - 2 < from || !isName(last) || NO_NAME.has(last.word)) return false;
  if (words(source, to - 3, 'interval')) return false;
  if (before.kind === 'symbol') return before.text === ')' || before.text === ']';
  return !NO_NAME.has(before.word) || before.word === 'end' || before.word === 'null';
}
