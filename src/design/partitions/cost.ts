import type { AccessPattern, Clock, KeyMeaning, TimeUnit, Workload } from '../../domain/workload.ts';
import { axesOf, type Axis, distinctIn, UNIT_DAYS, valueAxis } from './axes.ts';
import { BLOCK_BYTES, PAGE_BYTES } from './limits.ts';

/** A table of events as the model sees it: what its rows are put together by, and how much of it there is. */
export type Laid = {
  readonly partition: readonly KeyMeaning[];
  /** In the order of the clause. */
  readonly cluster: readonly KeyMeaning[];
  /** Columns of each index and key, in order, by which an engine finds single rows. */
  readonly indexes: readonly (readonly KeyMeaning[])[];
  /** After the retention. */
  readonly bytes: number;
  /** Types of events that it holds. */
  readonly types: readonly string[];
};

/** What a question filters on. */
export type Asked = Pick<AccessPattern, 'windows' | 'filters' | 'types'>;

export type Touched = { readonly partitions: number; readonly bytes: number };

const NEARLY = 1e-9;

/** Partitions that a table has after the retention: never more than rows. */
export function partitionsOf(laid: Laid, workload: Workload): number {
  const axes = axesOf(laid.partition, workload);
  const product = axes.reduce((all, axis) => all * partsOf(axis, workload), 1);
  return capped(product * lateSpread(axes, workload), laid, workload);
}

/**
 * Partitions opened and bytes looked through. Finer pruning never costs more bytes: partitions take whole stretches of
 * time or values away; in what is left each prefix of the cluster key, or an index, may be used, whichever reads least.
 */
export function touchedBy(asked: Asked, laid: Laid, workload: Workload): Touched {
  const axes = axesOf(laid.partition, workload);
  const cuts = axes.map((axis) => cutOf(axis, asked, laid, workload));
  const times = cuts.filter((_, at) => axes[at]?.kind === 'time');
  const others = cuts.filter((_, at) => axes[at]?.kind !== 'time');
  // Both clocks run nearly alike: what one prunes, the other does not prune again.
  const inTime = Math.min(1, ...times.map(({ share }) => share));
  const share = others.reduce((all, cut) => all * cut.share, inTime);
  const opened = cuts.reduce((all, cut) => all * cut.parts, 1);
  const left = laid.bytes * share;
  const days = workload.retentionDays * inTime;
  return {
    partitions: Math.min(partitionsOf(laid, workload), Math.max(1, Math.round(opened))),
    bytes: Math.min(left, clustered(asked, laid, left, days, workload), indexed(asked, laid, left, workload)),
  };
}

function partsOf(axis: Axis, { retentionDays }: Workload): number {
  if (axis.kind !== 'time') return axis.parts;
  const unit = UNIT_DAYS[axis.unit];
  // Longer than a day they begin and end within the retention.
  return unit <= 1 ? Math.round(retentionDays / unit) : Math.ceil(retentionDays / unit) + 1;
}

/** Cut by both clocks, each stretch of the one meets as many of the other as events may be late. */
function lateSpread(axes: readonly Axis[], { lateDays, retentionDays }: Workload): number {
  const [first, second] = axes.filter((axis) => axis.kind === 'time');
  if (first?.kind !== 'time' || second?.kind !== 'time') return 1;
  const unit = UNIT_DAYS[second.unit];
  const all = unit <= 1 ? Math.round(retentionDays / unit) : Math.ceil(retentionDays / unit) + 1;
  return (1 + Math.ceil(lateDays / unit)) / all;
}

function capped(partitions: number, { bytes }: Laid, { bytesPerEvent }: Workload): number {
  return Math.max(1, Math.min(Math.round(partitions), Math.floor(bytes / bytesPerEvent)));
}

type Cut = { readonly parts: number; readonly share: number };

function cutOf(axis: Axis, asked: Asked, laid: Laid, workload: Workload): Cut {
  if (axis.kind === 'cycle') return { parts: axis.parts, share: 1 };
  if (axis.kind === 'value') return valueCut(axis, asked, laid, workload) ?? { parts: axis.parts, share: 1 };
  const window = daysAsked(axis.clock, asked, workload);
  const all = partsOf(axis, workload);
  if (window === null) return { parts: all, share: 1 };
  const days = Math.min(workload.retentionDays, daysRead(window + axis.slackDays, axis.unit));
  const parts = Math.min(all, Math.ceil(days / UNIT_DAYS[axis.unit] - NEARLY));
  return { parts, share: days / workload.retentionDays };
}

