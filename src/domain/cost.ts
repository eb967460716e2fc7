/** What one model takes to write, to keep and to ask, before a change and after it. */
export type ModelCost = {
  readonly title: string;
  /** Statements of its schema, its load and its question. */
  readonly written: number;
  readonly change: {
    /** Statements of its change script; 0 where there is none. */
    readonly statements: number;
    /** Statements of the load that takes the place of the first; null: that one goes on. */
    readonly load: number | null;
  };
  /** null: it could not be measured, because something of it failed. */
  readonly before: Footprint | null;
  readonly after: Footprint | null;
};

/** What a model keeps at the end of a scenario, and what its question reads. */
export type Footprint = {
  readonly tables: number;
  readonly rows: number;
  readonly cells: number;
  readonly nulls: number;
  /** Whole pages, indexes among them; null where the engine does not tell. */
  readonly bytes: number | null;
  /** Rows of what the question reads from end to end, and steps of the engine; null where it does not tell. */
  readonly read: { readonly rows: number; readonly steps: number } | null;
};
