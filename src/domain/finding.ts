/** A finding's code; the wording of each lives in one table, `grade/wording.ts`. */
export type Finding = {
  readonly code: FindingCode;
  readonly message: string;
  readonly hint?: string;
  readonly scenario?: string;
  readonly rows?: readonly DiffRow[];
};

export type FindingCode =
  | 'sql-error'
  | 'limit-exceeded'
  | 'missing-file'
  | 'blocked'
  | 'nothing-loaded'
  | 'no-table'
  | 'wrong-columns'
  | 'duplicate-columns'
  | 'extra-columns'
  | 'wrong-rows'
  | 'wrong-order'
  | 'wrong-on-time'
  | 'no-key'
  | 'engine-key'
  | 'no-references'
  | 'reference-target'
  | 'reference-type'
  | 'reference-dangles'
  | 'attribute-in-events'
  | 'clock-missing'
  | 'trace-left'
  | 'trace-back'
  | 'others-changed'
  | 'old-row-left'
  | 'new-row-gone'
  | 'aggregate-changed'
  | 'full-scan'
  | 'cost-grows'
  | 'load-fails-on-new-type'
  | 'not-kept'
  | 'judge-error';

/** One row of a comparison; `expected` or `got` is null where the row has no partner. */
export type DiffRow = {
  readonly expected: Readonly<Record<string, string | number | null>> | null;
  readonly got: Readonly<Record<string, string | number | null>> | null;
  /** Columns that differ. */
  readonly differs: readonly string[];
};
