import {
  claim,
  inside,
  nameAt,
  parts,
  past,
  type Source,
  type Span,
  standsAt,
  symbol,
  textOf,
  words,
} from '../../sql/source.ts';
import { enforces, isArrow } from './constraints.ts';
import { layoutKeys, unwrapped } from './layout-key.ts';
import { isTypeWord } from './logical-type.ts';
import { columnList, isName, passExpressions } from './names.ts';
import { passOver, placeAt, type Reading, unread } from './reading.ts';
import { readReference } from './reference.ts';
import { columnNames, sameName, type TableDraft } from './table.ts';

/** Reads a constraint of the whole table; false where the item is a column. */
export function readTableConstraint(reading: Reading, table: TableDraft, { from, to }: Span): boolean {
  const { source } = reading;
  let at = from;
  if (standsAt(source, at, 'constraint') && isName(source, at + 1)) {
    // MySQL: `CONSTRAINT PRIMARY KEY name (a)` has no name before it.
    const bare =
      symbol(source, at + 2, '(') || standsAt(source, at + 2, 'key') || standsAt(source, at + 2, 'index');
    const named = CONSTRAINTS.has(source.tokens[at + 1]?.word ?? '') && bare ? 1 : 2;
    // Not of a column that is called so.
    if (!isTypeWord(source.tokens[at + 1]?.word ?? '') || at + 2 < to) claim(source, at, at + named);
    at += named;
  }
  const rest = { from: at, to };
  if (words(source, at, 'primary', 'key')) return key(reading, table, rest, 2, true);
  if (words(source, at, 'pk') && opens(source, at + 1)) return key(reading, table, rest, 1, true);
  if (standsAt(source, at, 'unique') && !isColumnNamed(source, at, to))
    return key(reading, table, rest, 1, false);
  if (words(source, at, 'foreign', 'key')) return foreignKey(reading, table, rest, 2);
  if (words(source, at, 'fk') && opens(source, at + 1)) return foreignKey(reading, table, rest, 1);
  if (at > from && CONDITIONS.has(source.tokens[at]?.word ?? '')) return condition(reading, table, rest);
  if (
    at > from &&
    !CONSTRAINTS.has(source.tokens[at]?.word ?? '') &&
    !INDEXES.has(source.tokens[at]?.word ?? '')
  ) {
    if (SKIPPED.has(source.tokens[at]?.word ?? '')) passOver(reading, { from, to });
    else
      unread(
        reading,
        { from, to },
        at < to ? 'a constraint that is not known' : 'a constraint without a condition',
      );
    return true;
  }
  if (standsAt(source, at, 'check') && at > from && !symbol(source, at + 1, '('))
    return condition(reading, table, rest);
  if (words(source, at, 'check') && symbol(source, at + 1, '(')) {
    const group = inside(source, at + 1, to);
    if (group) table.conditions.push(textOf(source, group));
    passOver(reading, { from: past(source, at + 1, to), to });
    return true;
  }
  if (words(source, at, 'like') && isName(source, at + 1)) {
    const target = readReference(source, at + 1, to);
    const known =
      target && reading.tables.all.find((each) => each !== table && sameName(each.name, target.table));
    if (known) {
      table.columns.push(...known.columns);
      // `INCLUDING ALL`
      passOver(reading, { from: target?.next ?? to, to });
    } else unread(reading, { from, to }, 'columns of a table that is not in this file');
    return true;
  }
  if (
    INDEXES.has(source.tokens[at]?.word ?? '') &&
    !isColumnNamed(source, at, to) &&
    hasColumns(source, at, to)
  )
    return index(reading, table, rest);
  if (!SKIPPED.has(source.tokens[at]?.word ?? '') || isColumnNamed(source, at, to)) return false;
  passOver(reading, { from, to });
  return true;
}

const CONDITIONS = new Set(['assume', 'expect', 'not']);
const CONSTRAINTS = new Set(['primary', 'unique', 'foreign', 'check']);
const INDEXES = new Set(['key', 'index', 'fulltext', 'spatial']);
/** Known, and nothing of what a design says. */
const SKIPPED = new Set(['exclude', 'period', 'projection', 'watermark']);

const opens = (source: Source, at: number) =>
  symbol(source, at, '(') || symbol(source, at, ':') || isArrow(source, at);

/** `CHECK a > 0` and `ASSUME` of ClickHouse, `EXPECT (…) ON VIOLATION …` of Databricks. */
function condition(reading: Reading, table: TableDraft, { from, to }: Span): boolean {
  const { source } = reading;
  const group = symbol(source, from + 1, '(') ? inside(source, from + 1, to) : null;
  // `ON VIOLATION DROP ROW`
  if (group) passOver(reading, { from: past(source, from + 1, to), to });
  claim(source, from);
  if (from + 1 < to) table.conditions.push(textOf(source, group ?? { from: from + 1, to }));
  else unread(reading, { from: from - 1, to }, 'a constraint without a condition');
  return true;
}

/** `key TEXT`, `index INTEGER`: a column that is called so. */
function isColumnNamed(source: Source, at: number, to: number): boolean {
  const next = source.tokens[at + 1];
  if (at + 1 >= to || !next) return true;
  return (
    isTypeWord(next.word) ||
    next.text === ':' ||
    (next.kind === 'word' && ['not', 'primary', 'pk', 'fk', 'null'].includes(next.word))
  );
}

