import type { CostRow, Workload } from '../../domain/workload.ts';
import { axesOf, type Axis, UNIT_DAYS } from './axes.ts';
import { type Laid, partitionsOf, touchedBy } from './cost.ts';

/** Every line of a table's costs, in the order in which one of them decides. */
export function rowsOf(laid: Laid, workload: Workload, limit: number): readonly CostRow[] {
  return [
    numberRow(laid, workload, limit),
    ...readRows(laid, workload),
    sizeRow(laid, workload),
    retentionRow(laid, workload),
    lateRow(laid, workload),
    ...deletionRows(laid, workload),
    skewRow(laid, workload),
  ];
}

const NOTHING = { partitions: null, bytes: null, days: null, ratio: null, met: null, perDay: null } as const;
const NO_LIMIT = { partitions: null, bytes: null, leastBytes: null, days: null, ratio: null } as const;

function numberRow(laid: Laid, workload: Workload, limit: number): CostRow {
  const partitions = partitionsOf(laid, workload);
  return {
    ...NOTHING,
    id: 'number',
    title: `partitions after ${workload.retentionDays} days`,
    kind: 'number',
    partitions,
    most: { ...NO_LIMIT, partitions: limit },
    met: partitions <= limit,
  };
}

/** A question that asks for no type which the table holds does not touch it. */
function readRows(laid: Laid, workload: Workload): CostRow[] {
  return workload.patterns
    .filter(({ types }) => types.length === 0 || types.some((type) => laid.types.includes(type)))
    .map((pattern) => {
      const touched = touchedBy(pattern, laid, workload);
      const { id, title, perDay } = pattern;
      const most = pattern.atMost && limits(pattern.atMost, laid);
      return { ...NOTHING, id, title, kind: 'read', perDay, ...judged(touched, most) };
    });
}

function sizeRow(laid: Laid, workload: Workload): CostRow {
  const { least, most } = workload.thresholds.partitionBytes;
  const bytes = laid.bytes / partitionsOf(laid, workload);
  return {
    ...NOTHING,
    id: 'size',
    title: 'mean partition',
    kind: 'size',
    bytes,
    most: { ...NO_LIMIT, bytes: most, leastBytes: least },
    met: bytes >= least && bytes <= most,
  };
}

/** Whole partitions can be dropped where they are cut by the time of the event, and no coarser than by the day. */
function retentionRow(laid: Laid, workload: Workload): CostRow {
  const days = keptDays(axesOf(laid.partition, workload), workload);
  const { keptDays: most } = workload.thresholds;
  return {
    ...NOTHING,
    id: 'retention',
    title: 'kept too long by dropping',
    kind: 'retention',
    days,
    most: { ...NO_LIMIT, days: most },
    met: days !== null && days <= most,
  };
}

function keptDays(axes: readonly Axis[], { lateDays }: Workload): number | null {
  const times = axes.filter((axis) => axis.kind === 'time');
  const over = (axis: Extract<Axis, { kind: 'time' }>) =>
    Math.max(0, Math.ceil(UNIT_DAYS[axis.unit] - 1)) + axis.slackDays;
  const each = times.map((axis) => over(axis) + (axis.clock === 'arrived' ? lateDays : 0));
  return each.length === 0 ? null : Math.min(...each);
}

/** Where the late events of one day go: into partitions that were thought to be done. */
function lateRow(laid: Laid, workload: Workload): CostRow {
  const windows = { happened: { days: workload.lateDays, ends: 1 }, arrived: { days: 1, ends: 0 } };
  const touched = touchedBy(
    { windows, filters: [], types: [] },
    { ...laid, cluster: [], indexes: [] },
    workload,
  );
  return {
    ...NOTHING,
    id: 'late',
    title: "a day's late events touch",
    kind: 'late',
    ...judged(touched, limits(workload.thresholds.late, laid)),
  };
}

function deletionRows(laid: Laid, workload: Workload): CostRow[] {
  const erased = workload.dimensions.filter((one) => one.kind === 'value' && one.erased);
  if (erased.length === 0) return [];
  const filters = erased.map(({ id }) => ({ on: id, values: 1 }));
  const windows = { happened: null, arrived: null };
  const touched = touchedBy({ windows, filters, types: [] }, laid, workload);
  return [
    {
      ...NOTHING,
      id: 'deletion',
      title: `deleting one ${erased[0]?.title ?? 'value'} touches`,
      kind: 'deletion',
      perDay: workload.deletionsPerDay,
      ...judged(touched, limits(workload.thresholds.deletion, laid)),
    },
  ];
}

function skewRow(laid: Laid, workload: Workload): CostRow {
  const ratio = axesOf(laid.partition, workload).reduce((all, axis) => all * skewOf(axis, workload), 1);
  const { skew } = workload.thresholds;
  return {
    ...NOTHING,
    id: 'skew',
    title: 'largest by mean partition',
    kind: 'skew',
    ratio,
    most: { ...NO_LIMIT, ratio: skew },
    met: ratio <= skew,
  };
}

function skewOf(axis: Axis, { peaks }: Workload): number {
  if (axis.kind === 'time') {
    if (UNIT_DAYS[axis.unit] < 1) return peaks.hour;
    return axis.unit === 'day' ? peaks.day : 1;
  }
  return axis.kind === 'cycle' ? peaks.hour : Math.max(1, axis.dimension.largest * axis.parts);
}

type Most = CostRow['most'];

function limits({ partitions, share }: { partitions: number; share: number }, { bytes }: Laid): Most {
  return { ...NO_LIMIT, partitions, bytes: share * bytes };
}

function judged({ partitions, bytes }: { partitions: number; bytes: number }, most: Most | null) {
  const within = (value: number, limit: number | null | undefined) => limit == null || value <= limit;
  return {
    partitions,
    bytes,
    most: most ?? NO_LIMIT,
    met: most && within(partitions, most.partitions) && within(bytes, most.bytes),
  };
}
