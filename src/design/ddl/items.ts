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
import { unquoted } from '../../sql/token.ts';
import { readColumn } from './column.ts';
import { type ColumnDraft, enforces, isArrow, readConstraint } from './constraints.ts';
import { layoutKeys, unwrapped } from './layout-key.ts';
import { isTypeWord } from './logical-type.ts';
import { isMark } from './marks.ts';
import { layoutIn } from './notes.ts';
import { columnList, isName, passExpressions } from './names.ts';
import { passOver, placeAt, type Reading, unread } from './reading.ts';
import { readReference } from './reference.ts';
import { sameName, type TableDraft } from './table.ts';

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

const LAYOUT_WORDS = new Map<string, 'partition' | 'cluster' | 'distribute'>([
  ['partition', 'partition'],
  ['partitioned', 'partition'],
  ['partitioning', 'partition'],
  ['cluster', 'cluster'],
  ['clustered', 'cluster'],
  ['clustering', 'cluster'],
  ['sort', 'cluster'],
  ['sorted', 'cluster'],
  ['distribute', 'distribute'],
  ['distributed', 'distribute'],
]);

/** `Partition: event_date by month`, `cluster by user_id` on a line of its own below a table in shorthand. */
export function readLayoutLine(reading: Reading, table: TableDraft, { from, to }: Span): boolean {
  const { source } = reading;
  const kind = LAYOUT_WORDS.get(source.tokens[from]?.word ?? '');
  if (!kind || !source.isFirst[from]) return false;
  let at = from + 1;
  const says = symbol(source, at, ':') || ['by', 'on', 'key', 'keys'].includes(source.tokens[at]?.word ?? '');
  if (!says) return false;
  while (
    at < to &&
    (symbol(source, at, ':') || ['by', 'on', 'key', 'keys'].includes(source.tokens[at]?.word ?? ''))
  )
    at++;
  if (at >= to) return false;
  const lead = `${kind} by `;
  const rest = textOf(source, { from: at, to });
  claim(source, from, at);
  const start = (source.tokens[at]?.start ?? 0) - lead.length;
  const found = layoutIn(
    source,
    [{ text: lead + rest, start }],
    table.columns.map(({ name }) => name),
  );
  for (const key of ['partition', 'cluster', 'distribution'] as const)
    table[key].push(...found[key].map((each) => ({ ...each, from: 'clause' as const })));
  const keys = [...found.partition, ...found.cluster, ...found.distribution];
  const said = new Set(wordsIn(keys.map(({ text }) => text).join(' ')));
  const left = wordsIn(rest).filter((word) => !said.has(word) && !AROUND.test(word));
  if (keys.length === 0 || found.strange.length > 0)
    unread(reading, { from, to }, `names no column of ${table.name}`);
  else if (left.length > 0)
    unread(reading, { from, to }, `not read of the layout of ${table.name}: ${left.join(' ')}`);
  return true;
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/\w+/g) ?? [];

/** Words around the columns of a layout. */
const AROUND =
  /^(?:by|per|and|then|of|on|the|into|buckets?|\d+|hash|asc|desc|key|keys|cluster|clustered|partition|partitioned|sort|sorted|order|(?:minute|hour|day|week|month|year)s?|hourly|daily|weekly|monthly|yearly)$/;

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
    table.cluster.push(
      ...layoutKeys(
        source,
        found.span,
        table.columns.map(({ name }) => name),
      ),
    );
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

/** `(a, b) [unique]` on a line each. */
const KEY_LINES = new Set(['pk', 'fk', 'primary', 'foreign', 'unique']);

/** `PK (a, b)`, `PK: a, b`, `FK user_id -> dim_users.user_id` below a table: of columns that it has; false where it is none. */
export function readKeyLine(reading: Reading, table: TableDraft, { from, to }: Span): boolean {
  const { source } = reading;
  const word = source.tokens[from]?.word ?? '';
  if (!KEY_LINES.has(word)) return false;
  let at = standsAt(source, from + 1, 'key') ? from + 2 : from + 1;
  if (symbol(source, at, '(')) return readTableConstraint(reading, table, { from, to });
  if (symbol(source, at, ':')) at++;
  let end = at;
  while (
    end < to &&
    (isName(source, end) || symbol(source, end, ',')) &&
    !standsAt(source, end, 'references') &&
    !standsAt(source, end, 'to')
  )
    end++;
  const listed = parts(source, { from: at, to: end });
  if (listed.some((part) => part.to > part.from + 1)) return false;
  const names = listed.map((part) => source.tokens[part.from]);
  const columns = names.flatMap(
    (token) => table.columns.find(({ name }) => token && sameName(name, unquoted(token)))?.name ?? [],
  );
  if (columns.length === 0 || columns.length !== names.length) return false;
  const place = placeAt(reading, from);
  const isForeign = word.startsWith('f');
  const leads = isArrow(source, end) || standsAt(source, end, 'references') || standsAt(source, end, 'to');
  const target = isForeign && leads ? readReference(source, end + 1, to) : null;
  if ((isForeign && !target) || (!isForeign && end < to)) return false;
  claim(source, from, end + (isForeign ? 1 : 0));
  if (target) table.references.push({ columns, table: target.table, targetColumns: target.columns, place });
  else
    table.keys.push({ columns, primary: word.startsWith('p'), enforced: enforces(reading.dialect), place });
  return true;
}

/** A star marks a key where nothing else does; beside other marks nobody knows what it means. */
export function readStars(reading: Reading, table: TableDraft): void {
  const [first] = table.starred;
  if (!first) return;
  if (table.keys.some(({ primary }) => primary)) {
    for (const { column, place } of table.starred)
      if (!table.keys.some((key) => key.primary && key.columns.includes(column)))
        reading.unread.push({
          place,
          what: `what does * mean at ${column} of ${table.name}? Its key is marked PK`,
          names: [],
        });
    return;
  }
  const columns = table.starred.map(({ column }) => column);
  table.keys.push({ columns, primary: true, enforced: enforces(reading.dialect), place: first.place });
}

function dbmlIndexes(reading: Reading, table: TableDraft, span: Span | null): void {
  const { source } = reading;
  if (!span) return;
  for (let at = span.from; at < span.to; at = past(source, at, span.to)) {
    const group = symbol(source, at, '(') ? inside(source, at, span.to) : null;
    if (!group && !isName(source, at)) continue;
    if (source.tokens[at]?.text.startsWith('[')) {
      passOver(reading, { from: at, to: past(source, at, span.to) });
      continue;
    }
    const columns = columnList(source, group ? parts(source, group) : [{ from: at, to: at + 1 }]);
    const behind = source.tokens[past(source, at, span.to)]?.text ?? '';
    const place = placeAt(reading, at);
    const primary = /\bpk\b/i.test(behind);
    const unique = primary || /\bunique\b/i.test(behind);
    if (unique) table.keys.push({ columns, primary, enforced: true, place });
    if (!primary) table.indexes.push({ name: null, columns, unique, where: null, place });
  }
}
