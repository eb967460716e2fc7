import { keyFor, unitFor } from '../functions.ts';
import { type Reading, unread } from '../reading.ts';
import { sameName, type TableDraft } from '../table.ts';

/** Options of TimescaleDB that lay a table out: `tsdb.partition_column = 'ts'`, `timescaledb.compress_segmentby = 'a, b'`. */
export function timescaleLayout(
  reading: Reading,
  table: TableDraft,
  at: number,
  options: ReadonlyMap<string, string>,
): void {
  const time = table.columns.find(({ type }) => type.kind === 'timestamp' || type.kind === 'date')?.name;
  const column = options.get('partition_column') ?? (options.has('hypertable') ? time : undefined);
  if (column !== undefined && options.get('hypertable') !== 'false') {
    const unit = unitFor(options.get('chunk_interval') ?? '7 days');
    table.partition.push(keyFor(reading, table, column, { kind: 'time', unit }, at));
  }
  const lists = ['segmentby', 'segment_by', 'orderby', 'order_by'].map((name) => options.get(name) ?? '');
  for (const name of lists
    .flatMap((list) => list.split(','))
    .map((each) => each.trim().split(/\s+/)[0] ?? '')) {
    if (name === '') continue;
    if (table.columns.some((each) => sameName(each.name, name)))
      table.cluster.push(keyFor(reading, table, name, null, at));
    else unread(reading, { from: at, to: at + 1 }, `${name} is no column of ${table.name}`);
  }
}
