import type { ChoiceFindings } from './finding/choices.ts';
import type { FactFindings } from './finding/facts.ts';
import type { LintFindings } from './finding/lints.ts';
import type { ModelFindings } from './finding/models.ts';
import type { PartitionFindings } from './finding/partitions.ts';
import type { RowCounts } from './finding/row-counts.ts';
import type { RubricFindings } from './finding/rubric.ts';
import type { ShapeFindings } from './finding/shape.ts';
import type { WindowFindings } from './finding/windows.ts';
import type { Failure } from './run.ts';

/** What a finding is about: the arguments of each code. Its words stand in one table, `grade/wording.ts`. */
export type FindingArgs = RunFindings &
  ChoiceFindings &
  FactFindings &
  ModelFindings &
  PartitionFindings &
  RubricFindings &
  ShapeFindings &
  WindowFindings &
  LintFindings;

/** Those about runs, answers and the loaded model. */
export type RunFindings = {
  /** A file, a step or a question has no result. */
  failed: { readonly failure: Failure; readonly what: string | null };
  'nothing-loaded': Record<never, never>;
  'no-table': Record<never, never>;
  'missing-columns': {
    readonly question: string;
    readonly columns: readonly string[];
    readonly got: readonly string[];
  };
  'duplicate-columns': { readonly question: string; readonly columns: readonly string[] };
  'extra-columns': { readonly question: string; readonly columns: readonly string[] };
  'wrong-rows': RowCounts & {
    readonly question: string;
    readonly params: string;
    readonly columns: readonly string[];
  };
  'wrong-order': { readonly question: string; readonly params: string };
  /** `failure`: why there is no answer at all. */
  'wrong-on-time': { readonly question: string; readonly failure: Failure | null };
  'no-key': { readonly table: string };
  'engine-key': { readonly table: string; readonly column: string };
  'no-references': { readonly tables: readonly string[] };
  'reference-target': {
    readonly from: string;
    readonly to: string;
    readonly why: 'no-table' | 'no-column' | 'no-key';
  };
  'reference-type': { readonly from: string; readonly to: string; readonly types: readonly [string, string] };
  'reference-dangles': {
    readonly from: string;
    readonly to: string;
    readonly rows: number;
    readonly example: string;
  };
  'attribute-in-events': {
    readonly column: string;
    readonly attribute: string;
    readonly how: 'measured' | 'name';
  };
  'clock-missing': {
    readonly eventType: string;
    readonly clock: 'happened' | 'arrived' | 'both';
    readonly how: 'measured' | 'name';
  };
  'trace-left': TracePlace;
  'trace-back': TracePlace;
  'others-changed': RowCounts & { readonly question: string };
  'no-others': { readonly question: string };
  'old-row-left': TracePlace & { readonly cutoff: string };
  'new-row-gone': {
    readonly count: number;
    readonly of: number;
    readonly example: string;
    readonly cutoff: string;
  };
  'aggregate-changed': RowCounts & { readonly question: string };
  'full-scan': {
    readonly question: string;
    readonly table: string;
    readonly rows: number;
    readonly plan: string;
  };
  'cost-grows': {
    readonly question: string;
    readonly small: number;
    readonly large: number;
    readonly most: number;
  };
  'answers-nothing': { readonly question: string };
  'not-kept': {
    readonly what: string;
    readonly count: number;
    readonly of: number;
    readonly example: string;
  };
  'judge-error': { readonly why: string };
};

export type FindingCode = keyof FindingArgs;

/** Where something stands that should not: a column, what it holds, and how many of it. */
export type TracePlace = {
  readonly column: string;
  readonly what: string;
  readonly count: number;
  readonly example: string;
};

/** What a check found, before it is put into words. */
export type RawFinding = {
  [C in FindingCode]: {
    readonly code: C;
    readonly args: FindingArgs[C];
    /** The scenario's id. */
    readonly scenario?: string;
    readonly rows?: readonly DiffRow[];
  };
}[FindingCode];

/** What a report carries. */
export type Finding = {
  readonly code: FindingCode;
  readonly message: string;
  readonly hint?: string;
  readonly scenario?: string;
  readonly rows?: readonly DiffRow[];
};

/** One row of a comparison; `expected` or `got` is null where the row has no partner. */
export type DiffRow = {
  readonly expected: Readonly<Record<string, string | number | null>> | null;
  readonly got: Readonly<Record<string, string | number | null>> | null;
  /** Columns that differ; empty where a row has no partner. */
  readonly differs: readonly string[];
};
