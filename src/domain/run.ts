import type { ColumnKind } from './problem.ts';
import type { Cell, Relation } from './relation.ts';
import type { Params, Step } from './step.ts';
import type { SourceFile } from './submission.ts';

/** A step as an engine takes it. `key` identifies its content: equal keys are equal steps. */
export type RunStep = Step<{ readonly bronze: BronzeBatch }> & { readonly key: string };

/** The content of the bronze tables for one batch. */
export type BronzeBatch = {
  readonly key: string;
  readonly tables: readonly BronzeRows[];
};

export type BronzeRows = {
  readonly table: string;
  /** `type` is SQLite's; `kind` says what it holds, for engines that have types of their own. */
  readonly columns: readonly { readonly name: string; readonly type: string; readonly kind?: ColumnKind }[];
  readonly rows: readonly (readonly Cell[])[];
};

/** One thing measured on the model as it stands after a step. */
export type Ask =
  /** The rows of a question. */
  | { readonly kind: 'answer'; readonly deliverable: string; readonly params: Params }
  /** The tables of the model, with their keys, references and row counts. */
  | { readonly kind: 'catalogue' }
  /** Which columns of keys tell rows apart. */
  | { readonly kind: 'keys' }
  /** Every row of every table of the model. */
  | { readonly kind: 'tables' }
  /** What the model takes up. */
  | { readonly kind: 'size' }
  /** Which of the tokens stand in which cells. */
  | { readonly kind: 'traces'; readonly tokens: readonly string[] }
  /** How a question finds its rows, and what that costs. */
  | { readonly kind: 'access'; readonly deliverable: string; readonly params: Params }
  /** How a question finds its rows, as the engine plans it. */
  | { readonly kind: 'plan'; readonly deliverable: string }
  /** The rows of any SQL, beside the model the bronze tables with these rows; what it does is undone. */
  | { readonly kind: 'sandbox'; readonly source: SourceFile; readonly bronze: BronzeBatch };

export type AskKind = Ask['kind'];

export type Measured = {
  answer: { readonly relation: Relation };
  catalogue: { readonly catalogue: StoredCatalogue };
  keys: { readonly keys: readonly KeyUse[] };
  tables: { readonly tables: readonly StoredTable[] };
  /** Bytes of the database with its indexes, whole pages; null where the engine does not tell. */
  size: { readonly bytes: number | null };
  traces: { readonly traces: readonly Trace[] };
  access: Access;
  /** A line a step of the plan, indented by its depth. */
  plan: { readonly lines: readonly string[] };
  sandbox: { readonly relation: Relation };
};

/** `tokens` found in one column, as indexes into the asked list. */
export type Trace = { readonly table: string; readonly column: string; readonly tokens: readonly number[] };

export type StoredTable = { readonly table: string; readonly relation: Relation };

export type Access = {
  /** Tables and indexes that are read from end to end, with the rows they hold. */
  readonly scans: readonly { readonly table: string; readonly rows: number; readonly detail: string }[];
  readonly plan: readonly string[];
  /** Steps of the engine's virtual machine: the same on every machine. */
  readonly steps: number;
};

/** The model's tables as the engine itself describes them. */
export type StoredCatalogue = {
  readonly tables: readonly CatalogueTable[];
  readonly views: readonly string[];
};

export type CatalogueTable = {
  readonly name: string;
  readonly columns: readonly CatalogueColumn[];
  /** Unique keys, the primary one first; a null is an expression. */
  readonly keys: readonly CatalogueKey[];
  readonly references: readonly CatalogueReference[];
  readonly rows: number;
  readonly sql: string;
};

export type CatalogueColumn = {
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  readonly default: string | null;
};

export type CatalogueKey = { readonly columns: readonly (string | null)[]; readonly primary: boolean };

/** A unique key on the rows of its table. `spare`: without one of these columns the others tell every row apart as well. */
export type KeyUse = {
  readonly table: string;
  readonly columns: readonly string[];
  /** Rows of the table. */
  readonly rows: number;
  readonly spare: readonly string[];
};

export type CatalogueReference = {
  readonly columns: readonly string[];
  readonly table: string;
  /** Empty where the reference names no columns: the target's primary key is meant. */
  readonly targetColumns: readonly string[];
};

/** An error of the candidate's SQL, with its place. */
export type SqlError = {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint: string | null;
  /** The line of the source. */
  readonly excerpt: string;
};

export type Limit = 'time' | 'memory' | 'size' | 'rows' | 'length';

/** Why a step or an ask has no result. */
export type Failure =
  | { readonly kind: 'sql-error'; readonly error: SqlError }
  | {
      readonly kind: 'limit-exceeded';
      readonly limit: Limit;
      readonly file: string;
      readonly message: string;
    }
  | { readonly kind: 'missing'; readonly deliverable: string; readonly file: string }
  /** It is written in words of its dialect that cannot be run here. */
  | { readonly kind: 'unsupported'; readonly error: SqlError }
  /** An earlier step of the run failed. */
  | { readonly kind: 'blocked'; readonly by: Failure };

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };
