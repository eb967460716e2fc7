import type { CheckResult } from '../../domain/scorecard.ts';
import type { PartitionReport, TableCost } from '../../domain/workload.ts';

/** The costs of one design; `report` is null where its schema cannot be read. */
export type DesignCosts = {
  readonly id: string;
  readonly title: string;
  readonly result: CheckResult;
  readonly report: PartitionReport | null;
};

export type PartitionTable = {
  readonly problem: { readonly id: string; readonly title: string };
  readonly path: string;
  readonly own: DesignCosts;
  readonly references: readonly DesignCosts[];
  readonly notes: readonly string[];
};

/** Tables that lie alike, the largest first: their costs are told once. */
export type Group = readonly [TableCost, ...TableCost[]];
