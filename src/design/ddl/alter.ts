import { readColumn } from './column.ts';
import { placeAt, type Reading, sameName, type TableDraft, tableNamed, unread } from './draft.ts';
import { readItems, readTableConstraint } from './items.ts';
import { layoutKeys } from './layout-key.ts';
import { inside, parts, past, qualifiedName, type Span, symbol, textOf, words } from '../../sql/source.ts';
import { readStorage, readStorageClauses } from './storage.ts';
import { unquoted } from '../../sql/token.ts';

/** Reads ALTER TABLE, COMMENT ON and OPTIMIZE; the index behind it. */
export function readAlter(reading: Reading, span: Span): number {
  const { source } = reading;
  const { from, to } = span;
  if (words(source, from, 'alter', 'table')) alterTable(reading, span);
  else if (words(source, from, 'comment', 'on')) commentOn(reading, span);
  else if (words(source, from, 'optimize')) optimize(reading, span);
  return to;
}

function alterTable(reading: Reading, { from, to }: Span): void {
  const { source } = reading;
  let at = from + 2;
  if (words(source, at, 'if', 'exists')) at += 2;
  if (words(source, at, 'only')) at++;
  const named = qualifiedName(source, at, to);
  const table = named && tableNamed(reading, named.name);
  if (!named || !table) {
    unread(reading, { from, to }, 'a change of a table that is not in this file');
    return;
  }
  let adding = false;
  if (words(source, named.next, 'write')) writeOrder(reading, table, { from: named.next, to });
  else
    for (const action of parts(source, { from: named.next, to })) {
      // `ADD COLUMN a INT, b INT`
      const goesOn = !ACTIONS.has(source.tokens[action.from]?.word ?? '');
      if (adding && goesOn) added(reading, table, action);
      else alter(reading, table, action);
      adding = adding ? goesOn || words(source, action.from, 'add') : words(source, action.from, 'add');
    }
}

const ACTIONS = new Set([
  'add', 'drop', 'alter', 'modify', 'change', 'rename', 'set', 'owner', 'enable', 'disable', 'attach', 'detach',
  'partition', 'cluster', 'append', 'swap', 'inherit', 'validate', 'order', 'reset', 'engine', 'comment',
]); // biome-ignore format: a list of words

function alter(reading: Reading, table: TableDraft, action: Span): void {
  const { source } = reading;
  const { from, to } = action;
  const at = from + 1;
  if (
    words(source, from, 'modify') &&
    ['ttl', 'order', 'setting', 'settings'].includes(source.tokens[at]?.word ?? '')
  ) {
    readStorageClauses(reading, table, { from: at, to }, () => false);
    return;
  }
  if (words(source, from, 'add')) {
    if (words(source, at, 'column') || words(source, at, 'columns'))
      added(reading, table, { from: at + 1, to });
    else added(reading, table, { from: at, to });
  } else if (words(source, from, 'rename')) rename(reading, table, { from: at, to });
  else if (words(source, from, 'drop'))
    dropColumn(reading, table, { from: words(source, at, 'column') ? at + 1 : at, to });
  else if (words(source, from, 'alter', 'column') || words(source, from, 'modify'))
    alterColumn(reading, table, { from: words(source, at, 'column') ? at + 1 : at, to });
  else if (
    words(source, from, 'alter') &&
    ['sortkey', 'distkey', 'diststyle', 'compound'].includes(source.tokens[at]?.word ?? '')
  )
    readStorageClauses(reading, table, { from: at, to }, () => false);
  else if (words(source, from, 'attach', 'partition')) attach(reading, table, { from: at + 1, to });
  else if (words(source, from, 'set')) readStorage(reading, table, at, to);
  else readStorage(reading, table, from, to);
}

function added(reading: Reading, table: TableDraft, { from, to }: Span): void {
  const { source } = reading;
  const at = words(source, from, 'if', 'not', 'exists') ? from + 3 : from;
  if (words(source, at, 'partition')) return;
  const group = symbol(source, at, '(') ? inside(source, at, to) : null;
  if (group) readItems(reading, table, group);
  else if (!readTableConstraint(reading, table, { from: at, to }))
    readColumn(reading, table, { from: at, to: beforePlace(reading, at, to) });
}

/** MySQL's `FIRST` and `AFTER column`. */
function beforePlace({ source }: Reading, from: number, to: number): number {
  if (words(source, to - 1, 'first')) return to - 1;
  return words(source, to - 2, 'after') && to - 2 > from ? to - 2 : to;
}

function rename(reading: Reading, table: TableDraft, { from, to }: Span): void {
  const { source } = reading;
  if (words(source, from, 'to')) {
    table.name = qualifiedName(source, from + 1, to)?.name ?? table.name;
    return;
  }
  const at = words(source, from, 'column') ? from + 1 : from;
  const [old, next] = [source.tokens[at], source.tokens[at + 2]];
  if (!old || !next || !words(source, at + 1, 'to')) return;
  const [before, after] = [unquoted(old), unquoted(next)];
  const renamed = <Name extends string | null>(name: Name) =>
    name !== null && sameName(name, before) ? after : name;
  table.columns = table.columns.map((column) => ({ ...column, name: renamed(column.name) }));
  table.keys = table.keys.map((key) => ({ ...key, columns: key.columns.map(renamed) }));
  table.references = table.references.map((each) => ({ ...each, columns: each.columns.map(renamed) }));
}

function dropColumn({ source }: Reading, table: TableDraft, { from }: Span): void {
  const token = source.tokens[words(source, from, 'if', 'exists') ? from + 2 : from];
  if (token) table.columns = table.columns.filter(({ name }) => !sameName(name, unquoted(token)));
}

