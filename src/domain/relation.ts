/** One cell as SQLite returns it. */
export type Cell = null | number | string | Uint8Array;

/** Rows with named columns, in the order in which the engine returned them. */
export type Relation = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};
