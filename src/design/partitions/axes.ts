import type { Clock, Dimension, KeyMeaning, TimeUnit, Workload } from '../../domain/workload.ts';

/** Days that a unit has. */
export const UNIT_DAYS: Readonly<Record<TimeUnit, number>> = {
  second: 1 / 86_400,
  minute: 1 / 1_440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 365 / 12,
  year: 365,
};

/** The coarser of two units: what is truncated twice is as coarse as the coarser. */
export function coarser(a: TimeUnit, b: TimeUnit): TimeUnit {
  return UNIT_DAYS[a] >= UNIT_DAYS[b] ? a : b;
}

/** One way in which a table is cut; together they make its partitions. */
export type Axis =
  | { readonly kind: 'time'; readonly clock: Clock; readonly unit: TimeUnit; readonly slackDays: number }
  /** A part of the time that comes round again. */
  | { readonly kind: 'cycle'; readonly parts: number }
  /** `whole`: each part is one value of the dimension; else several are hashed into each. */
  | {
      readonly kind: 'value';
      readonly dimension: Extract<Dimension, { kind: 'value' }>;
      readonly parts: number;
      readonly whole: boolean;
    };

const CYCLES = { month: 12, day: 31, hour: 24 } as const;

/** Keys of one clock are one axis, the finest of them: year, month and day in three columns are days. */
export function axesOf(keys: readonly KeyMeaning[], workload: Workload): readonly Axis[] {
  const clocks = (['happened', 'arrived'] as const).flatMap((clock) => timeAxes(keys, clock));
  const values = keys.flatMap((key): Axis[] => {
    const axis = key.kind === 'value' ? valueAxis(key, workload) : null;
    return axis ? [axis] : [];
  });
  // What was cut by it once is not cut again.
  const once = values.filter(
    (axis, at) =>
      axis.kind !== 'value' ||
      !values.some(
        (other, index) =>
          other.kind === 'value' &&
          other.dimension.id === axis.dimension.id &&
          (other.parts > axis.parts || (other.parts === axis.parts && index < at)),
      ),
  );
  return [...clocks, ...once];
}

export function valueAxis(
  { dimension, buckets }: Extract<KeyMeaning, { kind: 'value' }>,
  { dimensions }: Workload,
): Extract<Axis, { kind: 'value' }> | null {
  const found = dimensions.find(({ id }) => id === dimension);
  if (found?.kind !== 'value') return null;
  const parts = Math.min(buckets ?? found.distinct, found.distinct);
  return { kind: 'value', dimension: found, parts, whole: parts === found.distinct };
}

function timeAxes(keys: readonly KeyMeaning[], clock: Clock): Axis[] {
  const times = keys.filter((key) => key.kind === 'time' && key.clock === clock);
  const parts = keys.flatMap((key) => (key.kind === 'cycle' && key.clock === clock ? [key.part] : []));
  const units = times.flatMap((key) => (key.kind === 'time' ? [key.unit] : []));
  if (parts.includes('month')) units.push('month');
  if (parts.includes('day')) units.push('day');
  const dated = units.some((unit) => UNIT_DAYS[unit] <= 1);
  if (parts.includes('hour') && dated) units.push('hour');
  const unit = units.sort((a, b) => UNIT_DAYS[a] - UNIT_DAYS[b])[0];
  if (unit === undefined) return parts.includes('hour') ? [{ kind: 'cycle', parts: CYCLES.hour }] : [];
  const exact = times.some((key) => key.kind === 'time' && key.slackDays === 0) || parts.length > 0;
  const slackDays = exact ? 0 : Math.min(...times.map((key) => (key.kind === 'time' ? key.slackDays : 0)));
  return [{ kind: 'time', clock, unit, slackDays }];
}

/** How many different values a key has among the rows of so many days. */
export function distinctIn(key: KeyMeaning, days: number, workload: Workload): number {
  switch (key.kind) {
    case 'time':
      return Math.max(1, days / UNIT_DAYS[key.unit]);
    case 'cycle':
      return CYCLES[key.part];
    case 'value':
      return valueAxis(key, workload)?.parts ?? Number.POSITIVE_INFINITY;
    case 'constant':
      return 1;
    case 'unknown':
      return Number.POSITIVE_INFINITY;
  }
}
