import {
  inside,
  nameAt,
  parts,
  qualifiedName,
  type Span,
  standsAt,
  textOf,
  words,
} from '../../../sql/source.ts';
import { layoutKey, layoutKeys } from '../layout-key.ts';
import { passOver, placeAt, type Reading, unread } from '../reading.ts';
import { optionPart } from '../storage/option.ts';
import { columnNames, sameName, type TableDraft } from '../table.ts';

/** Where a field's name begins: `days(ts) AS day`. */
function nameStart({ source }: Reading, { from, to }: Span): number {
  return standsAt(source, to - 2, 'as') && to - 2 > from ? to - 2 : to;
}

/** Iceberg's `ADD PARTITION FIELD bucket(16, user_id) AS shard`. */
export function partitionField(reading: Reading, table: TableDraft, span: Span): void {
  const end = nameStart(reading, span);
  const key = layoutKey(reading.source, { from: span.from, to: end }, columnNames(table));
  table.partition.push(key);
  if (end < span.to && words(reading.source, end, 'as'))
    table.fields.set(nameAt(reading.source, end + 1).toLowerCase(), key.text);
}

/** By its expression, its name, or the name that Iceberg gives it: `event_ts_day`, `user_id_bucket`. */
export function dropField(reading: Reading, table: TableDraft, span: Span): boolean {
  const said = textOf(reading.source, span);
  const plain = (text: string) => text.replaceAll(/\s+/g, '').toLowerCase();
  const named = table.fields.get(plain(said)) ?? said;
  const at = table.partition.findIndex(({ text, columns, transform }) => {
    const unit = transform.kind === 'time' ? transform.unit : transform.kind === 'hash' ? 'bucket' : 'trunc';
    return (
      plain(text) === plain(named) || (columns[0] !== undefined && sameName(`${columns[0]}_${unit}`, named))
    );
  });
  if (at < 0) {
    unread(reading, span, `a partition field that ${table.name} does not have`);
    return false;
  }
  table.partition.splice(at, 1);
  return true;
}

/** `REPLACE PARTITION FIELD days(ts) WITH hours(ts)` */
export function replaceField(reading: Reading, table: TableDraft, { from, to }: Span): boolean {
  const { source } = reading;
  let at = from;
  while (at < to && !standsAt(source, at, 'with')) at++;
  if (!words(source, at, 'with') || at >= to) return false;
  dropField(reading, table, { from, to: at });
  partitionField(reading, table, { from: at + 1, to });
  return true;
}

/** Iceberg in Hive and Impala: `SET PARTITION SPEC (day(ts), bucket(16, id))`. */
export function partitionSpec(reading: Reading, table: TableDraft, { from, to }: Span): void {
  const { source } = reading;
  const group = inside(source, from, to);
  table.partition = group ? layoutKeys(source, group, columnNames(table)) : [];
  if (!group) unread(reading, { from, to }, `partitions of ${table.name} that are not read`);
}

/** Trino: `SET PROPERTIES partitioning = ARRAY['day(ts)'], format = 'ORC'`; what is set takes the place of what was. */
export function setProperties(reading: Reading, table: TableDraft, { from, to }: Span): void {
  for (const part of parts(reading.source, { from, to })) {
    if (standsAt(reading.source, part.to - 1, 'default')) passOver(reading, part);
    else optionPart(reading, table, part);
  }
}

/** Iceberg's `WRITE ORDERED BY`. */
export function writeOrder(reading: Reading, table: TableDraft, { from, to }: Span): void {
  const { source } = reading;
  let at = from;
  while (at < to && !standsAt(source, at, 'ordered', 'by')) at++;
  if (words(source, at, 'ordered', 'by') && at < to)
    table.cluster = layoutKeys(source, { from: at + 2, to }, columnNames(table));
  else if (standsAt(source, from + 1, 'unordered')) table.cluster = [];
  passOver(reading, { from, to: Math.min(at, to) });
}

/** Postgres lays rows in the order of an index: `CLUSTER t USING i`, `CLUSTER ON i`. */
export function clusterBy(reading: Reading, { from, to }: Span): void {
  const { source } = reading;
  words(source, from, 'cluster');
  const named = qualifiedName(source, standsAt(source, from + 1, 'verbose') ? from + 2 : from + 1, to);
  const table = named && reading.tables.find(named.name, named.qualifier);
  if (table && named && words(source, named.next, 'using'))
    clusterOn(reading, table, nameAt(source, named.next + 1), { from, to });
  else passOver(reading, { from, to });
}

/** The order of rows is that of an index. */
export function clusterOn(reading: Reading, table: TableDraft, name: string, span: Span): void {
  const index = table.indexes.find((each) => each.name !== null && sameName(each.name, name));
  if (!index) {
    unread(
      reading,
      { from: span.from, to: span.to },
      'rows in the order of an index that is not in this file',
    );
    return;
  }
  table.cluster = index.columns.flatMap((column) =>
    column === null
      ? []
      : {
          text: column,
          columns: [column],
          transform: { kind: 'value' },
          from: 'clause',
          place: placeAt(reading, span.from),
        },
  );
}

/** Delta's `OPTIMIZE t ZORDER BY (a, b)`. */
export function optimize(reading: Reading, { from, to }: Span): void {
  const { source } = reading;
  words(source, from, 'optimize');
  const named = qualifiedName(source, words(source, from + 1, 'table') ? from + 2 : from + 1, to);
  const table = named && reading.tables.find(named.name, named.qualifier);
  for (let at = named?.next ?? to; table && at < to; at++) {
    if (!words(source, at, 'zorder', 'by')) continue;
    passOver(reading, { from: named?.next ?? at, to: at });
    const group = inside(source, at + 2, to);
    table.cluster.push(...layoutKeys(source, group ?? { from: at + 2, to }, columnNames(table)));
    return;
  }
  passOver(reading, { from, to });
}
