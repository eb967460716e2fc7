import type { Dialect } from './dialect.ts';

/** What part a table plays in a warehouse. */
export const TABLE_ROLES = ['fact', 'bridge', 'aggregate', 'dimension', 'staging', 'other'] as const;
export type TableRole = (typeof TABLE_ROLES)[number];

/** A design to be drawn: tables with what joins them. */
export type Diagram = {
  readonly dialect: Dialect;
  /** In the order of the schema; no two have one name. */
  readonly tables: readonly DiagramTable[];
  /** Between tables of the diagram. */
  readonly references: readonly DiagramReference[];
  readonly views: readonly { readonly name: string; readonly materialized: boolean }[];
};

export type DiagramTable = {
  readonly name: string;
  readonly role: TableRole;
  readonly columns: readonly DiagramColumn[];
  /** There are more columns than were written. */
  readonly elided: boolean;
  /** What lies behind the columns: `one row per event`, `partition by event_date`. */
  readonly notes: readonly string[];
};

export type DiagramColumn = {
  readonly name: string;
  /** As it was written; empty where it was not. */
  readonly type: string;
  readonly nullable: boolean;
  readonly primary: boolean;
  /** Unique by itself. */
  readonly unique: boolean;
  readonly foreign: boolean;
};

export type DiagramReference = {
  /** Names of tables of the diagram. */
  readonly from: string;
  readonly columns: readonly string[];
  readonly to: string;
  readonly targetColumns: readonly string[];
  /** Or plain from names alone. */
  readonly declared: boolean;
  /** At most one row refers to each. */
  readonly one: boolean;
  /** A row may refer to none. */
  readonly optional: boolean;
};
