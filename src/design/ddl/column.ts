import { inside, nameAt, past, type Source, type Span, symbol, textOf, words } from '../../sql/source.ts';
import { type ColumnDraft, identity, readConstraint } from './constraints.ts';
import { isTypeWord, logicalType } from './logical-type.ts';
import { CONTINUES, ENDS, holdsMarks, holdsRemark, isMark } from './marks.ts';
import { isName } from './names.ts';
import { placeAt, type Reading, unread } from './reading.ts';
import type { TableDraft } from './table.ts';

/** Reads `name type constraints`, and adds the column, its keys and references to the table. */
export function readColumn(reading: Reading, table: TableDraft, { from, to }: Span): void {
  const { source } = reading;
  const token = source.tokens[from];
  if (!token || !(isName(source, from) || token.kind === 'string')) {
    unread(reading, { from, to }, 'not read as a column');
    return;
  }
  const place = placeAt(reading, from);
  const first = table.shorthand ? typeFirst(source, from, to) : null;
  const start = first ? from : symbol(source, from + 1, ':') ? from + 2 : from + 1;
  const starred = table.shorthand && !first && symbol(source, from + 1, '*');
  const behind = starred ? start + 1 : start;
  // `label (varchar)`, `view_id (bigint PK)`
  const group = table.shorthand && !first && symbol(source, behind, '(') ? inside(source, behind, to) : null;
  const within = group && isTypeWord(source.tokens[group.from]?.word ?? '') ? group : null;
  const typed = within?.from ?? behind;
  const type = {
    from: typed,
    to: first ?? typeEnd(reading, table, typed, within?.to ?? to),
  };
  const end = first ? first + 1 : type.to;
  const column: ColumnDraft = {
    name: nameAt(source, first ?? from),
    type: logicalType(source, type, reading.types),
    declared: textOf(source, type).replaceAll(/\s+/g, ' '),
    nullable: true,
    default: null,
    generated: null,
    comment: null,
    place,
  };
  if (starred) table.starred.push({ column: column.name, place });
  if (/^(?:small|big)?serial\d?$/i.test(column.declared)) identity(column);
  for (let at = end; at < to; ) {
    // Behind a type that stands in brackets with its marks.
    if (within && (at === within.to || (at < within.to && symbol(source, at, ',')))) {
      at++;
      continue;
    }
    const remark = table.shorthand && !holdsMarks(source, at, to) && holdsRemark(source, at, to);
    const next = remark
      ? past(source, at, to)
      : readConstraint(reading, table, column, at, within && at < within.to ? within.to : to);
    if (remark) column.comment ??= textOf(source, { from: at + 1, to: next - 1 });
    if (next > at) at = next;
    else {
      unread(reading, { from: at, to }, `not read in column ${column.name}`);
      break;
    }
  }
  table.columns.push(column);
  table.items.push({ column: column.name, span: { from, to } });
}

/** Where the name stands in `bigint view_id PK`; null where the name is first. */
function typeFirst(source: Source, from: number, to: number): number | null {
  if (!isTypeWord(source.tokens[from]?.word ?? '')) return null;
  let at = from + 1;
  while (at < to && ['(', '<', '['].includes(source.tokens[at]?.text ?? '')) at = past(source, at, to);
  const name = source.tokens[at];
  if (at >= to || !name || !isName(source, at) || name.text.startsWith('[')) return null;
  return isTypeWord(name.word) || isMark(name.word) || CONTINUES.has(name.word) ? null : at;
}

/**
 * Where the type ends that begins here. A type has further words only where they are known: another is the next
 * column, whose comma is missing. SQLite itself takes any words.
 */
function typeEnd({ source, dialect }: Reading, { shorthand }: TableDraft, from: number, to: number): number {
  let at = from;
  const any = dialect === 'sqlite' && !shorthand;
  while (at < to) {
    const token = source.tokens[at];
    if (!token) break;
    const wrapper = token.word === 'nullable' && symbol(source, at + 1, '(');
    if ((shorthand ? isMark(token.word) : ENDS.has(token.word)) && !wrapper) break;
    // `bigint!`, `user_id*`
    if (token.kind === 'symbol' && '!?*'.includes(token.text)) break;
    if (at > from && (holdsMarks(source, at, to) || (shorthand && holdsRemark(source, at, to)))) break;
    // `RANGE<DATE>` of BigQuery
    if (words(source, at - 1, 'range') && symbol(source, at, '<') && symbol(source, at + 2, '>')) {
      at += 3;
      continue;
    }
    if (words(source, at, 'character', 'set') && at > from) {
      at += 3;
      continue;
    }
    const dotted = symbol(source, at - 1, '.');
    if (token.kind === 'word' && at > from && !any && !dotted && !CONTINUES.has(token.word)) break;
    if (token.kind === 'word' || (token.kind === 'name' && at === from && !token.text.startsWith('['))) at++;
    else if (at > from && ['(', '<', '['].includes(token.text)) at = past(source, at, to);
    else if (at > from && token.text === '.' && token.kind === 'symbol') at++;
    else break;
    if (words(source, at, 'unsigned') || words(source, at, 'zerofill')) at++;
    // `TIMESTAMP(3) WITH TIME ZONE`, `CHARACTER SET utf8` are words like others.
  }
  return Math.min(at, to);
}
