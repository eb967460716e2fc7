import type { Design, DesignTable, LayoutKey } from '../../domain/design.ts';
import type {
  CostRow,
  KeyMeaning,
  LayoutMeaning,
  PartitionReport,
  TableCost,
  Workload,
} from '../../domain/workload.ts';
import { guessColumn, type Said } from './column-names.ts';
import { type Laid, partitionsOf } from './cost.ts';
import { eventTablesByName, saidOf } from './event-tables.ts';
import { type ColumnMeaning, keyMeaning } from './keys.ts';
import { BY_INDEX, CUT_BY_ORDER, FILE_BYTES, limitOf } from './limits.ts';
import { rowsOf } from './rows.ts';

/** What was measured on the loaded rows of a table of events. Names are in lower case. */
export type MeasuredTable = {
  readonly table: string;
  readonly columns: ReadonlyMap<string, KeyMeaning>;
  /** Types of events in it, and which part of all their events: 1 is all. */
  readonly holds: ReadonlyMap<string, number>;
  /** Largest partition by mean, by what the keys mean; null where there are no rows. */
  readonly skewOf: (keys: readonly KeyMeaning[]) => number | null;
};

/**
 * What a design's partitions cost.
 * @param measured tables of events with what their columns mean; null: nothing is loaded, names have to do.
 * @param said what the candidate states of columns and tables.
 */
export function partitionReport(
  design: Design,
  workload: Workload,
  measured: readonly MeasuredTable[] | null,
  said: Said,
): PartitionReport {
  const engine = limitOf(design.dialect);
  const found = measured ? measuredTables(design, measured) : namedTables(design, workload, said);
  const sum = found.reduce((all, one) => all + shareOf(one.holds, workload), 0);
  const costs = found.map((one) =>
    costOf(one, shareOf(one.holds, workload) / (sum || 1), { design, workload, engine, said }),
  );
  // Where every table is small, each of them counts.
  const small = costs.every(({ judged }) => !judged);
  const tables = small ? costs.map((cost) => ({ ...cost, judged: true })) : costs;
  return {
    dialect: design.dialect,
    from: measured ? 'rows' : 'name',
    engine,
    tables,
    earned: earnedOf(tables),
  };
}

type Found = Omit<MeasuredTable, 'table'> & { readonly table: DesignTable };

function namedTables(design: Design, workload: Workload, said: Said): Found[] {
  const none = { columns: new Map(), skewOf: () => null };
  return eventTablesByName(design.tables, workload, said).map((one) => ({ ...one, ...none }));
}

/** A table that the engine has and the reader did not find has no layout that is known. */
function measuredTables(design: Design, measured: readonly MeasuredTable[]): Found[] {
  const byName = new Map(design.tables.map((table) => [table.name.toLowerCase(), table]));
  return measured.map((one) => ({ ...one, table: byName.get(one.table.toLowerCase()) ?? bare(one.table) }));
}

function bare(name: string): DesignTable {
  const place = { line: 0, column: 0 };
  const layout = { partition: [], cluster: [], distribution: [], expiryDays: null };
  return {
    ...{ name, qualifier: null, place, shorthand: false, elided: false, columns: [], keys: [], layout },
    ...{ references: [], indexes: [], options: [], conditions: [], comments: [], holds: [], grain: null },
  };
}

function shareOf(holds: ReadonlyMap<string, number>, { eventTypes }: Workload): number {
  return eventTypes.reduce((all, { type, share }) => all + share * (holds.get(type) ?? 0), 0);
}

type Given = {
  readonly design: Design;
  readonly workload: Workload;
  readonly engine: PartitionReport['engine'];
  readonly said: Said;
};

function costOf(found: Found, share: number, { design, workload, engine, said }: Given): TableCost {
  const { table, holds } = found;
  const columnOf = meaningIn(found, workload, said);
  const read = (keys: readonly LayoutKey[]) => keys.map((key) => keyMeaning(key, columnOf));
  const { partition, cluster } = cutBy(read, table, design);
  const indexes = BY_INDEX.includes(design.dialect) ? indexesOf(table) : [];
  const laid: Laid = {
    partition: partition.map(({ meaning }) => meaning),
    cluster: cluster.map(({ meaning }) => meaning),
    indexes: indexes.map((names) => names.map((name) => columnOf(name).meaning)),
    bytes: Math.max(
      workload.bytesPerEvent,
      workload.eventsPerDay * workload.bytesPerEvent * workload.retentionDays * share,
    ),
    types: [...holds.keys()],
  };
  const rows = rowsOf(laid, workload, engine?.partitions ?? workload.thresholds.partitions);
  const partitions = partitionsOf(laid, workload);
  const knockOut = knockOutOf(laid, rows, partitions, workload);
  return {
    table: table.name,
    line: table.place.line,
    share,
    judged: share >= workload.thresholds.smallShare,
    partition,
    cluster,
    index: helpfulIndex(indexes, laid, workload),
    bytes: laid.bytes,
    partitions,
    meanBytes: laid.bytes / partitions,
    files: Math.max(1, Math.ceil(laid.bytes / partitions / FILE_BYTES)),
    sampleSkew: laid.partition.length > 0 ? found.skewOf(laid.partition) : null,
    rows,
    knockOut,
    decides: decidingRow(rows, knockOut, workload),
  };
}

