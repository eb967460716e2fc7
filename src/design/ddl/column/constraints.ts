import { byName } from '../../../domain/by-name.ts';
import type { Place } from '../../../domain/design.ts';
import { inside, parts, past, type Source, symbol, textOf, words } from '../../../sql/source.ts';
import { unquoted } from '../../../sql/token.ts';
import type { Reading } from '../draft.ts';
import { isName } from '../names.ts';
import { isArrow } from './arrow.ts';
import { type ColumnDraft, type Found, identity } from './column-draft.ts';
import { ENDS } from './ends.ts';
import { conflict, key, lastKeyUnenforced } from './key.ts';
import { reference } from './reference.ts';

/** Where an expression ends: at the next word that begins a constraint. */
export function expressionEnd(source: Source, from: number, to: number): number {
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

export const CONSTRAINTS = byName<(found: Found) => number>({
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
  distkey: ({ reading, table, column, at, place }) => {
    table.distribution.push(byClause(reading, column.name, place));
    return at + 1;
  },
  sortkey: ({ reading, table, column, at, place }) => {
    table.cluster.push(byClause(reading, column.name, place));
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

const byClause = (_: Reading, name: string, place: Place) => ({
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
