import { nameAt, qualifiedName, type Span, words } from '../../../sql/source.ts';
import { passOver, type Reading, unread } from '../reading.ts';
import { sameName } from '../table.ts';
import { columnIndex } from './columns.ts';

/** Reads `COMMENT ON TABLE t IS '…'` and `COMMENT ON COLUMN t.c IS '…'`. */
export function commentOn(reading: Reading, { from, to }: Span): void {
  const { source } = reading;
  words(source, from, 'comment', 'on');
  const kind = source.tokens[from + 2]?.word;
  const text = source.tokens[to - 1];
  const named = kind === 'table' || kind === 'column' ? qualifiedName(source, from + 3, to) : null;
  if (!named || text?.kind !== 'string') {
    passOver(reading, { from, to });
    return;
  }
  words(source, from + 2, kind ?? '');
  if (!words(source, named.next, 'is')) words(source, named.next, 'as');
  const said = nameAt(source, to - 1);
  if (kind === 'table') {
    const of = reading.tables.find(named.name, named.qualifier);
    if (of) of.comments.push(said);
    else if (!isView(reading, named.name))
      unread(reading, { from, to }, 'a comment on a table that is not in this file');
    return;
  }
  const owner = named.qualifier?.split('.') ?? [];
  const table = reading.tables.find(
    owner.at(-1) ?? '',
    owner.length > 1 ? owner.slice(0, -1).join('.') : null,
  );
  const index = table ? columnIndex(table, named.name) : -1;
  const column = table?.columns[index];
  if (table && column) table.columns[index] = { ...column, comment: said };
  else if (!isView(reading, owner.at(-1) ?? ''))
    unread(reading, { from, to }, 'a comment on a column that is not in this file');
}

const isView = (reading: Reading, name: string): boolean =>
  reading.views.some((view) => sameName(view.name, name)) || reading.partitions.has(name.toLowerCase());
