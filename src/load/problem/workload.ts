import * as z from 'zod';
import { docPath, misfit, name, refTo, text, whole, word } from '../../checks/schema.ts';
import type { Dimension, Workload } from '../../domain/workload.ts';
import { docPathMisfits, ids, mustDiffer, namesExist, type PartRule } from './rule.ts';

/** Sums and products of such numbers are still numbers. */
const MOST = 1e15;

const percent = z.number().positive().max(100);
const names = z.array(z.string().regex(/^[a-z_][a-z0-9_]*$/, 'must be a column name in small letters'));

const window = z.strictObject({
  days: z.number().positive().max(MOST).describe('So many days long; a fraction for less than a day.'),
  ends: z.number().min(0).max(MOST).default(0).describe('It ends so many days ago.'),
});

const dimensionHead = {
  id: name.describe('Name of the meaning: `user`.'),
  title: text.describe('What a report calls it.'),
  from: docPath('Where event documents have it.'),
  names: names.min(1).describe('Names that a column of it may have, in small letters.'),
};

const dimension = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('time').describe('A clock.'),
    ...dimensionHead,
    clock: z.enum(['happened', 'arrived']).describe('When an event happened, or when it arrived.'),
  }),
  z.strictObject({
    kind: z.literal('value').describe('Who, what or which.'),
    ...dimensionHead,
    distinct: whole.describe('Values within the retention.'),
    largest_percent: percent.describe('Share of the events that the most frequent value has.'),
    erased: z.boolean().default(false).describe('A deletion is of one value of this.'),
    types: z.boolean().default(false).describe('Its values are the types of events.'),
  }),
]);

const pattern = z.strictObject({
  id: name.describe('Name of the access pattern.'),
  title: text.describe('What is asked, in a few words.'),
  happened: window.optional().describe('Days on which things happened that it asks for.'),
  arrived: window.optional().describe('Days on which things arrived that it asks for.'),
  filters: z
    .array(
      z.strictObject({
        on: refTo('`value` dimension', 'Id of a dimension of the kind `value`.'),
        values: whole.default(1).describe('So many of its values are asked for.'),
      }),
    )
    .default([])
    .describe('What else it filters on.'),
  types: z
    .array(refTo('event type with a share', undefined, { of: word }))
    .default([])
    .describe('Types of events that it reads; all where none is named.'),
  per_day: z.number().positive().max(MOST).describe('How often a day.'),
  serving: z.boolean().default(false).describe('It is on the hot path.'),
  dominant: z
    .boolean()
    .default(false)
    .describe('Most reading is for it: a table that it has to read nearly whole earns nothing.'),
  at_most: z
    .strictObject({
      percent: percent.describe("Share of the table's bytes that it may read."),
      partitions: whole.describe('Partitions that it may open.'),
    })
    .optional()
    .describe('What it may cost; without it, it is shown and not judged.'),
});

const touch = z.strictObject({
  partitions: whole.describe('Partitions that it may touch.'),
  percent: percent.describe("Share of the table's bytes that it may touch."),
});

/** `workload.yaml`: access patterns and scale. */
export const workload = z.strictObject({
  scale: z
    .strictObject({
      events_per_day: whole.describe('Events a day.'),
      bytes_per_event: whole.describe('Stored bytes of an event, compressed.'),
      retention_days: whole.describe('Days that event rows are kept.'),
      late_days: whole.describe('An event arrives at most so many days after it happened.'),
      deletions_per_day: whole.describe('Users deleted in a day.'),
      peak_hour: z.number().min(1).max(MOST).describe('The fullest hour, by the mean one.'),
      peak_day: z.number().min(1).max(MOST).describe('The fullest day, by the mean one.'),
    })
    .describe('How much there is.'),
  event_types: z
    .record(word, percent)
    .describe('Share of each type among the events, in percent; together 100.'),
  event_tables: z
    .strictObject({
      ids: names.min(1).describe('Columns that identify an event.'),
      not: z.array(word).default([]).describe('Words in the name of a table that is not of events.'),
    })
    .describe('How a table of events is told by names, where nothing is loaded.'),
  dimensions: z.array(dimension).min(1).describe('What a column of an event table can mean.'),
  patterns: z.array(pattern).min(1).describe('Access patterns.'),
  thresholds: z
    .strictObject({
      partitions: whole.describe('Partitions of a table, where its engine has no limit of its own.'),
      partitions_ever: whole.describe('With more than these a table earns nothing: no engine keeps them.'),
      partition_bytes: z
        .strictObject({ least: whole.describe('At least.'), most: whole.describe('At most.') })
        .describe('Size of the mean partition.'),
      kept_days: z.number().min(0).max(MOST).describe('Rows may outlive the retention by so many days.'),
      late: touch.describe('What the late events of a day may touch.'),
      deletion: touch.describe('What the deletion of one user may touch.'),
      skew: z.number().min(1).max(MOST).describe('The largest partition, by the mean one.'),
      dominant_percent: percent.describe(
        'A table earns nothing where a dominant pattern reads this share of it.',
      ),
      small_percent: z
        .number()
        .min(0)
        .max(100)
        .describe('A table with a smaller share of the events is shown and not judged.'),
    })
    .describe('What the check compares with.'),
});

