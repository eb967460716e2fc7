import {
  claim,
  excerpt,
  inside,
  nameAt,
  parts,
  past,
  qualifiedName,
  type Source,
  type Span,
  standsAt,
  symbol,
  textOf,
  words,
} from '../../sql/source.ts';
import { readItem } from './items.ts';
import { readLayoutLine } from './lines-below.ts';
import { isColumnLine, isMark, looksLikeColumn } from './marks.ts';
import { isName } from './names.ts';
import { passOver, placeAt, type Reading, unread } from './reading.ts';
import { readKnownClauses } from './storage.ts';
import { newTable, type TableDraft } from './table.ts';

const NO_TABLES = new Set([
  'partition', 'partitioned', 'cluster', 'clustered', 'options', 'with', 'sortkey', 'distkey', 'tblproperties',
  'engine', 'order', 'primary', 'ttl', 'settings', 'comment', 'inherits', 'using', 'values', 'select', 'insert', 'as',
  'compound', 'interleaved', 'diststyle', 'sorted', 'distributed', 'location', 'stored', 'row', 'on', 'unique', 'key',
  'index', 'foreign', 'check', 'constraint', 'for', 'where', 'include', 'subpartition', 'duplicate', 'into',
]); // biome-ignore format: a list of words

/** `[headercolor: #3498DB, note: 'x']` behind a table's name. */
function tableSettings(reading: Reading, table: TableDraft, at: number, to: number): number {
  const { source } = reading;
  const end = past(source, at, to);
  const note = /note\s*:\s*'([^']*)'/i.exec(excerpt(source, { from: at, to: end }))?.[1];
  if (note !== undefined) table.comments.push(note);
  passOver(reading, { from: at, to: end });
  return end;
}

/** Whether a table in shorthand begins here: `name (`, `name:`, `Table name {`, `- name(`. */
export function beginsTable(source: Source, at: number, to: number): boolean {
  if (!source.isFirst[at] && !symbol(source, at - 1, ';')) return false;
  const start = bullet(source, at);
  // `view_id (PK)`, `view_id: bigint, PK`: a column whose table nobody named.
  if (isName(source, start) && isColumnLine(source, start + 1, to)) return false;
  if (words(source, start, 'table') && isName(source, start + 1))
    return !words(source, start + 1, 'properties');
  if (!isName(source, start) || NO_TABLES.has(source.tokens[start]?.word ?? '')) return false;
  const named = qualifiedName(source, start, to);
  const next = named?.next ?? start;
  return (
    named !== null &&
    next < to &&
    (symbol(source, next, '(') ||
      symbol(source, next, '{') ||
      (symbol(source, next, ':') && holdsList(source, next, to)))
  );
}

/** Words that begin a line of prose: `Grain: one row per view`, `Dimensions:`. */
const PROSE = new Set([
  'grain', 'retention', 'note', 'notes', 'todo', 'q', 'a', 'question', 'questions', 'answer', 'answers', 'dimensions',
  'facts', 'dims', 'measures', 'metrics', 'tables', 'entities', 'assumption', 'assumptions', 'scale', 'volume', 'pros',
  'cons', 'why', 'keys', 'partitions', 'partitioning', 'clustering', 'indexes', 'example', 'examples', 'sources',
  'purpose', 'description', 'requirements', 'tradeoffs', 'risks', 'summary', 'idea', 'design', 'schema', 'scd',
  'reason', 'because', 'columns', 'column', 'fields', 'attributes', 'models', 'sources_', 'version', 'name', 'warning', 'important', 'tip', 'ps', 'fixme', 'owner', 'refresh', 'sla', 'relationships',
]); // biome-ignore format: a list of words

