import type { Dimension, Workload } from '../../domain/workload.ts';
import type { WorkloadYaml } from '../schema/workload.ts';

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
