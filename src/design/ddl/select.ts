import type { DesignColumn } from '../../domain/design.ts';
import { placeAt, type Reading, sameName, tableNamed } from './draft.ts';
import { isName, qualifiedName } from './names.ts';
import { inside, parts, past, type Source, type Span, symbol, words } from './source.ts';
import { unquoted } from '../../sql/token.ts';

/** Columns that a query answers with, as far as they can be told: types are those of tables in this file. */
export function selectColumns(reading: Reading, span: Span): DesignColumn[] {
  const { source } = reading;
  const list = selectList(source, span);
  if (!list) return [];
  const tables = readsOf(source, span).flatMap((name) => tableNamed(reading, name) ?? []);
  return parts(source, list).flatMap((part) => {
    const last = source.tokens[part.to - 1];
    if (symbol(source, part.to - 1, '*')) return tables[0]?.columns ?? [];
    if (!last || !isName(source, part.to - 1)) return [];
    const name = unquoted(last);
    const column = plainColumn(source, part);
    const origin = column
      ? tables.flatMap(({ columns }) => columns.find((each) => sameName(each.name, column)) ?? [])[0]
      : undefined;
    return [
      {
        name,
        type: origin?.type ?? { kind: 'none' },
        declared: origin?.declared ?? '',
        nullable: origin?.nullable ?? true,
        default: null,
        generated: null,
        comment: null,
        place: placeAt(reading, part.from),
      },
    ];
  });
}

/** The column that an item of the list is, whatever it is called there; null for an expression. */
function plainColumn(source: Source, { from, to }: Span): string | null {
  let end = to;
  if (words(source, end - 2, 'as')) end -= 2;
  else if (end - from > 1 && isName(source, end - 2)) end -= 1;
  for (let at = from; at < end; at++) if (symbol(source, at, '.') !== ((at - from) % 2 === 1)) return null;
  const token = source.tokens[end - 1];
  return token && isName(source, end - 1) ? unquoted(token) : null;
}

/** The list behind the first SELECT that stands in no parentheses. */
function selectList(source: Source, span: Span): Span | null {
  let { from, to } = span;
  const group = symbol(source, from, '(') ? inside(source, from, to) : null;
  if (group) ({ from, to } = group);
  for (let at = from; at < to; at = past(source, at, to)) {
    if (!words(source, at, 'select')) continue;
    let start = at + 1;
    if (words(source, start, 'distinct') || words(source, start, 'all')) start++;
    let end = start;
    while (end < to && !words(source, end, 'from')) end = past(source, end, to);
    return { from: start, to: end };
  }
  return null;
}

/** Tables and views behind FROM and JOIN, without the names that WITH makes. */
export function readsOf(source: Source, { from, to }: Span): string[] {
  const made = new Set<string>();
  const reads = new Map<string, string>();
  for (let at = from; at < to; at++) {
    const token = source.tokens[at];
    if (token && isName(source, at) && words(source, at + 1, 'as') && symbol(source, at + 2, '('))
      made.add(unquoted(token).toLowerCase());
    if (!words(source, at, 'from') && !words(source, at, 'join')) continue;
    if (
      symbol(source, at - 2, '(') &&
      ['year', 'month', 'day', 'epoch', 'hour', 'dow'].includes(source.tokens[at - 1]?.word ?? '')
    )
      continue;
    let next = at + 1;
    for (;;) {
      const found = isName(source, next) ? qualifiedName(source, next, to) : null;
      if (!found || symbol(source, found.next, '(')) break;
      reads.set(found.name.toLowerCase(), found.name);
      next = found.next;
      if (words(source, next, 'as')) next++;
      if (isName(source, next) && symbol(source, next + 1, ',')) next++;
      if (!symbol(source, next, ',')) break;
      next++;
    }
  }
  return [...reads].flatMap(([folded, name]) => (made.has(folded) ? [] : [name]));
}
