import {
  claim,
  inside,
  nameAt,
  parts,
  past,
  type Span,
  standsAt,
  symbol,
  textOf,
  words,
} from '../../sql/source.ts';
import { readColumn } from './column.ts';
import { type ColumnDraft, enforces, readConstraint } from './constraints.ts';
import { isTypeWord } from './logical-type.ts';
import { readLayoutLine } from './lines-below.ts';
import { isMark } from './marks.ts';
import { columnList, isName } from './names.ts';
import { passOver, placeAt, type Reading, unread } from './reading.ts';
import type { TableDraft } from './table.ts';
import { readTableConstraint } from './table-constraint.ts';

/** Reads what stands between a table's outer parentheses. */
export function readItems(reading: Reading, table: TableDraft, span: Span): void {
  for (const item of parts(reading.source, span)) readItem(reading, table, item);
}

export function readItem(reading: Reading, table: TableDraft, item: Span): void {
  const { source } = reading;
  let { from } = item;
  if (words(source, from, 'indexes') && symbol(source, from + 1, '{')) {
    dbmlIndexes(reading, table, inside(source, from + 1, item.to));
    return;
  }
  if (
    table.shorthand &&
    ['note', 'checks', 'records'].includes(source.tokens[from]?.word ?? '') &&
    symbol(source, from + 1, '{')
  ) {
    const note = source.tokens[from + 2];
    const group = inside(source, from + 1, item.to);
    if (words(source, from, 'note') && note?.kind === 'string') table.comments.push(nameAt(source, from + 2));
    else if (words(source, from, 'checks') && group) table.conditions.push(textOf(source, group));
    else passOver(reading, item);
    return;
  }
  if (
    words(source, from, 'note') &&
    symbol(source, from + 1, ':') &&
    source.tokens[from + 2]?.kind === 'string'
  ) {
    table.comments.push(nameAt(source, from + 2));
    return;
  }
  if (table.shorthand && symbol(source, from, '~') && isName(source, from + 1)) {
    table.injected.push({
      name: nameAt(source, from + 1),
      at: table.columns.length,
      place: placeAt(reading, from),
    });
    if (from + 2 < item.to) passOver(reading, { from: from + 2, to: item.to });
    return;
  }
  // `- …`
  if (
    table.shorthand &&
    item.to === from + 2 &&
    symbol(source, from, '-') &&
    /^(?:\.\.\.|…)$/.test(source.tokens[from + 1]?.text ?? '')
  )
    from++;
  if (symbol(source, from, '...') || symbol(source, from, '…')) {
    table.elided = true;
    if (item.to > from + 1) readItem(reading, table, { from: from + 1, to: item.to });
    return;
  }
  let { to } = item;
  while (
    to > from &&
    (symbol(source, to - 1, '...') || symbol(source, to - 1, '…') || symbol(source, to - 1, ';'))
  ) {
    if (!symbol(source, to - 1, ';')) table.elided = true;
    to--;
  }
  if (from >= to) return;
  const star =
    table.shorthand &&
    symbol(source, from, '*') &&
    source.tokens[from]?.end === source.tokens[from + 1]?.start &&
    isName(source, from + 1);
  while (
    from + 1 < to &&
    (symbol(source, from, '-') ||
      symbol(source, from, '*') ||
      symbol(source, from, '•') ||
      symbol(source, from, '+'))
  )
    from++;
  if (
    table.shorthand &&
    (isMarkBehind(reading, table, { from, to }) || readLayoutLine(reading, table, { from, to }))
  )
    return;
  if (star) table.starred.push({ column: nameAt(source, from), place: placeAt(reading, from) });
  const mark = table.shorthand ? markBefore(reading, table, { from, to }) : null;
  if (mark) {
    readColumn(reading, table, { from: mark.next, to });
    mark.read();
  } else if (!readTableConstraint(reading, table, { from, to })) readColumn(reading, table, { from, to });
}