function alterColumn(reading: Reading, table: TableDraft, { from, to }: Span): void {
  const { source } = reading;
  const token = source.tokens[from];
  const index = token ? table.columns.findIndex(({ name }) => sameName(name, unquoted(token))) : -1;
  const column = table.columns[index];
  if (!column) {
    unread(reading, { from, to }, `a change of a column that ${table.name} does not have`);
    return;
  }
  const at = from + 1;
  const text = source.tokens[at + 1];
  if (words(source, at, 'set', 'not', 'null')) table.columns[index] = { ...column, nullable: false };
  else if (words(source, at, 'drop', 'not', 'null')) table.columns[index] = { ...column, nullable: true };
  else if (words(source, at, 'set', 'default'))
    table.columns[index] = { ...column, default: textOf(source, { from: at + 2, to }) };
  else if (words(source, at, 'comment') && text)
    table.columns[index] = { ...column, comment: unquoted(text) };
  else if (words(source, at, 'add', 'generated'))
    table.columns[index] = { ...column, nullable: false, generated: { kind: 'identity' } };
  else {
    const type = words(source, at, 'type') ? at + 1 : words(source, at, 'set', 'data', 'type') ? at + 3 : -1;
    if (type < 0) return;
    let end = type;
    while (end < to && !words(source, end, 'using')) end = past(source, end, to);
    const span = { from: type, to: end };
    table.columns[index] = { ...column, type: reading.typeOf(span), declared: textOf(source, span) };
  }
}

/** Iceberg's `WRITE ORDERED BY`. */
function writeOrder({ source }: Reading, table: TableDraft, { from, to }: Span): void {
  for (let at = from; at < to; at++)
    if (words(source, at, 'ordered', 'by'))
      table.cluster.push(
        ...layoutKeys(
          source,
          { from: at + 2, to },
          table.columns.map(({ name }) => name),
        ),
      );
}

function attach(reading: Reading, table: TableDraft, { from, to }: Span): void {
  const child = qualifiedName(reading.source, from, to);
  const known = child && tableNamed(reading, child.name);
  if (known && known !== table) reading.tables.splice(reading.tables.indexOf(known), 1);
}

function commentOn(reading: Reading, { from, to }: Span): void {
  const { source } = reading;
  const kind = source.tokens[from + 2]?.word;
  if (kind !== 'table' && kind !== 'column') return;
  const named = qualifiedName(source, from + 3, to);
  const text = source.tokens[to - 1];
  if (!named || text?.kind !== 'string') return;
  if (kind === 'table') {
    tableNamed(reading, named.name)?.comments.push(unquoted(text));
    return;
  }
  const table = tableNamed(reading, named.qualifier?.split('.').at(-1) ?? '');
  const index = table?.columns.findIndex(({ name }) => sameName(name, named.name)) ?? -1;
  const column = table?.columns[index];
  if (table && column) table.columns[index] = { ...column, comment: unquoted(text) };
  else unread(reading, { from, to }, 'a comment on a column that is not in this file');
}

function optimize(reading: Reading, { from, to }: Span): void {
  const { source } = reading;
  const named = qualifiedName(source, words(source, from + 1, 'table') ? from + 2 : from + 1, to);
  const table = named && tableNamed(reading, named.name);
  if (!table) return;
  for (let at = named.next; at < to; at++) {
    if (!words(source, at, 'zorder', 'by')) continue;
    const columns = table.columns.map(({ name }) => name);
    table.cluster.push(...layoutKeys(source, { from: at + 2, to }, columns));
  }
}

/** TimescaleDB lays tables out by functions: `create_hypertable('t', 'ts', …)`. */
export function readTimescale(reading: Reading, { from, to }: Span): void {
  const { source } = reading;
  for (let at = from; at < to; at++) {
    const name = source.tokens[at]?.word ?? '';
    const group =
      ['create_hypertable', 'add_retention_policy', 'add_dimension'].includes(name) &&
      symbol(source, at + 1, '(')
        ? inside(source, at + 1, to)
        : null;
    const args = group ? parts(source, group) : [];
    const target = source.tokens[args[0]?.from ?? -1];
    const table = target && tableNamed(reading, unquoted(target).split('.').at(-1) ?? '');
    if (!group || !table) continue;
    const text = textOf(source, group);
    const interval = /interval\s*(?:=>\s*)?(?:interval\s*)?'(\d+\s*\w+)'/i.exec(text)?.[1] ?? null;
    if (name === 'add_retention_policy') table.expiryDays = interval ? daysOf(interval) : table.expiryDays;
    const column = source.tokens
      .slice(group.from, group.to)
      .filter(({ kind }) => kind === 'string')
      .map(unquoted)
      .find((each) => table.columns.some((known) => sameName(known.name, each)));
    if (name !== 'create_hypertable' || !column) continue;
    table.partition.push({
      ...reading.keyOf(
        column,
        table.columns.map((each) => each.name),
      ),
      transform: { kind: 'time', unit: unitFor(interval ?? '7 days') },
      place: placeAt(reading, args[0]?.from ?? at),
    });
  }
}

function daysOf(interval: string): number | null {
  const [, count, unit] = /^(\d+)\s*([a-z]+?)s?$/i.exec(interval) ?? [];
  const days = { day: 1, week: 7, month: 30, year: 365, hour: 1 / 24 }[unit?.toLowerCase() ?? ''];
  return count && days ? Number(count) * days : null;
}

/** The unit that is next to an interval: chunks of seven days are weeks. */
function unitFor(interval: string): 'hour' | 'day' | 'week' | 'month' | 'year' {
  const days = daysOf(interval) ?? 1;
  if (days < 1) return 'hour';
  if (days < 7) return 'day';
  if (days < 28) return 'week';
  return days < 365 ? 'month' : 'year';
}
