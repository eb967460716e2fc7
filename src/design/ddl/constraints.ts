import { byName } from '../../domain/by-name.ts';
import type { DesignColumn, Place } from '../../domain/design.ts';
import {
  inside,
  parts,
  past,
  shorthandOf,
  type Source,
  type Span,
  symbol,
  textOf,
  words,
} from '../../sql/source.ts';
import { unquoted } from '../../sql/token.ts';
import { placeAt, type Reading, type TableDraft } from './draft.ts';
import { ENDS, readLayoutMark } from './marks.ts';
import { isName } from './names.ts';
import { readReference } from './reference.ts';

/** A column while it is being read. */
export type ColumnDraft = { -readonly [Key in keyof DesignColumn]: DesignColumn[Key] };

export function identity(column: ColumnDraft): void {
  column.generated = { kind: 'identity' };
  column.nullable = false;
}

type Found = {
  readonly reading: Reading;
  readonly table: TableDraft;
  readonly column: ColumnDraft;
  readonly at: number;
  readonly to: number;
  readonly place: Place;
};

/** Marks that are written as one word. */
const ALSO = new Map([
  ['primary_key', 'pk'],
  ['foreign_key', 'fk'],
  ['not_null', 'nn'],
  ['notnull', 'nn'],
]);

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
  const reader = CONSTRAINTS.get(ALSO.get(word) ?? word);
  if (reader) return reader({ reading, table, column, at, to, place });
  const marked = readLayoutMark(source, table, column.name, at, place);
  if (marked > at) return marked;
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

/** Where an expression ends: at the next word that begins a constraint. */
function expressionEnd(source: Source, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const word = source.tokens[at]?.word ?? '';
    const begins = at > from && BEGINS.has(word) && !(word === 'null' && words(source, at - 1, 'is'));
    if (begins && !(word === 'as' || word === 'on' || word === 'key')) break;
    if (at > from && word === 'on' && words(source, at + 1, 'update')) break;
    at = past(source, at, to);
  }
  return Math.min(at, to);
}

/** Behind a word: `COMMENT 'x'`, `ENCODE zstd`, `COLLATE nocase`. */
const skip =
  (count: number) =>
  ({ at, to }: Found): number =>
    Math.min(at + count, to);

const CONSTRAINTS = byName<(found: Found) => number>({
  not: (found) => {
    const { reading, column, at } = found;
    if (words(reading.source, at, 'not', 'null')) {
      column.nullable = false;
      return at + 2;
    }
    return words(reading.source, at, 'not', 'enforced') || words(reading.source, at, 'not', 'deferrable')
      ? lastKeyUnenforced(found)
      : at;
  },
  null: skip(1),
  nn: ({ column, at }) => {
    column.nullable = false;
    return at + 1;
  },
  required: ({ column, at }) => {
    column.nullable = false;
    return at + 1;
  },
  optional: skip(1),
  nullable: skip(1),
  invisible: skip(1),
  visible: skip(1),
  enforced: skip(1),
  deferrable: skip(1),
  initially: skip(2),
  rely: skip(1),
  norely: skip(1),
  novalidate: skip(1),
  unsigned: skip(1),
  virtual: skip(1),
  stored: skip(1),
  constraint: skip(2),
  primary: (found) => {
    const { reading, at, to } = found;
    key(found, true);
    let next = words(reading.source, at + 1, 'key') ? at + 2 : at + 1;
    while (
      next < to &&
      ['asc', 'desc', 'clustered', 'nonclustered'].includes(reading.source.tokens[next]?.word ?? '')
    )
      next++;
    return conflict(reading.source, next);
  },
  pk: (found) => {
    key(found, true);
    return found.at + 1;
  },
  unique: (found) => {
    key(found, false);
    return conflict(
      found.reading.source,
      words(found.reading.source, found.at + 1, 'key') ? found.at + 2 : found.at + 1,
    );
  },
  key: (found) => {
    key(found, true);
    return found.at + 1;
  },
  uk: (found) => {
    key(found, false);
    return found.at + 1;
  },
  foreign: ({ reading, at }) => (words(reading.source, at, 'foreign', 'key') ? at + 2 : at),
  fk: (found) => {
    const { reading, at, to } = found;
    const { source } = reading;
    const behind =
      words(source, at + 1, 'references') ||
      words(source, at + 1, 'to') ||
      isArrow(source, at + 1) ||
      symbol(source, at + 1, ':');
    const next = behind ? at + 2 : at + 1;
    const group = inside(source, next, to);
    if (group) {
      const start = isArrow(source, group.from) ? group.from + 1 : group.from;
      reference(found, start);
      return past(source, next, to);
    }
    return isName(source, next) && next < to && (behind || !ENDS.has(source.tokens[next]?.word ?? ''))
      ? reference(found, next)
      : next;
  },
  references: (found) => reference(found, found.at + 1),
  ref: (found) => {
    const start = symbol(found.reading.source, found.at + 1, ':') ? found.at + 2 : found.at + 1;
    return reference(found, isArrow(found.reading.source, start) ? start + 1 : start);
  },
  default: ({ reading, column, at, to }) => {
    const end = expressionEnd(reading.source, at + 1, to);
    column.default = textOf(reading.source, { from: at + 1, to: end });
    return end;
  },
  on: ({ reading, at, to }) =>
    words(reading.source, at, 'on', 'update') ? expressionEnd(reading.source, at + 2, to) : at,
  check: ({ reading, table, at, to }) => {
    const group = inside(reading.source, at + 1, to);
    if (!group) return at;
    table.conditions.push(textOf(reading.source, group));
    return past(reading.source, at + 1, to);
  },
  collate: ({ reading, at, to }) =>
    symbol(reading.source, at + 2, '.') ? Math.min(at + 4, to) : Math.min(at + 2, to),
  generated: ({ reading, column, at, to }) => {
    const { source } = reading;
    let next = at + 1;
    while (next < to && !words(source, next, 'as')) next++;
    if (words(source, next, 'as', 'identity')) {
      identity(column);
      return symbol(source, next + 2, '(') ? past(source, next + 2, to) : next + 2;
    }
    return computed(source, column, next, to);
  },
  as: ({ reading, column, at, to }) => computed(reading.source, column, at, to),
  materialized: ({ reading, column, at, to }) => upToNext(reading.source, column, at, to),
  alias: ({ reading, column, at, to }) => upToNext(reading.source, column, at, to),
  ephemeral: skip(1),
  identity: ({ reading, column, at, to }) => {
    identity(column);
    let next = symbol(reading.source, at + 1, '(') ? past(reading.source, at + 1, to) : at + 1;
    while (
      next < to &&
      /^(?:start|increment|by|with|order|noorder|\d+)$/i.test(reading.source.tokens[next]?.text ?? '')
    )
      next++;
    return next;
  },
  comment: ({ reading, column, at, to }) => {
    const token = reading.source.tokens[symbol(reading.source, at + 1, '=') ? at + 2 : at + 1];
    if (token) column.comment = unquoted(token);
    return Math.min(symbol(reading.source, at + 1, '=') ? at + 3 : at + 2, to);
  },
  options: ({ reading, column, at, to }) => {
    const { source } = reading;
    const group = inside(source, at + 1, to);
    if (!group) return at;
    for (const { from } of parts(source, group)) {
      const value = source.tokens[from + 2];
      if (words(source, from, 'description') && value) column.comment = unquoted(value);
    }
    return past(source, at + 1, to);
  },
  encode: skip(2),
  codec: ({ reading, at, to }) => past(reading.source, at + 1, to),
  ttl: ({ reading, at, to }) => expressionEnd(reading.source, at + 1, to),
  distkey: ({ table, column, at, place }) => {
    table.distribution.push(byClause(column.name, place));
    return at + 1;
  },
  sortkey: ({ table, column, at, place }) => {
    table.cluster.push(byClause(column.name, place));
    return at + 1;
  },
  charset: skip(2),
  srid: skip(2),
  storage: skip(2),
  compression: skip(2),
  autoincrement: numbered,
  auto_increment: numbered,
  autoinc: numbered,
  increment: numbered,
  masking: ({ to }) => to,
  with: ({ to }) => to,
  tag: ({ to }) => to,
});