/** `view_id: bigint, PK`: a mark of the column before it on its line, which a comma parts from it; it is read here. */
function isMarkBehind(reading: Reading, table: TableDraft, { from, to }: Span): boolean {
  const { source } = reading;
  const column = table.columns.at(-1);
  const item = table.items.at(-1);
  const word = source.tokens[from]?.word ?? '';
  if (!column || !item || source.isFirst[from] || !symbol(source, from - 1, ',')) return false;
  const behind = standsAt(source, from + 1, 'key') ? from + 2 : from + 1;
  if (!BEHIND.has(word) || symbol(source, behind, '(') || symbol(source, behind, ':')) return false;
  if (word !== 'fk' && isName(source, from + 1) && !isMark(source.tokens[from + 1]?.word ?? '')) return false;
  const draft: ColumnDraft = { ...column };
  for (let at = from; at < to; ) {
    const next = readConstraint(reading, table, draft, at, to);
    if (next <= at) {
      unread(reading, { from: at, to }, `not read in column ${column.name}`);
      break;
    }
    at = next;
  }
  table.columns[table.columns.length - 1] = draft;
  return true;
}

const BEHIND = new Set([
  'pk',
  'fk',
  'unique',
  'nn',
  'not',
  'nullable',
  'primary',
  'foreign',
  'uk',
  'required',
  'nk',
]);

const MARKS_BEFORE = new Set(['pk', 'fk', 'primary_key', 'foreign_key']);

/** `PK view_id bigint`, `PK: view_id`, `(FK) user_id`: marks that stand before the column, and how they are read. */
function markBefore(
  reading: Reading,
  table: TableDraft,
  { from, to }: Span,
): { next: number; read: () => void } | null {
  const { source } = reading;
  const marks: string[] = [];
  let at = from;
  for (;;) {
    const open = symbol(source, at, '(') ? 1 : 0;
    const word = source.tokens[at + open]?.word ?? '';
    const bracket = /^\[(pk|fk)\]$/i.exec(source.tokens[at]?.text ?? '')?.[1]?.toLowerCase();
    if (bracket) {
      marks.push(bracket);
      claim(source, at);
      at++;
    } else if (words(source, at, 'primary', 'key') || words(source, at, 'foreign', 'key')) {
      marks.push(words(source, at, 'primary') ? 'pk' : 'fk');
      at += 2;
    } else if (MARKS_BEFORE.has(word) && (open === 0 || symbol(source, at + 2, ')'))) {
      marks.push(word.startsWith('p') ? 'pk' : 'fk');
      claim(source, at + open);
      at += open > 0 ? 3 : 1;
    } else break;
    if (symbol(source, at, ':') || symbol(source, at, ',') || symbol(source, at, '/')) at++;
  }
  const named = source.tokens[at];
  if (marks.length === 0 || at >= to || !named || !isName(source, at) || isMark(named.word)) return null;
  // `pk (a, b)` is a key of the table; `pk int` is a column that is called so.
  if (at === from + 1 && isTypeWord(named.word) && !isName(source, at + 1)) return null;
  const read = () => {
    const column = table.columns.at(-1);
    if (!column || !marks.includes('pk')) return;
    const first = table.keys.findIndex((known) => known.primary);
    const whole = table.keys[first];
    if (whole?.columns.includes(column.name)) return;
    if (whole) table.keys[first] = { ...whole, columns: [...whole.columns, column.name] };
    else
      table.keys.push({
        columns: [column.name],
        primary: true,
        enforced: enforces(reading.dialect),
        place: placeAt(reading, from),
      });
  };
  return { next: at, read };
}

/** DBML: `(a, b) [unique]` on a line each. */
function dbmlIndexes(reading: Reading, table: TableDraft, span: Span | null): void {
  const { source } = reading;
  if (!span) return;
  for (let at = span.from; at < span.to; at = past(source, at, span.to)) {
    const group = symbol(source, at, '(') ? inside(source, at, span.to) : null;
    if (!group && !isName(source, at)) continue;
    if (source.tokens[at]?.text.startsWith('[')) {
      if (source.claimed[at] === 0) passOver(reading, { from: at, to: past(source, at, span.to) });
      continue;
    }
    const columns = columnList(source, group ? parts(source, group) : [{ from: at, to: at + 1 }]);
    const settings = past(source, at, span.to);
    const behind = source.tokens[settings]?.text ?? '';
    const place = placeAt(reading, at);
    const primary = /\bpk\b/i.test(behind);
    const unique = primary || /\bunique\b/i.test(behind);
    if (/^\[\s*(?:pk|unique)\s*\]$/i.test(behind)) claim(source, settings);
    if (unique) table.keys.push({ columns, primary, enforced: true, place });
    if (!primary) table.indexes.push({ name: null, columns, unique, where: null, place });
  }
}
