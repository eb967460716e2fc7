import type { LayoutKey, Transform } from '../../domain/design.ts';
import { claim, excerpt, inside, parts, type Source, type Span, symbol } from '../../sql/source.ts';
import { unquoted } from '../../sql/token.ts';
import { passOver, placeAt, type Reading, unread } from './reading.ts';
import { sameName, type TableDraft } from './table.ts';

type Call = {
  readonly reading: Reading;
  readonly table: TableDraft;
  /** Index of the function's name. */
  readonly at: number;
  /** Named by `=>` or `:=`, else by their number from 0; texts without their quotes. */
  readonly args: ReadonlyMap<string, string>;
};

/** Functions that lay out tables: those of TimescaleDB, Citus and pg_partman. */
const FUNCTIONS = new Map<string, (call: Call) => void>([
  ['create_hypertable', hypertable],
  ['add_dimension', dimension],
  ['set_chunk_time_interval', chunkInterval],
  ['add_retention_policy', retention],
  ['create_distributed_table', distributed],
  ['create_distributed_table_concurrently', distributed],
  [
    'create_reference_table',
    ({ reading, table, at }) => option(reading, table, at, 'distribution', 'every node'),
  ],
  ['create_parent', partman],
]);

/** Names of these functions say what they do with a table that is not read further. */
const SAID =
  /^(?:add_(?:columnstore|compression|continuous_aggregate|reorder)_policy|create_(?:time_partitions|range_partition))$/;

/** Reads what functions of a SELECT or a CALL do to tables; false where there are none. */
export function readFunctions(reading: Reading, { from, to }: Span): boolean {
  const { source } = reading;
  let any = false;
  let read = false;
  for (let at = from; at < to; at++) {
    const word = source.tokens[at]?.word ?? '';
    const reader = FUNCTIONS.get(word);
    const group = reader || SAID.test(word) ? inside(source, at + 1, to) : null;
    if (!group || !symbol(source, at + 1, '(')) continue;
    any = true;
    if (!reader) continue;
    read = true;
    const args = argumentsOf(source, group);
    const named =
      args.get('0') ??
      args.get('relation') ??
      args.get('hypertable') ??
      args.get('table_name') ??
      args.get('p_parent_table');
    const [name, qualifier] = nameOf(named ?? '');
    const table = reading.tables.find(name, qualifier);
    if (table) reader({ reading, table, at, args });
    else unread(reading, { from: at, to: group.to }, 'a function of a table that is not in this file');
  }
  if (read) claim(source, from, to);
  else if (any) passOver(reading, { from, to });
  return any;
}

function argumentsOf(source: Source, group: Span): Map<string, string> {
  const found = new Map<string, string>();
  for (const [n, { from, to }] of parts(source, group).entries()) {
    const sign = source.tokens[from + 1]?.text;
    const assigned = sign === '=>' || sign === ':=' || (sign === ':' && symbol(source, from + 2, '='));
    const behind = sign === ':' ? from + 3 : from + 2;
    const name = assigned ? (source.tokens[from]?.word ?? '') : String(n);
    const value = { from: assigned ? behind : from, to };
    const only = source.tokens[value.from];
    found.set(name, to - value.from === 1 && only ? unquoted(only) : excerpt(source, value));
  }
  return found;
}