function numbered(found: Found): number {
  return CONSTRAINTS.get('identity')?.(found) ?? found.at + 1;
}

const BEGINS = new Set(CONSTRAINTS.keys());

const byClause = (name: string, place: Place) => ({
  text: name,
  columns: [name],
  transform: { kind: 'value' as const },
  from: 'clause' as const,
  place,
});

/** `AS (expression) STORED` */
function computed(source: Source, column: ColumnDraft, at: number, to: number): number {
  const group = inside(source, at + 1, to);
  if (!group) return upToNext(source, column, at, to);
  column.generated = { kind: 'expression', text: textOf(source, group) };
  let next = past(source, at + 1, to);
  if (['stored', 'virtual', 'persisted', 'persistent'].includes(source.tokens[next]?.word ?? '')) next++;
  return Math.min(next, to);
}

function upToNext(source: Source, column: ColumnDraft, at: number, to: number): number {
  const end = expressionEnd(source, at + 1, to);
  column.generated = { kind: 'expression', text: textOf(source, { from: at + 1, to: end }) };
  return end;
}

function key({ reading, table, column, place }: Found, primary: boolean): void {
  if (primary) column.nullable = false;
  if (primary && table.keys.some((known) => known.primary && known.columns.includes(column.name))) return;
  const enforced = enforces(reading.dialect);
  // A table has one primary key: columns of shorthand that are marked so are it together.
  const first = primary && table.shorthand ? table.keys.findIndex((known) => known.primary) : -1;
  const whole = table.keys[first];
  if (whole) table.keys[first] = { ...whole, columns: [...whole.columns, column.name] };
  else table.keys.push({ columns: [column.name], primary, enforced, place });
}

function lastKeyUnenforced({ table, column, at }: Found): number {
  const last = table.keys.at(-1);
  if (last?.columns.length === 1 && last.columns[0] === column.name)
    table.keys[table.keys.length - 1] = { ...last, enforced: false };
  return at + 2;
}

function conflict(source: Source, at: number): number {
  return words(source, at, 'on', 'conflict') ? at + 3 : at;
}

function reference({ reading, table, column, to, place }: Found, at: number): number {
  const found = readReference(reading.source, at, to);
  if (!found) return at;
  table.references.push({ columns: [column.name], table: found.table, targetColumns: found.columns, place });
  return found.next;
}

/** `->`, `→`, `>` of DBML. */
export const isArrow = (source: Source, at: number): boolean =>
  ['->', '→', '=>', '>', '-->', '➜'].includes(source.tokens[at]?.text ?? '');

/** Dialects that take a key and do not check it. */
export const enforces = (dialect: Reading['dialect']): boolean =>
  !['bigquery', 'snowflake', 'redshift', 'spark', 'trino', 'clickhouse'].includes(dialect);
