import { newTable, placeAt, type Reading, tableNamed, unread } from './draft.ts';
import { readItem } from './items.ts';
import { isName } from './names.ts';
import { readKnownClauses } from './storage.ts';
import {
  inside,
  parts,
  past,
  qualifiedName,
  type Source,
  type Span,
  symbol,
  words,
} from '../../sql/source.ts';

const NO_TABLES = new Set([
  'partition', 'partitioned', 'cluster', 'clustered', 'options', 'with', 'sortkey', 'distkey', 'tblproperties',
  'engine', 'order', 'primary', 'ttl', 'settings', 'comment', 'inherits', 'using', 'values', 'select', 'insert', 'as',
  'compound', 'interleaved', 'diststyle', 'sorted', 'distributed', 'location', 'stored', 'row', 'on', 'unique', 'key',
  'index', 'foreign', 'check', 'constraint', 'for', 'where', 'include', 'subpartition', 'duplicate', 'into',
]); // biome-ignore format: a list of words

/** `Ref: fact.user_id > dim_user.user_id` of DBML; the index behind it, or the same where none is. */
export function readDbmlRef(reading: Reading, from: number, to: number): number {
  const { source } = reading;
  if (!words(source, from, 'ref')) return from;
  const colon = symbol(source, from + 1, ':') ? from + 1 : from + 2;
  if (!symbol(source, colon, ':')) return from;
  const left = qualifiedName(source, colon + 1, to);
  const right = left ? qualifiedName(source, left.next + 1, to) : null;
  if (!left || !right) return from;
  const [one, other] = symbol(source, left.next, '<') ? [right, left] : [left, right];
  const table = tableNamed(reading, one.qualifier?.split('.').at(-1) ?? '');
  const target = other.qualifier?.split('.').at(-1);
  if (!table || !target)
    unread(reading, { from, to: right.next }, 'a reference of a table that is not in this file');
  else if (
    !table.references.some(
      (each) => each.columns.length === 1 && each.columns[0] === one.name && each.table === target,
    )
  )
    table.references.push({
      columns: [one.name],
      table: target,
      targetColumns: [other.name],
      place: placeAt(reading, from),
    });
  return symbol(source, right.next, '[') || source.tokens[right.next]?.text.startsWith('[')
    ? past(source, right.next, to)
    : right.next;
}

/** Whether a table in shorthand begins here: `name (`, `name:`, `Table name {`, `- name(`. */
export function beginsTable(source: Source, at: number, to: number): boolean {
  if (!source.isFirst[at]) return false;
  const start = bullet(source, at);
  if (words(source, start, 'table') && isName(source, start + 1))
    return !words(source, start + 1, 'properties');
  if (!isName(source, start) || NO_TABLES.has(source.tokens[start]?.word ?? '')) return false;
  const named = qualifiedName(source, start, to);
  const next = named?.next ?? start;
  return (
    named !== null &&
    next < to &&
    (symbol(source, next, '(') || symbol(source, next, ':') || symbol(source, next, '{'))
  );
}

/** Behind `-`, `*`, `•`, `1.` */
function bullet(source: Source, at: number): number {
  let start = at;
  if (source.tokens[start]?.kind === 'number' && /^[.)]?$/.test(source.tokens[start + 1]?.text ?? ''))
    start += 2;
  else if (/^\d+\.$/.test(source.tokens[start]?.text ?? '')) start++;
  while (['-', '*', '•', '+', '–'].includes(source.tokens[start]?.text ?? '')) start++;
  return start;
}

/** Reads a table in shorthand; the index behind it, or the same where none begins here. */
export function readShorthand(reading: Reading, from: number, to: number): number {
  const { source } = reading;
  if (!beginsTable(source, from, to)) return from;
  let at = bullet(source, from);
  if (words(source, at, 'table') && isName(source, at + 1)) at++;
  const named = qualifiedName(source, at, to);
  if (!named) return from;
  const table = { ...newTable(named.name, named.qualifier, placeAt(reading, at)), shorthand: true };
  at = named.next;
  if (words(source, at, 'as') && isName(source, at + 1)) at += 2;
  while (symbol(source, at, '*')) at++;
  reading.tables.push(table);
  if (symbol(source, at, ':')) {
    const span = { from: at + 1, to: listEnd(source, at, to) };
    for (const item of parts(source, span))
      for (const line of linesOf(source, item)) readItem(reading, table, line);
    return span.to;
  }
  const group = inside(source, at, to);
  if (!group) return from;
  if ((source.pairs[at] ?? -1) < 0)
    unread(reading, { from: at, to: at + 1 }, `the parenthesis of ${table.name} is not closed`);
  for (const item of parts(source, group))
    for (const line of linesOf(source, item)) readItem(reading, table, line);
  if ((source.pairs[at] ?? -1) < 0) return to;
  const end = past(source, at, to);
  return readKnownClauses(reading, table, { from: end, to });
}

/** Columns that a line each parts, where commas are left out. */
function* linesOf(source: Source, { from, to }: Span): Generator<Span> {
  let start = from;
  for (let at = from; at < to; at = past(source, at, to)) {
    if (at === start || !source.isFirst[at] || CONTINUES.has(source.tokens[at]?.word ?? '')) continue;
    if (source.tokens[at]?.kind === 'symbol' && !['-', '*', '•'].includes(source.tokens[at]?.text ?? ''))
      continue;
    yield { from: start, to: at };
    start = at;
  }
  if (to > start) yield { from: start, to };
}

const CONTINUES = new Set(['references', 'not', 'default', 'check', 'comment', 'fk', 'pk']);

/**
 * The end of a list of columns behind `name:`, which goes on behind a comma; where nothing stands on the line, the
 * lines below that are further in or have bullets are the list.
 */
function listEnd(source: Source, colon: number, to: number): number {
  const below = source.isFirst[colon + 1] === true;
  const column = (at: number) => source.place(source.tokens[at]?.start ?? 0).column;
  let name = colon;
  while (name > 0 && !source.isFirst[name]) name--;
  let at = colon + 1;
  while (at < to) {
    if (source.isFirst[at] && !symbol(source, at - 1, ',')) {
      const within =
        below && (column(at) > column(name) || bullet(source, at) > at) && !beginsTable(source, at, to);
      if (!within) break;
    }
    at = past(source, at, to);
  }
  return Math.min(at, to);
}
