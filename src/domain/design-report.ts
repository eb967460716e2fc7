import type { Dialect } from './dialect.ts';
import type { HoldsMatrix, HoldsQuestion } from './fact.ts';
import type { CheckResult } from './scorecard.ts';
import type { WindowStory } from './window.ts';
import type { PartitionReport } from './workload.ts';

/** What a folder's design holds. */
export type HoldsReport = {
  readonly problem: { readonly id: string; readonly title: string };
  readonly path: string;
  readonly dialect: Dialect;
  readonly result: CheckResult;
  /** Null where there is no schema to read. */
  readonly matrix: HoldsMatrix | null;
  readonly questions: readonly HoldsQuestion[];
  readonly notes: readonly string[];
};

/** What the partitions of one design cost; no report where its schema cannot be read. */
export type DesignCosts = {
  readonly id: string;
  readonly title: string;
  readonly result: CheckResult;
  readonly report: PartitionReport | null;
};

/** A folder's costs, beside those of each reference. */
export type PartitionTable = {
  readonly problem: { readonly id: string; readonly title: string };
  readonly path: string;
  readonly own: DesignCosts;
  readonly references: readonly DesignCosts[];
  readonly notes: readonly string[];
};

/** What settings of session windows come to on the sample. */
export type WindowTable = {
  readonly problem: { readonly id: string; readonly title: string };
  readonly path: string;
  readonly result: CheckResult;
  /** Each by itself; none where the settings cannot be read. */
  readonly stories: readonly WindowStory[];
  /** The one that was asked for. */
  readonly told: WindowStory | null;
  readonly notes: readonly string[];
};
