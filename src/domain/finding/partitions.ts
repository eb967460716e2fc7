import type { CostRow, TableCost } from '../workload.ts';

/** Findings about partitions. */
export type PartitionFindings = {
  /** The design cannot be read: there is no schema. */
  'partitions-no-schema': Record<never, never>;
  /** No table was found that has a row per event. */
  'partitions-no-events': { readonly tables: readonly string[] };
  /** A table of events lies in one heap. */
  'partitions-none': { readonly table: string; readonly events: number };
  /** Nobody can tell what a key of the layout holds. */
  'partitions-unclear': { readonly table: string; readonly keys: readonly string[] };
  /** Tables that earn nothing, whatever else they do well, and the line that decides. */
  'partitions-knock-out': {
    readonly table: string;
    readonly why: NonNullable<TableCost['knockOut']>;
    readonly row: CostRow;
    /** Bytes of all of it. */
    readonly bytes: number;
  };
  /** A line over its threshold. */
  'partitions-cost': { readonly table: string; readonly row: CostRow; readonly decides: boolean };
};
