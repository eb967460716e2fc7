import {
  claim,
  parts,
  qualifiedName,
  type Source,
  type Span,
  standsAt,
  symbol,
  words,
} from '../../sql/source.ts';
import type { Reading } from './reading.ts';
import { passOver, unread } from './reading.ts';
import type { TableDraft } from './table.ts';
import { sameName } from './table.ts';

const KINDS = new Set([
  'table',
  'external',
  'foreign',
  'temporary',
  'temp',
  'snapshot',
  'dynamic',
  'iceberg',
  'dictionary',
  'hybrid',
]);

/** Reads DROP: what is dropped is no part of the design. */
export function readDrop(reading: Reading, { from, to }: Span): void {
  const { source } = reading;
  let at = from + 1;
  while (KINDS.has(source.tokens[at]?.word ?? '') && !standsAt(source, at, 'table')) at++;
  const kind = source.tokens[at]?.word ?? '';
  const isTable = kind === 'table' || standsAt(source, at - 1, 'dictionary');
  if (kind === 'table') at++;
  const isView = standsAt(source, at, 'view') || standsAt(source, at, 'materialized', 'view');
  const isSchema = ['schema', 'database', 'dataset'].includes(kind);
  if (!isTable && !isView && !isSchema && kind !== 'index') {
    passOver(reading, { from, to });
    return;
  }
  if (isView) at += standsAt(source, at, 'view') ? 1 : 2;
  else if (!isTable) at++;
  if (standsAt(source, at, 'concurrently')) at++;
  if (standsAt(source, at, 'if', 'exists')) at += 2;
  let gone = false;
  for (const part of parts(source, { from: at, to })) {
    const named = qualifiedName(source, part.from, part.to);
    if (!named) continue;
    const { name, qualifier } = named;
    const table = isTable ? reading.tables.find(name, qualifier) : undefined;
    const tables = table ? [table] : isSchema ? reading.tables.within(name) : [];
    for (const each of tables) reading.tables.remove(each);
    const view = isView ? reading.views.findIndex((each) => sameName(each.name, name)) : -1;
    if (view >= 0) reading.views.splice(view, 1);
    if (isView) reading.otherColumns.delete(name.toLowerCase());
    gone ||= tables.length > 0 || view >= 0 || (kind === 'index' && dropIndex(reading, name));
  }
  if (gone) claim(source, from, to);
  else passOver(reading, { from, to });
}

/** Whether there was such an index. */
function dropIndex(reading: Reading, name: string): boolean {
  let gone = false;
  for (const table of reading.tables.all) {
    const kept = table.indexes.filter((index) => index.name === null || !sameName(index.name, name));
    gone ||= kept.length < table.indexes.length;
    table.indexes = kept;
  }
  return gone;
}

/** Reads `RENAME TABLE a TO b, c TO d` and `EXCHANGE TABLES a AND b`. */
export function readRename(reading: Reading, { from, to }: Span): void {
  const { source } = reading;
  claim(source, from, from + 2);
  const exchange = standsAt(source, from, 'exchange');
  // All at once: a swap by way of a third name is the same.
  for (const part of parts(source, { from: from + 2, to })) {
    const old = qualifiedName(
      source,
      standsAt(source, part.from, 'if', 'exists') ? part.from + 2 : part.from,
      part.to,
    );
    const joined = old && (words(source, old.next, 'to') || words(source, old.next, 'and'));
    const next = joined ? qualifiedName(source, old.next + 1, part.to) : null;
    const table = old && reading.tables.find(old.name, old.qualifier);
    if (!old || !next || !table) {
      unread(reading, part, 'a change of a table that is not in this file');
      continue;
    }
    const other = reading.tables.find(next.name, next.qualifier);
    if (exchange && other) swapTables(reading, table, other);
    else if (exchange) unread(reading, part, 'a change of a table that is not in this file');
    else renameTable(reading, table, next.name, next.qualifier ?? table.qualifier);
    if (standsAt(source, next.next, 'on', 'cluster')) passOver(reading, { from: next.next, to: part.to });
  }
}

/** Two tables change their names; what refers to a name then means the other. */
export function swapTables(reading: Reading, one: TableDraft, other: TableDraft): void {
  const { name, qualifier } = one;
  reading.tables.rename(one, other.name, other.qualifier);
  reading.tables.rename(other, name, qualifier);
}

/** What refers to a table goes on to do so under its new name. */
export function renameTable(
  reading: Reading,
  table: TableDraft,
  name: string,
  qualifier: string | null,
): void {
  const old = table.name;
  for (const each of reading.tables.all)
    if (each.references.some((reference) => sameName(reference.table, old)))
      each.references = each.references.map((reference) =>
        sameName(reference.table, old) ? { ...reference, table: name } : reference,
      );
  reading.tables.rename(table, name, qualifier);
}

export const isRename = (source: Source, at: number): boolean =>
  (standsAt(source, at, 'rename') || standsAt(source, at, 'exchange')) &&
  ['table', 'tables', 'dictionary'].includes(source.tokens[at + 1]?.word ?? '') &&
  !symbol(source, at + 2, '(');