function meaningIn(
  { table, columns }: Found,
  { dimensions }: Workload,
  said: Said,
): (name: string) => ColumnMeaning {
  return (name) => {
    const measured = columns.get(name.toLowerCase());
    if (measured) return { meaning: measured, taken: null, from: 'rows' };
    const column = table.columns.find((one) => one.name.toLowerCase() === name.toLowerCase());
    return {
      ...guessColumn(name, column?.type ?? null, dimensions, saidOf(said, table, name)),
      from: 'name',
    };
  };
}

/** Where an engine cuts by order itself, the times that its key begins with are what it is cut by. */
function cutBy(
  read: (keys: readonly LayoutKey[]) => LayoutMeaning[],
  { layout }: DesignTable,
  { dialect }: Design,
): { partition: LayoutMeaning[]; cluster: LayoutMeaning[] } {
  const partition = read(layout.partition);
  // Rows are in buckets first, and in order within them.
  const buckets = read(
    layout.distribution.filter(({ transform }) => transform.kind === 'hash' && transform.buckets !== null),
  );
  const cluster = [...buckets, ...read(layout.cluster)];
  if (partition.length > 0 || !CUT_BY_ORDER.includes(dialect)) return { partition, cluster };
  const isTime = ({ meaning }: LayoutMeaning) => meaning.kind === 'time' || meaning.kind === 'cycle';
  const end = cluster.findIndex((key) => !isTime(key));
  const times = cluster.slice(0, end < 0 ? cluster.length : end);
  return { partition: times.map(asDays), cluster: cluster.slice(times.length) };
}

/** Such an engine skips a block by its first and last value, whatever the unit: a time to the second prunes by days. */
function asDays(key: LayoutMeaning): LayoutMeaning {
  const { meaning } = key;
  if (meaning.kind !== 'time' || (meaning.unit !== 'second' && meaning.unit !== 'minute')) return key;
  return { ...key, meaning: { ...meaning, unit: 'day' } };
}

function indexesOf({ keys, indexes }: DesignTable): string[][] {
  const whole = [...keys, ...indexes.filter(({ where }) => where === null)];
  return whole.map(({ columns }) => {
    const end = columns.indexOf(null);
    return columns.slice(0, end < 0 ? columns.length : end).flatMap((name) => name ?? []);
  });
}

function helpfulIndex(
  indexes: readonly string[][],
  laid: Laid,
  { patterns, dimensions }: Workload,
): string | null {
  const asked = new Set([
    ...patterns.flatMap(({ filters }) => filters.map(({ on }) => on)),
    ...dimensions.flatMap((one) => (one.kind === 'value' && one.erased ? [one.id] : [])),
  ]);
  const at = laid.indexes.findIndex(([first]) => first?.kind === 'value' && asked.has(first.dimension));
  return indexes[at]?.join(', ') ?? null;
}

function knockOutOf(
  { partition, bytes }: Laid,
  rows: readonly CostRow[],
  partitions: number,
  { patterns, thresholds }: Workload,
): TableCost['knockOut'] {
  if (partition.every(({ kind }) => kind === 'constant')) return 'no-partition';
  if (partitions > thresholds.partitionsEver) return 'too-many';
  const dominant = patterns.filter((pattern) => pattern.dominant).map(({ id }) => id);
  const whole = rows.some(
    (row) => dominant.includes(row.id) && (row.bytes ?? 0) >= bytes * thresholds.dominantShare,
  );
  return whole ? 'dominant' : null;
}

function decidingRow(
  rows: readonly CostRow[],
  knockOut: TableCost['knockOut'],
  { patterns }: Workload,
): string | null {
  const dominant = patterns.find((pattern) => pattern.dominant)?.id;
  if (knockOut === 'too-many') return 'number';
  if (knockOut !== null && dominant !== undefined) return dominant;
  return rows.find(({ met }) => met === false)?.id ?? null;
}

/** Equal parts for each line that is judged, weighed by how many of the events a table has. */
function earnedOf(tables: readonly TableCost[]): number {
  const judged = tables.filter((table) => table.judged);
  const all = judged.reduce((sum, { share }) => sum + share, 0);
  if (all === 0) return 0;
  if (judged.every(({ decides }) => decides === null)) return 1;
  const right = judged.reduce((sum, { share, rows, knockOut }) => {
    const counted = rows.filter(({ met }) => met !== null);
    const met = counted.filter((row) => row.met).length;
    return sum + (knockOut || counted.length === 0 ? 0 : (share * met) / counted.length);
  }, 0);
  return right / all;
}
