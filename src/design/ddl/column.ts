import { past, type Source, type Span, symbol, textOf, words } from '../../sql/source.ts';
import { unquoted } from '../../sql/token.ts';
import { type ColumnDraft, ENDS, identity, readConstraint } from './constraints.ts';
import { placeAt, type Reading, type TableDraft, unread } from './draft.ts';
import { logicalType } from './logical-type.ts';
import { isName } from './names.ts';

/** Reads `name type constraints`, and adds the column, its keys and references to the table. */
export function readColumn(reading: Reading, table: TableDraft, { from, to }: Span): void {
  const { source } = reading;
  const token = source.tokens[from];
  if (!token || !(isName(source, from) || token.kind === 'string')) {
    unread(reading, { from, to }, 'not read as a column');
    return;
  }
  const place = placeAt(reading, from);
  const start = symbol(source, from + 1, ':') ? from + 2 : from + 1;
  const end = typeEnd(source, start, to);
  const type = { from: start, to: end };
  const column: ColumnDraft = {
    name: unquoted(token),
    type: logicalType(source, type, reading.types),
    declared: textOf(source, type).replaceAll(/\s+/g, ' '),
    nullable: true,
    default: null,
    generated: null,
    comment: null,
    place,
  };
  if (/^(?:small|big)?serial\d?$/i.test(column.declared)) identity(column);
  for (let at = end; at < to; ) {
    const next = readConstraint(reading, table, column, at, to);
    if (next > at) at = next;
    else {
      unread(reading, { from: at, to }, `not read in column ${column.name}`);
      break;
    }
  }
  table.columns.push(column);
  table.items.push({ column: column.name, span: { from, to } });
}

/** Where the type ends that begins here. */
function typeEnd(source: Source, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const token = source.tokens[at];
    if (!token) break;
    const wrapper = token.word === 'nullable' && symbol(source, at + 1, '(');
    if (ENDS.has(token.word) && !wrapper) break;
    if (token.kind === 'word' || (token.kind === 'name' && at === from && !token.text.startsWith('['))) at++;
    else if (at > from && ['(', '<', '['].includes(token.text)) at = past(source, at, to);
    else if (at > from && token.text === '.' && token.kind === 'symbol') at++;
    else break;
    if (words(source, at, 'unsigned') || words(source, at, 'zerofill')) at++;
    // `TIMESTAMP(3) WITH TIME ZONE`, `CHARACTER SET utf8` are words like others.
  }
  return Math.min(at, to);
}