/** Whether an index names what it is of: `key kind_of_key NOT NULL` is a column with a type of the script's own. */
function hasColumns(source: Source, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at = past(source, at, to)) {
    if (standsAt(source, at, 'type')) return true;
    if (symbol(source, at, '(')) return source.tokens[at + 1]?.kind !== 'number';
  }
  return false;
}

/** The next list in parentheses from here on, and what stands before it. */
function listAfter(
  source: Source,
  from: number,
  to: number,
): { names: (string | null)[]; span: Span; before: number; next: number } | null {
  for (let at = from; at < to; at = past(source, at, to)) {
    const span = symbol(source, at, '(') ? inside(source, at, to) : null;
    if (span)
      return { names: columnList(source, parts(source, span)), span, before: at, next: past(source, at, to) };
  }
  return null;
}

/** ClickHouse: `PRIMARY KEY id` without brackets. */
function bareKey({ source, dialect }: Reading, from: number, to: number): ReturnType<typeof listAfter> {
  if (dialect !== 'clickhouse' || from >= to) return null;
  const span = { from, to };
  return { names: columnList(source, [span]), span, before: from, next: to };
}

/** Words behind a key's columns. */
const KEY_OPTIONS = new Set(
  `not enforced enforced rely norely novalidate validate disable enable deferrable initially deferred immediate on
   conflict abort fail ignore replace rollback using btree hash index tablespace include with comment clustered
   nonclustered valid invisible visible key_block_size nulls distinct without overlaps asc desc local global
   duplicate_count timeseries`.split(/\s+/),
);

/** Passes over options of a key as far as they are known: another word is not read. */
function keyOptions(reading: Reading, from: number, to: number): void {
  const { source } = reading;
  let at = from;
  for (; at < to; at = past(source, at, to)) {
    const { kind = 'symbol', word = '' } = source.tokens[at] ?? {};
    const isValue = kind !== 'word' || ['tablespace', 'include'].includes(source.tokens[at - 1]?.word ?? '');
    if (!isValue && !KEY_OPTIONS.has(word)) break;
  }
  passOver(reading, { from, to: at });
}

function key(
  reading: Reading,
  table: TableDraft,
  { from, to }: Span,
  skip: number,
  primary: boolean,
): boolean {
  const { source } = reading;
  const found = listAfter(source, from + skip, to) ?? bareKey(reading, from + skip, to);
  if (!found) {
    unread(reading, { from, to }, 'a key without columns');
    return true;
  }
  claim(source, from, from + skip);
  const notEnforced = source.tokens
    .slice(found.next, to)
    .some(({ word }, n) => word === 'enforced' && words(source, found.next + n - 1, 'not', 'enforced'));
  passOver(reading, { from: from + skip, to: found.before });
  passExpressions(
    reading,
    parts(source, found.span).filter((_, n) => found.names[n] === null),
  );
  keyOptions(reading, found.next, to);
  if (primary && reading.dialect === 'clickhouse' && table.cluster.length === 0)
    table.cluster.push(...layoutKeys(source, found.span, columnNames(table)));
  table.keys.push({
    columns: found.names,
    primary,
    enforced: enforces(reading.dialect) && !notEnforced,
    place: placeAt(reading, from),
  });
  return true;
}

function foreignKey(reading: Reading, table: TableDraft, { from, to }: Span, skip: number): boolean {
  const { source } = reading;
  const found = listAfter(source, from + skip, to);
  const at = found
    ? words(source, found.next, 'references') || isArrow(source, found.next)
      ? found.next + 1
      : found.next
    : to;
  const target = found && readReference(source, at, to);
  if (!target) {
    unread(reading, { from, to }, 'a foreign key without a table');
    return true;
  }
  claim(source, from, from + skip);
  if (found) passOver(reading, { from: from + skip, to: found.before });
  keyOptions(reading, target.next, to);
  table.references.push({
    columns: found.names.flatMap((name) => name ?? []),
    table: target.table,
    targetColumns: target.columns,
    place: placeAt(reading, from),
  });
  return true;
}

/** `KEY name (columns)` of MySQL, `INDEX name expression TYPE minmax` of ClickHouse. */
function index(reading: Reading, table: TableDraft, { from, to }: Span): boolean {
  const { source } = reading;
  let at = from + 1;
  if (words(source, at, 'key') || words(source, at, 'index')) at++;
  const token = source.tokens[at];
  const name = token && isName(source, at) ? nameAt(source, at) : null;
  claim(source, from, at);
  const behind = name === null ? at : at + 1;
  let end = behind;
  while (end < to && !standsAt(source, end, 'type') && !standsAt(source, end, 'using'))
    end = past(source, end, to);
  const span = unwrapped(source, {
    from: behind,
    to: symbol(source, behind, '(') ? past(source, behind, to) : end,
  });
  const columns = columnList(source, parts(source, span));
  passExpressions(
    reading,
    parts(source, span).filter((_, n) => columns[n] === null),
  );
  // `TYPE minmax GRANULARITY 4`, `USING BTREE`
  passOver(reading, {
    from: Math.max(span.to, symbol(source, behind, '(') ? past(source, behind, to) : end),
    to,
  });
  table.indexes.push({ name, columns, unique: false, where: null, place: placeAt(reading, from) });
  return true;
}
