import type { PartitionFindings } from '../../domain/finding/partitions.ts';
import type { CostRow } from '../../domain/workload.ts';
import type { WordingOf } from './words.ts';

export const PARTITIONS: WordingOf<PartitionFindings> = {
  'partitions-no-schema': () => ({
    message: 'There is no schema to read, so nothing says how tables are partitioned.',
    hint: 'Say it in schema.sql, in a clause or in a comment right before the table.',
  }),
  'partitions-no-events': ({ tables }) => ({
    message: `No table was found that has a row per event${tables.length > 0 ? `: there are ${tables.join(', ')}` : ''}.`,
    hint: 'Say with `-- holds: like, unlike` before a table which types of events it takes.',
  }),
  'partitions-none': ({ table, events }) => ({
    message: `${table} has no partitions, and ${percent(events)} of the events: every question and every night's retention goes through all of it.`,
    hint: 'Partition by the day of the event and cluster by the user: `-- partition by event_date, cluster by user_id` before the table, or your dialect’s clause after it.',
  }),
  'partitions-unclear': ({ table, keys }) => ({
    message: `It cannot be told what ${keys.join(' and ')} of ${table} holds, so it prunes nothing here.`,
    hint: 'A load that runs lets it be measured; a plain name, such as event_date, lets it be read.',
  }),
  'partitions-knock-out': ({ table, why, row, bytes }) =>
    why === 'too-many'
      ? {
          message: `${table} would have ${number(row.partitions ?? 0)} partitions: no engine keeps so many.`,
          hint: 'Cluster by what has many values, such as the user, and partition by the day.',
        }
      : {
          message: `${table}: “${row.title}”, which most reading is for, goes through ${size(row.bytes ?? 0)} of ${size(bytes)}.`,
          hint: 'Partition by what most questions filter on: the day on which the event happened.',
        },
  'partitions-cost': ({ table, row, decides }) => ({
    message: `${table}${decides ? ' (this decides)' : ''}: ${costText(row)}.`,
    hint: HINTS[row.kind],
  }),
};

const HINTS: Readonly<Record<CostRow['kind'], string>> = {
  number:
    'Fewer, larger partitions: a coarser unit of time, fewer buckets, clustering in place of a second key.',
  read: 'Partition by the time that it asks for, and cluster by whom or what it asks for.',
  size: 'A day of events is a good partition at this scale: neither thousands of small files nor one heap.',
  retention: 'Partition by the day on which the event happened; then a day is dropped as a whole, exactly.',
  late: 'Days are fine enough: the late events of a day then touch the few days that they belong to.',
  deletion: 'Cluster by the user, so that a deletion rewrites some blocks of each day and not the day.',
  skew: 'Partition by what is even, such as days; cluster by what has heavy values.',
};

function costText({ kind, title, partitions, bytes, days, ratio, most }: CostRow): string {
  const touched = `${number(partitions ?? 0)} partitions, ${size(bytes ?? 0)}`;
  const limits = [
    most.partitions === null ? [] : `${number(most.partitions)} partitions`,
    most.bytes === null ? [] : size(most.bytes),
  ].flat();
  switch (kind) {
    case 'number':
      return `${number(partitions ?? 0)} ${title}, at most ${number(most.partitions ?? 0)}`;
    case 'size':
      return `the mean partition has ${size(bytes ?? 0)}, due are ${size(most.leastBytes ?? 0)} to ${size(most.bytes ?? 0)}`;
    case 'retention':
      return days === null
        ? 'no partition can be dropped when rows grow old, each row has to be looked for'
        : `rows outlive the retention by up to ${number(days)} days when partitions are dropped`;
    case 'skew':
      return `the largest partition is ${number(ratio ?? 0)} times the mean one, at most ${number(most.ratio ?? 0)}`;
    case 'read':
      return `“${title}” reads ${touched}; at most ${limits.join(' and ')}`;
    case 'late':
    case 'deletion':
      return `${title} ${touched}; at most ${limits.join(' and ')}`;
  }
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(2))}%`;
}

function number(value: number): string {
  return (value < 100 ? Number(value.toPrecision(2)) : Math.round(value)).toLocaleString('en-US');
}

const SIZES = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

function size(bytes: number): string {
  const at = bytes < 1 ? 0 : Math.min(SIZES.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${Number((bytes / 1000 ** at).toPrecision(3))} ${SIZES[at] ?? 'B'}`;
}