export type WorkloadYaml = z.output<typeof workload>;

/** Patterns ask for dimensions and types that there are; shares add up; thresholds can be met. */
export const workloadRule: PartRule<WorkloadYaml> = (_problem, part) => [
  ...mustDiffer(['dimensions'], 'id', part.dimensions),
  ...mustDiffer(['patterns'], 'id', part.patterns),
  ...docPathMisfits(workload, part),
  ...namesExist(workload, part, {
    '`value` dimension': ids(part.dimensions.filter(({ kind }) => kind === 'value')),
    'event type with a share': Object.keys(part.event_types),
  }),
  ...bothClocks(part),
  ...sharesAddUp(part),
  ...sizes(part),
];

function bothClocks({ dimensions }: WorkloadYaml) {
  return (['happened', 'arrived'] as const).flatMap((clock) => {
    const count = dimensions.filter((one) => one.kind === 'time' && one.clock === clock).length;
    const what = `there must be one dimension with \`clock: ${clock}\`, not ${count}`;
    return count === 1 ? [] : [misfit(['dimensions'], what)];
  });
}

function sharesAddUp({ event_types }: WorkloadYaml) {
  const sum = Object.values(event_types).reduce((all, percent) => all + percent, 0);
  const what = `the shares add up to ${Number(sum.toFixed(4))} percent, not to 100`;
  return Math.abs(sum - 100) < 1e-6 ? [] : [misfit(['event_types'], what)];
}

function sizes({ thresholds }: WorkloadYaml) {
  const { least, most } = thresholds.partition_bytes;
  const path = ['thresholds', 'partition_bytes', 'least'];
  return least <= most ? [] : [misfit(path, '`least` is more than `most`')];
}

/** Percents become shares of 1. */
export function toWorkload(yaml: WorkloadYaml): Workload {
  const { scale, thresholds } = yaml;
  return {
    eventsPerDay: scale.events_per_day,
    bytesPerEvent: scale.bytes_per_event,
    retentionDays: scale.retention_days,
    lateDays: scale.late_days,
    deletionsPerDay: scale.deletions_per_day,
    peaks: { hour: scale.peak_hour, day: scale.peak_day },
    eventTypes: Object.entries(yaml.event_types).map(([type, percent]) => ({ type, share: percent / 100 })),
    dimensions: yaml.dimensions.map(toDimension),
    eventTables: yaml.event_tables,
    patterns: yaml.patterns.map(({ id, title, happened, arrived, at_most, per_day, ...rest }) => ({
      id,
      title,
      windows: { happened: happened ?? null, arrived: arrived ?? null },
      filters: rest.filters,
      types: rest.types,
      perDay: per_day,
      serving: rest.serving,
      dominant: rest.dominant,
      atMost: at_most ? toTouch(at_most) : null,
    })),
    thresholds: {
      partitions: thresholds.partitions,
      partitionsEver: thresholds.partitions_ever,
      partitionBytes: thresholds.partition_bytes,
      keptDays: thresholds.kept_days,
      late: toTouch(thresholds.late),
      deletion: toTouch(thresholds.deletion),
      skew: thresholds.skew,
      dominantShare: thresholds.dominant_percent / 100,
      smallShare: thresholds.small_percent / 100,
    },
  };
}

function toTouch({ partitions, percent }: { partitions: number; percent: number }) {
  return { partitions, share: percent / 100 };
}

function toDimension(yaml: WorkloadYaml['dimensions'][number]): Dimension {
  const head = { id: yaml.id, title: yaml.title, path: yaml.from, names: yaml.names };
  if (yaml.kind === 'time') return { ...head, kind: 'time', clock: yaml.clock };
  const { kind, distinct, largest_percent, erased, types } = yaml;
  return { ...head, kind, distinct, largest: largest_percent / 100, erased, types };
}