/** Whether the list behind `name:` is one of columns: each is a name with, at most, a type and marks. */
function holdsList(source: Source, colon: number, to: number): boolean {
  if (PROSE.has(source.tokens[colon - 1]?.word ?? '')) return false;
  const first = colon + 1;
  if (first >= to) return false;
  if (source.isFirst[first]) {
    if (column(source, first) <= column(source, nameOf(source, colon)) && bullet(source, first) === first)
      return false;
    // `- name: fact_views` of YAML says no column.
    const item = bullet(source, first);
    if (isName(source, item) && symbol(source, item + 1, ':') && !source.isFirst[item + 2])
      return isColumnAt(source, first, to);
    return !beginsTable(source, first, to) || isColumnAt(source, first, to);
  }
  let end = first;
  while (end < to && (!source.isFirst[end] || symbol(source, end - 1, ','))) end = past(source, end, to);
  const items = parts(source, { from: first, to: Math.min(end, to) });
  const elided = (at: number) => symbol(source, at, '...') || symbol(source, at, '…');
  const [item] = items;
  // A name alone is no list: `TODO: partitions`.
  if (items.length === 1 && item && item.to - item.from === 1) return false;
  // Nor are the values of a column, `status: open | closed`, or what somebody else named, `Storage: S3, Parquet`.
  const told = source.tokens.slice(first, end);
  if (told.some(({ text }) => text === '|') && !told.some(({ text }) => /_|(?:id|key)$/i.test(text)))
    return false;
  if (items.every((each) => each.to - each.from === 1 && isProper(source.tokens[each.from]?.text ?? '')))
    return false;
  return items.every(
    (each) => elided(each.from) || looksLikeColumn(source, each) || isKeyAt(source, each.from),
  );
}

/** `Parquet`, `S3`; `UserID`, `Id` and `USER_ID` may be columns. */
const isProper = (name: string): boolean =>
  /^\p{Lu}/u.test(name) && !/\p{Ll}\p{Lu}|_/u.test(name) && !/(?:id|key)$/i.test(name);

const isKeyAt = (source: Source, at: number): boolean =>
  ['pk', 'fk', 'primary', 'foreign', 'unique', 'index'].includes(source.tokens[at]?.word ?? '');

const column = (source: Source, at: number): number => source.place(source.tokens[at]?.start ?? 0).column;

function nameOf(source: Source, colon: number): number {
  let name = colon;
  while (name > 0 && !source.isFirst[name]) name--;
  return name;
}

/** Whether the line here is one column of a list: `view_id: bigint (PK)`, `- view_id (PK)`. */
function isColumnAt(source: Source, at: number, to: number): boolean {
  const start = bullet(source, at);
  return isName(source, start) && isColumnLine(source, start + 1, to);
}

/** A name alone on its line, whose columns are the lines below: further in, or with bullets. */
function headsList(source: Source, at: number, to: number): boolean {
  const next = at + 1;
  if (!source.isFirst[at] || !source.isFirst[next] || next >= to || !isName(source, at)) return false;
  if (PROSE.has(source.tokens[at]?.word ?? '') || NO_TABLES.has(source.tokens[at]?.word ?? '')) return false;
  const bulleted = bullet(source, next);
  if (bulleted === next && column(source, next) <= column(source, at)) return false;
  let end = next + 1;
  while (end < to && !source.isFirst[end]) end++;
  return (
    isColumnAt(source, next, to) ||
    (looksLikeColumn(source, { from: bulleted, to: end }) && end > bulleted + 1)
  );
}

/** Behind `-`, `*`, `•`, `1.` */
function bullet(source: Source, at: number): number {
  const start = behindBullet(source, at);
  // The number of a line says nothing.
  if (start > at) claim(source, at, start);
  return start;
}

