import { type Reading, type TableDraft, unread } from './draft.ts';
import { past, type Span, symbol, words } from '../../sql/source.ts';
import { CLAUSES } from './storage/clauses.ts';
import { assignment } from './storage/option.ts';
import { partitionList } from './storage/partition.ts';

/** Reads one clause behind a table's parenthesis; the index behind it, or the same where it is none that is known. */
export function readStorage(reading: Reading, table: TableDraft, at: number, to: number): number {
  const word = reading.source.tokens[at]?.word ?? '';
  const clause = { reading, table, at, to };
  if (symbol(reading.source, at, ',')) return at + 1;
  if (symbol(reading.source, at, '(') && words(reading.source, at + 1, 'partition'))
    return partitionList(clause);
  const reader = CLAUSES.get(word);
  const next = reader ? reader(clause) : at;
  return next > at ? Math.min(next, to) : assignment(clause);
}

/** Reads clauses as long as there are such: behind a table in shorthand anything else is not the table's. */
export function readKnownClauses(reading: Reading, table: TableDraft, { from, to }: Span): number {
  let at = from;
  while (at < to && CLAUSES.has(reading.source.tokens[at]?.word ?? '')) {
    const next = readStorage(reading, table, at, to);
    if (next <= at) break;
    at = next;
  }
  return at;
}

/** Reads all clauses behind a table's parenthesis, as far as they go. */
export function readStorageClauses(
  reading: Reading,
  table: TableDraft,
  { from, to }: Span,
  isEnd: (at: number) => boolean,
): number {
  let at = from;
  while (at < to && !isEnd(at)) {
    const next = readStorage(reading, table, at, to);
    if (next > at) at = next;
    else {
      let end = at + 1;
      while (end < to && !isEnd(end) && !CLAUSES.has(reading.source.tokens[end]?.word ?? ''))
        end = past(reading.source, end, to);
      unread(reading, { from: at, to: end }, `not read behind the columns of ${table.name}`);
      at = end;
    }
  }
  return at;
}
