import { byName } from '../../domain/by-name.ts';
import type { DesignColumn, Place } from '../../domain/design.ts';
import {
  claim,
  inside,
  nameAt,
  oneOf,
  parts,
  past,
  type Source,
  type Span,
  shorthandOf,
  standsAt,
  symbol,
  textOf,
  words,
} from '../../sql/source.ts';
import { unquoted } from '../../sql/token.ts';
import { ENDS, holdsMarks, readLayoutMark } from './marks.ts';
import { isName } from './names.ts';
import { passOver, placeAt, type Reading, unread } from './reading.ts';
import { readReference } from './reference.ts';
import type { TableDraft } from './table.ts';

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
  // `PK1`, `FK2` count the keys of a table.
  const reader = CONSTRAINTS.get(ALSO.get(word) ?? word.replace(/^([pf]k)\d$/, '$1'));
  if (reader) {
    const next = reader({ reading, table, column, at, to, place });
    if (next > at) claim(source, at);
    return next;
  }
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
  if (table.shorthand && (symbol(source, at, '!') || symbol(source, at, '?'))) {
    // `timestamp!` demands a value, `text?` does not.
    if (symbol(source, at, '!')) column.nullable = false;
    return at + 1;
  }
  if (symbol(source, at, '*')) {
    table.starred.push({ column: column.name, place });
    return at + 1;
  }
  if (symbol(source, at, ';')) return at + 1;
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
  claim(reading.source, at);
  const before = [table.keys.length, table.references.length, reading.unread.length] as const;
  for (const part of parts(own.source, { from: 0, to: own.source.tokens.length }))
    setting(own, table, column, part);
  for (const told of reading.unread.splice(before[2])) reading.unread.push({ ...told, place });
  table.keys = table.keys.map((key, n) => (n < before[0] ? key : { ...key, place }));
  table.references = table.references.map((each, n) => (n < before[1] ? each : { ...each, place }));
  return at + 1;
}

