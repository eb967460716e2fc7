import { placeAt, type Reading, type TableDraft } from '../draft.ts';
import { inside, parts, past, shorthandOf, type Span, symbol, textOf, words } from '../../../sql/source.ts';
import { unquoted } from '../../../sql/token.ts';
import { isArrow } from './arrow.ts';
import type { ColumnDraft } from './column-draft.ts';
import { CONSTRAINTS, expressionEnd } from './constraints.ts';
import { reference } from './reference.ts';

/** Reads one constraint; the index behind it, or the same where it is none. */
export function readConstraint(
  reading: Reading,
  table: TableDraft,
  column: ColumnDraft,
  at: number,
  to: number,
): number {
  const { source } = reading;
  const place = placeAt(reading, at);
  const word = source.tokens[at]?.word ?? '';
  const reader = CONSTRAINTS.get(word);
  if (reader) return reader({ reading, table, column, at, to, place });
  if (symbol(source, at, '=')) {
    const end = expressionEnd(source, at + 1, to);
    column.default = textOf(source, { from: at + 1, to: end });
    return end;
  }
  if (isArrow(source, at)) return reference({ reading, table, column, at, to, place }, at + 1);
  const group = inside(source, at, to);
  // `user_id (FK -> dim_user)`, `user_id bigint [pk]`
  if (group && symbol(source, at, '(')) {
    let inner = group.from;
    while (inner < group.to) {
      const next = symbol(source, inner, ',')
        ? inner + 1
        : readConstraint(reading, table, column, inner, group.to);
      if (next === inner) return at;
      inner = next;
    }
    return past(source, at, to);
  }
  if (source.tokens[at]?.text.startsWith('[')) return settings(reading, table, column, at, to);
  if (symbol(source, at, ';') || symbol(source, at, '*')) return at + 1;
  return at;
}

/** Settings of DBML, `[pk, not null, ref: > users.id]`: their tokens stand in brackets that look like a quoted name. */
function settings(reading: Reading, table: TableDraft, column: ColumnDraft, at: number, to: number): number {
  const token = reading.source.tokens[at];
  const group = inside(reading.source, at, to);
  if (group) {
    for (const part of parts(reading.source, group)) setting(reading, table, column, part);
    return past(reading.source, at, to);
  }
  if (!token) return at;
  const own = { ...reading, source: shorthandOf(token.text.slice(1, -1)) };
  const place = placeAt(reading, at);
  const before = [table.keys.length, table.references.length] as const;
  for (const part of parts(own.source, { from: 0, to: own.source.tokens.length }))
    setting({ ...own, unread: [] }, table, column, part);
  table.keys = table.keys.map((key, n) => (n < before[0] ? key : { ...key, place }));
  table.references = table.references.map((each, n) => (n < before[1] ? each : { ...each, place }));
  return at + 1;
}

function setting(reading: Reading, table: TableDraft, column: ColumnDraft, { from, to }: Span): void {
  const { source } = reading;
  if (words(source, from, 'note') && symbol(source, from + 1, ':')) {
    const note = source.tokens[from + 2];
    if (note) column.comment = unquoted(note);
  } else if (words(source, from, 'default') && symbol(source, from + 1, ':'))
    column.default = textOf(source, { from: from + 2, to });
  else readConstraint(reading, table, column, from, to);
}
