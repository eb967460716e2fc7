/** What reads and writes the event tables, and at what scale: data of a problem, `workload.yaml`. */
export type Workload = {
  /** Events a day. */
  readonly eventsPerDay: number;
};

/** What a design's partitions cost, pattern by pattern, beside the references'. */
export type PartitionReport = {
  readonly designs: readonly string[];
};
