/** Findings about partitions. */
export type PartitionFindings = {
  /** The design cannot be read: there is no schema. */
  'partitions-no-schema': Record<never, never>;
};
