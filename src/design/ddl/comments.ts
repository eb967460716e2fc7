import type { Span } from '../../sql/source.ts';
import { addHolds, type CommentLine, commentLines, grainIn, holdsIn, layoutIn } from './notes.ts';
import type { Reading } from './reading.ts';
import type { TableDraft } from './table.ts';

/** Gives every comment to the table that it stands before or in, and reads what it says. */
export function readComments(
  reading: Reading,
  extents: readonly { readonly table: TableDraft; readonly extent: Span }[],
): void {
  const { source } = reading;
  const { tokens } = source;
  let at = 0;
  for (const { table, extent } of extents) {
    const first = tokens[extent.from];
    if (!first) continue;
    // A semicolon behind the statement, and a comment on its line, are its own.
    const last = tokens[extent.to]?.text === ';' ? tokens[extent.to] : tokens[extent.to - 1];
    const lastLine = source.line(last?.end ?? 0);
    const before: CommentLine[] = [];
    const own: CommentLine[] = [];
    for (; at < source.comments.length; at++) {
      const comment = source.comments[at];
      if (!comment || (comment.start > (last?.end ?? 0) && source.line(comment.start) > lastLine)) break;
      const lines = commentLines(comment);
      const previous = precedingToken(reading, comment.start);
      if (comment.start < first.start) {
        if (behindAnother(reading, comment.start, extent)) continue;
        before.push(...lines);
      } else own.push(...lines);
      const column =
        comment.start > first.start ? columnOnLine(reading, table, comment.start, previous) : null;
      for (const line of lines) readLine(reading, table, line, column);
    }
    addLayout(reading, table, before, own);
  }
}

function readLine(reading: Reading, table: TableDraft, line: CommentLine, column: string | null): void {
  table.comments.push(line.text);
  addHolds(table, reading.source, line, column);
  table.grain ??= grainIn(line);
  if (column === null || holdsIn(line)) return;
  const at = table.columns.findIndex(({ name }) => name === column);
  const known = table.columns[at];
  if (known && known.comment === null) table.columns[at] = { ...known, comment: line.text };
}

/** Index of the last token before an offset; -1 where there is none. */
function precedingToken({ source: { tokens } }: Reading, offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** A comment behind the end of another statement, on its line, or before a statement that is no table. */
function behindAnother(reading: Reading, offset: number, extent: Span): boolean {
  const { source } = reading;
  const previous = precedingToken(reading, offset);
  const token = source.tokens[previous];
  if (!token) return false;
  if (source.line(token.end) === source.line(offset)) return true;
  return previous !== extent.from - 1;
}

/** The column whose item ends on the line of a comment. */
function columnOnLine(
  { source }: Reading,
  table: TableDraft,
  offset: number,
  previous: number,
): string | null {
  const token = source.tokens[previous];
  if (!token || source.line(token.start) !== source.line(offset)) return null;
  const found = table.items.findLast(({ span }) => span.from <= previous);
  if (!found) return null;
  const behind = previous >= found.span.to && source.tokens[previous]?.text !== ',';
  // `)` of the table itself, on a line with its last column, and not with its first word.
  const own =
    source.line(source.tokens[found.span.to - 1]?.start ?? 0) === source.line(offset) &&
    table.place.line !== source.line(offset);
  return behind && !own ? null : found.column;
}

function addLayout(
  reading: Reading,
  table: TableDraft,
  before: readonly CommentLine[],
  own: readonly CommentLine[],
): void {
  const columns = table.columns.map(({ name }) => name);
  const found = layoutIn(reading.source, before, columns);
  const inner = layoutIn(reading.source, own, columns);
  if (table.partition.length === 0)
    table.partition.push(...(found.partition.length > 0 ? found : inner).partition);
  if (table.cluster.length === 0) table.cluster.push(...(found.cluster.length > 0 ? found : inner).cluster);
  if (table.distribution.length === 0)
    table.distribution.push(...(found.distribution.length > 0 ? found : inner).distribution);
  for (const { name, start } of found.strange)
    reading.unread.push({
      place: reading.source.place(start),
      what: `the layout comment of ${table.name} names no column: ${name}`,
      names: [],
    });
}