function setting(reading: Reading, table: TableDraft, column: ColumnDraft, { from, to }: Span): void {
  const { source } = reading;
  if (words(source, from, 'note') && symbol(source, from + 1, ':')) {
    const note = source.tokens[from + 2];
    const remark = column.comment;
    if (note)
      column.comment = remark === null ? nameAt(source, from + 2) : `${remark}; ${nameAt(source, from + 2)}`;
    if (from + 3 < to) unread(reading, { from: from + 3, to }, `not read in column ${column.name}`);
  } else if (words(source, from, 'check') && symbol(source, from + 1, ':'))
    table.conditions.push(textOf(source, { from: from + 2, to }).replaceAll('`', ''));
  else if (words(source, from, 'default') && symbol(source, from + 1, ':'))
    column.default = textOf(source, { from: from + 2, to });
  else {
    const next = readConstraint(reading, table, column, from, to);
    if (next < to) unread(reading, { from: next, to }, `not read in column ${column.name}`);
  }
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

/** Behind a word: `ENCODE zstd`, `COLLATE nocase`. */
const skip =
  (count: number) =>
  (found: Found): number =>
    passed(found, found.at + count);

function passed({ reading, at, to }: Found, end: number): number {
  const next = Math.min(end, to);
  passOver(reading, { from: at, to: next });
  return next;
}

/** Words that say how a column is and no more than that: they are read by being known. */
const known =
  (count: number) =>
  ({ reading, at, to }: Found): number => {
    claim(reading.source, at, Math.min(at + count, to));
    return Math.min(at + count, to);
  };

const CONSTRAINTS: ReadonlyMap<string, (found: Found) => number> = byName<(found: Found) => number>({
  not: (found) => {
    const { reading, column, at } = found;
    if (words(reading.source, at, 'not', 'null')) {
      column.nullable = false;
      return conflict(reading.source, at + 2);
    }
    return words(reading.source, at, 'not', 'enforced') || words(reading.source, at, 'not', 'deferrable')
      ? lastKeyUnenforced(found)
      : at;
  },
  null: known(1),
  nn: ({ column, at }) => {
    column.nullable = false;
    return at + 1;
  },
  required: ({ column, at }) => {
    column.nullable = false;
    return at + 1;
  },
  optional: known(1),
  nullable: known(1),
  invisible: skip(1),
  visible: skip(1),
  enforced: known(1),
  deferrable: skip(1),
  initially: skip(2),
  rely: skip(1),
  norely: skip(1),
  novalidate: skip(1),
  unsigned: known(1),
  zerofill: known(1),
  signed: known(1),
  enable: known(1),
  disable: known(1),
  validate: known(1),
  nulls: (found) => {
    const count = standsAt(found.reading.source, found.at + 1, 'not') ? 3 : 2;
    return standsAt(found.reading.source, found.at + count - 1, 'distinct') ? known(count)(found) : found.at;
  },
  using: (found) =>
    standsAt(found.reading.source, found.at + 1, 'index', 'tablespace') ? skip(4)(found) : found.at,
  tablespace: skip(2),
  include: (found) => passed(found, past(found.reading.source, found.at + 1, found.to)),
  nk: known(1),
  bk: known(1),
  ak: known(1),
  virtual: known(1),
  stored: known(1),
  constraint: known(2),
  primary: (found) => {
    const { reading, table, column, at, to, place } = found;
    key(found, true);
    let next = words(reading.source, at + 1, 'key') ? at + 2 : at + 1;
    if (reading.dialect === 'clickhouse') table.cluster.push(byClause(column.name, place));
    while (next < to && oneOf(reading.source, next, KEY_WORDS)) next++;
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
  foreign: (found) => {
    const { source } = found.reading;
    if (!words(source, found.at, 'foreign', 'key')) return found.at;
    const next = found.at + 2;
    return words(source, next, 'to') || words(source, next, 'of') ? reference(found, next + 1) : next;
  },
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
  on: (found) =>
    standsAt(found.reading.source, found.at, 'on', 'update')
      ? passed(found, expressionEnd(found.reading.source, found.at + 2, found.to))
      : found.at,
  check: ({ reading, table, at, to }) => {
    const group = inside(reading.source, at + 1, to);
    if (!group) return at;
    table.conditions.push(textOf(reading.source, group));
    return past(reading.source, at + 1, to);
  },
  collate: (found) =>
    passed(found, symbol(found.reading.source, found.at + 2, '.') ? found.at + 4 : found.at + 2),
  generated: ({ reading, column, at, to }) => {
    const { source } = reading;
    let next = at + 1;
    while (next < to && !standsAt(source, next, 'as')) next++;
    for (let word = at; word < next; word++) oneOf(source, word, GENERATED);
    if (words(source, next, 'as', 'identity')) {
      identity(column);
      const end = symbol(source, next + 2, '(') ? past(source, next + 2, to) : next + 2;
      passOver(reading, { from: next + 2, to: end });
      return end;
    }
    if (words(source, next, 'as', 'row')) {
      column.nullable = false;
      passOver(reading, { from: next + 2, to: next + 3 });
      return Math.min(next + 3, to);
    }
    return symbol(source, next + 1, '(') ? computed(source, column, next, to) : at;
  },
  as: ({ reading, column, at, to }) => computed(reading.source, column, at, to),
  materialized: ({ reading, column, at, to }) => upToNext(reading.source, column, at, to),
  alias: ({ reading, column, at, to }) => upToNext(reading.source, column, at, to),
  ephemeral: ({ reading, column, at, to }) => upToNext(reading.source, column, at, to),
  identity: ({ reading, column, at, to }) => {
    identity(column);
    const counts = symbol(reading.source, at + 1, '(') && !holdsMarks(reading.source, at + 1, to);
    let next = counts ? past(reading.source, at + 1, to) : at + 1;
    while (
      next < to &&
      /^(?:start|increment|by|with|order|noorder|\d+)$/i.test(reading.source.tokens[next]?.text ?? '')
    )
      next++;
    passOver(reading, { from: at + 1, to: next });
    return next;
  },
  comment: ({ reading, column, at, to }) => {
    const token = reading.source.tokens[symbol(reading.source, at + 1, '=') ? at + 2 : at + 1];
    if (token) column.comment = nameAt(reading.source, symbol(reading.source, at + 1, '=') ? at + 2 : at + 1);
    return Math.min(symbol(reading.source, at + 1, '=') ? at + 3 : at + 2, to);
  },
  options: ({ reading, column, at, to }) => {
    const { source } = reading;
    const group = inside(source, at + 1, to);
    if (!group) return at;
    for (const { from, to: end } of parts(source, group)) {
      const value = source.tokens[from + 2];
      if (
        standsAt(source, from, 'description') &&
        symbol(source, from + 1, '=') &&
        value &&
        end === from + 3
      ) {
        claim(source, from, end);
        column.comment = unquoted(value);
      } else passOver(reading, { from, to: end });
    }
    return past(source, at + 1, to);
  },
  encode: skip(2),
  codec: (found) => passed(found, past(found.reading.source, found.at + 1, found.to)),
  ttl: (found) => passed(found, expressionEnd(found.reading.source, found.at + 1, found.to)),
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
  // `[WITH] MASKING POLICY p [USING (a, b)]`, `[WITH] TAG (t = 'x')`
  masking: policy,
  projection: policy,
  aggregation: policy,
  tag: (found) => passed(found, past(found.reading.source, found.at + 1, found.to)),
  with: (found) => {
    const inner = { ...found, at: found.at + 1 };
    if (symbol(found.reading.source, found.at + 1, '('))
      return passed(found, past(found.reading.source, found.at + 1, found.to));
    const reader = ['masking', 'projection', 'aggregation', 'tag'].includes(wordAt(found, 1))
      ? CONSTRAINTS.get(wordAt(found, 1))
      : null;
    return reader ? reader(inner) : found.at;
  },
  hierarchical: skip(1),
  injective: skip(1),
  is_object_id: skip(1),
  expression: ({ reading, column, at, to }) => upToNext(reading.source, column, at, to),
});

const wordAt = ({ reading, at }: Found, ahead: number): string =>
  reading.source.tokens[at + ahead]?.word ?? '';

function policy(found: Found): number {
  const { reading, at, to } = found;
  const { source } = reading;
  if (!standsAt(source, at + 1, 'policy')) return at;
  let next = at + 3;
  while (symbol(source, next, '.')) next += 2;
  if (standsAt(source, next, 'using')) next = past(source, next + 1, to);
  return passed(found, next);
}

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

const GENERATED = new Set(['generated', 'always', 'by', 'default', 'on', 'null']);
const CONFLICTS = new Set(['abort', 'fail', 'ignore', 'replace', 'rollback']);
const KEPT = new Set(['stored', 'virtual', 'persisted', 'persistent', 'materialized']);
const KEY_WORDS = new Set(['asc', 'desc', 'clustered', 'nonclustered', 'hash']);

/** `AS (expression) STORED` */
function computed(source: Source, column: ColumnDraft, at: number, to: number): number {
  const group = inside(source, at + 1, to);
  if (!group) return upToNext(source, column, at, to);
  column.generated = { kind: 'expression', text: textOf(source, group) };
  let next = past(source, at + 1, to);
  claim(source, at);
  if (oneOf(source, next, KEPT)) next++;
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
  if (!words(source, at, 'on', 'conflict')) return at;
  return oneOf(source, at + 2, CONFLICTS) ? at + 3 : at + 2;
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