/** `public.fact_view`, `'public.fact_view'::regclass` */
function nameOf(text: string): [string, string | null] {
  const bare = text.replace(/::\s*\w+$/, '').replaceAll(/['"\s]/g, '');
  const at = bare.lastIndexOf('.');
  return [bare.slice(at + 1), at < 0 ? null : bare.slice(0, at)];
}

/** `create_hypertable('t', 'ts')`, `create_hypertable('t', by_range('ts', INTERVAL '1 day'))` */
function hypertable(call: Call): void {
  const { args, table } = call;
  const by = args.get('1') ?? args.get('dimension') ?? args.get('time_column_name') ?? '';
  const ranged = byOf(by);
  const column = ranged?.column ?? by;
  const interval = ranged?.rest ?? args.get('chunk_time_interval') ?? null;
  push(call, 'partition', column, { kind: 'time', unit: unitFor(interval ?? '7 days') });
  const space = args.get('partitioning_column') ?? args.get('2');
  if (space !== undefined && known(table, space))
    push(call, 'partition', space, {
      kind: 'hash',
      buckets: numberIn(args.get('number_partitions') ?? args.get('3')),
    });
}

function dimension(call: Call): void {
  const by = call.args.get('1') ?? call.args.get('dimension') ?? call.args.get('column_name') ?? '';
  const said = byOf(by);
  const number = said?.kind === 'hash' ? said.rest : call.args.get('number_partitions');
  const interval = said?.kind === 'range' ? said.rest : call.args.get('chunk_time_interval');
  push(
    call,
    'partition',
    said?.column ?? by,
    interval ? { kind: 'time', unit: unitFor(interval) } : { kind: 'hash', buckets: numberIn(number) },
  );
}

/** `by_range('ts', INTERVAL '1 day')`, `by_hash('user_id', 4)` */
function byOf(text: string): { kind: 'range' | 'hash'; column: string; rest: string | undefined } | null {
  const [, kind, column, rest] =
    /^by_(range|hash)\s*\(\s*'([^']+)'\s*(?:,\s*([\s\S]*?))?\)$/i.exec(text) ?? [];
  if (!kind || !column) return null;
  return { kind: kind.toLowerCase() === 'range' ? 'range' : 'hash', column, rest };
}

function chunkInterval({ table, args }: Call): void {
  const interval = args.get('1') ?? args.get('chunk_time_interval') ?? '';
  table.partition = table.partition.map((key) =>
    key.transform.kind === 'time' ? { ...key, transform: { kind: 'time', unit: unitFor(interval) } } : key,
  );
}

function retention({ table, args }: Call): void {
  table.expiryDays = daysOf(args.get('1') ?? args.get('drop_after') ?? '') ?? table.expiryDays;
}

function distributed(call: Call): void {
  const column = call.args.get('1') ?? call.args.get('distribution_column') ?? '';
  push(call, 'distribution', column, { kind: 'hash', buckets: numberIn(call.args.get('shard_count')) });
}

/** pg_partman gives a table that is cut by ranges its partitions: of an hour, a day, a month. */
function partman({ table, args }: Call): void {
  const control = args.get('p_control') ?? args.get('1') ?? '';
  const interval = args.get('p_interval') ?? args.get('3') ?? args.get('2') ?? '';
  const unit = wordUnit(interval);
  if (unit === null) return;
  table.partition = table.partition.map((key) =>
    key.columns.some((column) => sameName(column, control))
      ? { ...key, transform: { kind: 'time', unit } }
      : key,
  );
}

function known(table: TableDraft, column: string): boolean {
  return table.columns.some(({ name }) => sameName(name, column));
}

function push(call: Call, kind: 'partition' | 'distribution', column: string, transform: Transform): void {
  const { reading, table, at } = call;
  if (!known(table, column)) {
    unread(reading, { from: at, to: at + 1 }, `a function names no column of ${table.name}`);
    return;
  }
  table[kind].push(keyFor(reading, table, column, transform, at));
}

export function keyFor(
  reading: Reading,
  table: TableDraft,
  text: string,
  transform: Transform | null,
  at: number,
): LayoutKey {
  const key = reading.keyOf(
    text,
    table.columns.map(({ name }) => name),
  );
  return { ...key, transform: transform ?? key.transform, place: placeAt(reading, at) };
}

function option(reading: Reading, table: TableDraft, at: number, name: string, value: string): void {
  table.options.push({ name, value, place: placeAt(reading, at) });
}

function numberIn(text: string | undefined): number | null {
  const found = /\d+/.exec(text ?? '')?.[0];
  return found === undefined ? null : Number(found);
}

/** Days of `INTERVAL '90 days'`, `1 week`; microseconds where it is a number alone. */
function daysOf(interval: string): number | null {
  const [, micro] = /^\s*(?:bigint\s*)?'?(\d{7,})'?(?:::\w+)?\s*$/i.exec(interval) ?? [];
  if (micro) return Number(micro) / 86_400_000_000;
  const [, count, unit] = /(\d+)\s*'?\s*(hour|hr|h|day|d|week|w|mon|month|year|y)s?\b/i.exec(interval) ?? [];
  const days: Readonly<Record<string, number>> = {
    hour: 1 / 24, hr: 1 / 24, h: 1 / 24, day: 1, d: 1, week: 7, w: 7, mon: 30, month: 30, year: 365, y: 365,
  }; // biome-ignore format: a table
  const each = days[unit?.toLowerCase() ?? ''];
  return count && each ? Number(count) * each : null;
}

/** `daily`, `1 month` */
function wordUnit(text: string): ReturnType<typeof unitFor> | null {
  const adverb = { hourly: 'hour', daily: 'day', weekly: 'week', monthly: 'month', yearly: 'year' } as const;
  const word = text.toLowerCase().trim();
  for (const [said, unit] of Object.entries(adverb)) if (word === said) return unit;
  return daysOf(text) === null ? null : unitFor(text);
}

/** The unit that is next to an interval: chunks of seven days are weeks. */
export function unitFor(interval: string): 'hour' | 'day' | 'week' | 'month' | 'year' {
  const days = daysOf(interval) ?? 1;
  if (days < 1) return 'hour';
  if (days < 7) return 'day';
  if (days < 28) return 'week';
  return days < 365 ? 'month' : 'year';
}