function behindBullet(source: Source, at: number): number {
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
  if (headsList(source, from, to)) {
    const table = { ...newTable(nameAt(source, from), null, placeAt(reading, from)), shorthand: true };
    reading.tables.add(table);
    return readList(reading, table, from, to);
  }
  if (!beginsTable(source, from, to)) return from;
  let at = bullet(source, from);
  if (words(source, at, 'table') && isName(source, at + 1)) at++;
  const named = qualifiedName(source, at, to);
  if (!named) return from;
  const table = { ...newTable(named.name, named.qualifier, placeAt(reading, at)), shorthand: true };
  at = named.next;
  if (words(source, at, 'as') && isName(source, at + 1)) {
    reading.aliases.set(nameAt(source, at + 1).toLowerCase(), table.name);
    at += 2;
  }
  if (source.tokens[at]?.text.startsWith('[')) at = tableSettings(reading, table, at, to);
  while (symbol(source, at, '*')) at++;
  reading.tables.add(table);
  if (symbol(source, at, ':')) {
    return readList(reading, table, at, to);
  }
  // `agg_daily (grain = user x day): user_id PK, day PK`
  const said = symbol(source, at, '(') && standsAt(source, at + 1, 'grain') ? inside(source, at, to) : null;
  if (said && (symbol(source, said.from + 1, ':') || symbol(source, said.from + 1, '='))) {
    claim(source, said.from);
    table.grain = textOf(source, { from: said.from + 2, to: said.to });
    at = past(source, at, to);
    if (symbol(source, at, ':')) return readList(reading, table, at, to);
  }
  const group = inside(source, at, to);
  if (!group) return at > named.next ? at : from;
  if ((source.pairs[at] ?? -1) < 0)
    unread(reading, { from: at, to: at + 1 }, `the parenthesis of ${table.name} is not closed`);
  readLines(reading, table, group);
  if ((source.pairs[at] ?? -1) < 0) return to;
  const end = past(source, at, to);
  return readKnownClauses(reading, table, { from: end, to });
}

function readList(reading: Reading, table: TableDraft, before: number, to: number): number {
  const { source } = reading;
  const span = { from: before + 1, to: listEnd(source, before, to) };
  readLines(reading, table, span);
  return span.to;
}

/** Reads what stands in a table line by line, and apart by commas on each. */
function readLines(reading: Reading, table: TableDraft, span: Span): void {
  const { source } = reading;
  for (const line of linesOf(source, span)) {
    if (readLayoutLine(reading, table, line)) continue;
    for (const item of parts(source, line)) readItem(reading, table, item);
  }
}

/** Columns that a line each parts, where commas are left out. */
function* linesOf(source: Source, { from, to }: Span): Generator<Span> {
  let start = from;
  for (let at = from; at < to; at = past(source, at, to)) {
    if (at === start || !source.isFirst[at]) continue;
    if (!isMarkBefore(source, at, to)) {
      if (CONTINUES.has(source.tokens[at]?.word ?? '')) continue;
      const sign = source.tokens[at]?.kind === 'symbol' ? source.tokens[at]?.text : undefined;
      if (sign && !['-', '*', '•', '+', '~'].includes(sign)) continue;
    }
    yield { from: start, to: at };
    start = at;
  }
  if (to > start) yield { from: start, to };
}

/** `PK view_id`, `(FK) user_id`, `PK: a` at the beginning of a line. */
function isMarkBefore(source: Source, at: number, to: number): boolean {
  const start = symbol(source, at, '(') ? at + 1 : at;
  if (!['pk', 'fk'].includes(source.tokens[start]?.word ?? '')) return false;
  const next = symbol(source, start + 1, ')') ? start + 2 : start + 1;
  if (next >= to || source.isFirst[next]) return false;
  const named = isName(source, next) && !isMark(source.tokens[next]?.word ?? '');
  return named || [':', '/', ','].includes(source.tokens[next]?.text ?? '') || symbol(source, next, '(');
}

const CONTINUES = new Set(['references', 'not', 'default', 'check', 'comment', 'fk', 'pk']);

/**
 * The end of a list of columns behind `name:`, which goes on behind a comma; where nothing stands on the line, the
 * lines below that are further in or have bullets are the list.
 */
function listEnd(source: Source, colon: number, to: number): number {
  const below = source.isFirst[colon + 1] === true;
  const name = nameOf(source, colon);
  let at = colon + 1;
  while (at < to) {
    if (source.isFirst[at] && !symbol(source, at - 1, ',')) {
      const within =
        below &&
        (column(source, at) > column(source, name) || bullet(source, at) > at) &&
        (!beginsTable(source, at, to) ||
          isColumnAt(source, at, to) ||
          (column(source, at) === column(source, colon + 1) && column(source, at) > column(source, name)));
      if (!within) break;
    }
    at = past(source, at, to);
  }
  return Math.min(at, to);
}