/** Null: it does not filter on it. */
function valueCut(
  { dimension, parts, whole }: Extract<Axis, { kind: 'value' }>,
  asked: Asked,
  laid: Laid,
  workload: Workload,
): Cut | null {
  if (dimension.types && whole && asked.types.length > 0) {
    const read = asked.types.filter((type) => laid.types.includes(type)).length;
    return { parts: Math.min(parts, Math.max(1, read)), share: typeShare(asked, laid, workload) };
  }
  const filter = asked.filters.find(({ on }) => on === dimension.id);
  if (!filter) return null;
  const values = Math.min(filter.values, parts);
  return { parts: values, share: values / parts };
}

/** Share of the table's events that are of the types asked for. */
function typeShare({ types }: Asked, laid: Laid, { eventTypes }: Workload): number {
  const sum = (some: readonly string[]) =>
    eventTypes.reduce((all, { type, share }) => (some.includes(type) ? all + share : all), 0);
  const all = sum(laid.types);
  return all === 0 ? 1 : Math.min(1, sum(types.filter((type) => laid.types.includes(type))) / all);
}

/** Days of a clock that hold all that is asked for; null: any. */
function daysAsked(clock: Clock, { windows }: Asked, { lateDays, retentionDays }: Workload): number | null {
  const own = windows[clock];
  const other = windows[clock === 'happened' ? 'arrived' : 'happened'];
  // What happened in a day arrives then and in the days after, as far as those have gone by already.
  const behind = other && other.days + (clock === 'arrived' ? Math.min(lateDays, other.ends) : lateDays);
  const days = [own?.days, behind].filter((one) => typeof one === 'number');
  return days.length === 0 ? null : Math.min(retentionDays, ...days);
}

/** Days that lie in the stretches which a window touches; on the mean, where they are longer than a day. */
export function daysRead(window: number, unit: TimeUnit): number {
  const length = UNIT_DAYS[unit];
  if (length >= 1) return Math.max(window, 1) - 1 + length;
  return Math.ceil(window / length - NEARLY) * length;
}

/** The least that any prefix of the cluster key reads: a stretch for each value that goes before, a block at least. */
function clustered(asked: Asked, laid: Laid, left: number, days: number, workload: Workload): number {
  let least = left;
  let runs = 1;
  // Both clocks run nearly alike, and a user's bucket says no more once the user is known: the narrowest counts.
  const shares = new Map<string, number>();
  for (const key of laid.cluster) {
    const filtered = filteredShare(key, asked, laid, days, workload);
    if (filtered !== null) {
      const about = key.kind === 'value' ? key.dimension : 'time';
      shares.set(about, Math.min(shares.get(about) ?? 1, filtered));
      const share = [...shares.values()].reduce((all, one) => all * one, 1);
      least = Math.min(least, runs * BLOCK_BYTES + share * left);
    }
    // A stretch of times is many values, each of which has its own run of the next key.
    runs = Math.max(1, runs * runsOf(distinctIn(key, days, workload), filtered));
  }
  return least;
}

function runsOf(distinct: number, filtered: number | null): number {
  return filtered === 0 ? 1 : distinct * (filtered ?? 1);
}

function filteredShare(
  key: KeyMeaning,
  asked: Asked,
  laid: Laid,
  days: number,
  workload: Workload,
): number | null {
  if (key.kind === 'value') {
    const axis = valueAxis(key, workload);
    return axis && (valueCut(axis, asked, laid, workload)?.share ?? null);
  }
  if (key.kind !== 'time') return null;
  const window = daysAsked(key.clock, asked, workload);
  return window === null ? null : Math.min(1, daysRead(window + key.slackDays, key.unit) / days);
}

/** A page for each row that the columns before the first unfiltered one find. */
function indexed(asked: Asked, laid: Laid, left: number, workload: Workload): number {
  const rows = left / workload.bytesPerEvent;
  const least = laid.indexes.map((keys) => {
    let share = 1;
    for (const key of keys) {
      const axis = key.kind === 'value' ? valueAxis(key, workload) : null;
      const cut = axis && valueCut(axis, asked, laid, workload);
      if (!cut) break;
      share *= cut.share;
    }
    return share === 1 ? left : rows * share * PAGE_BYTES;
  });
  return Math.min(left, ...least);
}
