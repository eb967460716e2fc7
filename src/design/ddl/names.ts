import { type Source, type Span, symbol } from './source.ts';
import { unquoted } from '../../sql/token.ts';

export type QualifiedName = {
  readonly name: string;
  readonly qualifier: string | null;
  /** Index of the token behind it. */
  readonly next: number;
};

/** Whether a token can be a name; a string can where SQLite takes one for it. */
export const isName = (source: Source, at: number): boolean =>
  ['word', 'name'].includes(source.tokens[at]?.kind ?? '');

/** A name with those of its schema and database before it: `a.b.c`, `` `a.b`.c ``, `a-project.b.c`; null where none is. */
export function qualifiedName(source: Source, at: number, to: number): QualifiedName | null {
  const names: string[] = [];
  let next = at;
  for (;;) {
    const token = source.tokens[next];
    if (next >= to || !token || !['word', 'name', 'string'].includes(token.kind)) break;
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
  return name ? { name, qualifier: names.length > 0 ? names.join('.') : null, next } : null;
}

/** A symbol that stands directly between two words. */
function joined(source: Source, at: number, text: string): boolean {
  const [before, here, after] = [source.tokens[at - 1], source.tokens[at], source.tokens[at + 1]];
  if (here?.text !== text || before?.end !== here.start || after?.start !== here.end) return false;
  return after.kind === 'word' || after.kind === 'number';
}

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
