import type { Dialect } from './dialect.ts';

/** A place in a file, from 1; columns count UTF-16 units. */
export type Place = { readonly line: number; readonly column: number };

/** A design as its DDL says it, in whatever dialect: what one knows before anything runs. */
export type Design = {
  readonly dialect: Dialect;
  /** Whether somebody named the dialect, or its own words gave it away; `none` did: SQLite is taken. */
  readonly dialectFrom: 'named' | 'recognised' | 'none';
  /** How many statements were read, tables in shorthand and the like counted as one each. */
  readonly statements: number;
  readonly tables: readonly DesignTable[];
  readonly views: readonly DesignView[];
  /** What could not be read: never silence. */
  readonly unread: readonly Unread[];
  /** What says nothing of a design, and is known to. */
  readonly passedOver: readonly PassedOver[];
  /** Words that no reader took, a run of them each: neither read, nor passed over, nor told by who read around them. */
  readonly unclaimed: readonly Unclaimed[];
};

/** `GRANT SELECT ON …`, `TABLESPACE fast`; `what` is as much of it as fits in a line, `end` the place behind it. */
export type PassedOver = { readonly place: Place; readonly end: Place; readonly what: string };

export type Unclaimed = Omit<PassedOver, 'end'> & {
  /** How many words, names, texts and numbers. */
  readonly words: number;
  /** Names that stand in it. */
  readonly names: readonly string[];
};

export type Unread = {
  readonly place: Place;
  readonly what: string;
  /** Names that stand in it; null: the line is no part of a statement that makes or changes something. */
  readonly names: readonly string[] | null;
};

export type DesignTable = {
  /** Without the names of schema and database. */
  readonly name: string;
  /** Those names, as they were written; null where there are none. */
  readonly qualifier: string | null;
  readonly place: Place;
  /** Written as in an interview, `fact_x (event_id PK, …)`, without CREATE TABLE. */
  readonly shorthand: boolean;
  /** `…` among the columns: there are more than were written. */
  readonly elided: boolean;
  readonly columns: readonly DesignColumn[];
  /** Unique keys, the primary one first. */
  readonly keys: readonly DesignKey[];
  readonly references: readonly DesignReference[];
  readonly indexes: readonly DesignIndex[];
  readonly layout: Layout;
  /** Other options of the table (`partition_expiration_days`, `TTL`, `ENGINE`), names in lower case. */
  readonly options: readonly { readonly name: string; readonly value: string; readonly place: Place }[];
  /** Conditions that a row has to meet, as they were written. */
  readonly conditions: readonly string[];
  /** What comments before and in the table say, without their marks, a line each. */
  readonly comments: readonly string[];
  /** `-- holds: like, unlike`, before the table, in it or on a column's line. */
  readonly holds: readonly HoldsNote[];
  /** `-- grain: one row per event`; null where it isn't said. */
  readonly grain: string | null;
};

export type HoldsNote = {
  /** As they were written. */
  readonly names: readonly string[];
  /** The column on whose line it stands; null: the table's. */
  readonly column: string | null;
  readonly place: Place;
};

export type DesignColumn = {
  readonly name: string;
  readonly type: LogicalType;
  /** The type as it was written; empty where there is none. */
  readonly declared: string;
  /** False: NOT NULL, or part of the primary key. */
  readonly nullable: boolean;
  /** As it was written; null: none. */
  readonly default: string | null;
  /** The engine hands out its value (IDENTITY, SERIAL, AUTOINCREMENT), or works it out of others; null: neither. */
  readonly generated:
    | null
    | { readonly kind: 'identity' }
    | { readonly kind: 'expression'; readonly text: string };
  readonly comment: string | null;
  readonly place: Place;
};

/** What a type means, whatever its name in the dialect. */
export type LogicalType =
  | {
      readonly kind:
        | 'text'
        | 'integer'
        | 'decimal'
        | 'float'
        | 'boolean'
        | 'date'
        | 'time'
        | 'timestamp'
        | 'interval'
        | 'binary'
        | 'uuid'
        /** JSON, VARIANT, SUPER, MAP, OBJECT. */
        | 'json'
        | 'struct'
        /** Written, and known to none of the dialects. */
        | 'unknown'
        /** Not written. */
        | 'none';
    }
  | { readonly kind: 'array'; readonly of: LogicalType };

export type DesignKey = {
  /** A null is an expression. */
  readonly columns: readonly (string | null)[];
  readonly primary: boolean;
  /** False where the dialect takes the key and does not check it (BigQuery, Snowflake, Redshift, Spark). */
  readonly enforced: boolean;
  readonly place: Place;
};

export type DesignReference = {
  readonly columns: readonly string[];
  readonly table: string;
  /** Empty where none are named: the target's primary key is meant. */
  readonly targetColumns: readonly string[];
  readonly place: Place;
};

export type DesignIndex = {
  readonly name: string | null;
  readonly columns: readonly (string | null)[];
  readonly unique: boolean;
  /** Condition of a partial index, as it was written. */
  readonly where: string | null;
  readonly place: Place;
};

/** How a table's rows lie on disk. Lists are in the order of the clause. */
export type Layout = {
  readonly partition: readonly LayoutKey[];
  /** CLUSTER BY, ORDER BY of ClickHouse, SORTKEY, ZORDER, bucket columns' SORTED BY: rows near each other. */
  readonly cluster: readonly LayoutKey[];
  /** DISTKEY, CLUSTERED BY … INTO n BUCKETS, DISTRIBUTED BY: which node or bucket a row is in. */
  readonly distribution: readonly LayoutKey[];
  /** Days after which partitions are dropped by the engine itself; null where it isn't said. */
  readonly expiryDays: number | null;
};

export type LayoutKey = {
  /** As it was written: `DATE(event_ts)`. */
  readonly text: string;
  /** The columns that it is made of. */
  readonly columns: readonly string[];
  readonly transform: Transform;
  readonly from: 'clause' | 'comment';
  readonly place: Place;
};

/** What becomes of the columns before rows are put together by them. */
export type Transform =
  | { readonly kind: 'value' }
  | { readonly kind: 'time'; readonly unit: 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year' }
  /** `buckets`: how many; null where it isn't said. */
  | { readonly kind: 'hash'; readonly buckets: number | null }
  /** RANGE of values; bounds as they were written. */
  | { readonly kind: 'range'; readonly bounds: readonly string[] }
  | { readonly kind: 'list' }
  /** Something else of the columns. */
  | { readonly kind: 'expression' };

export type DesignView = {
  readonly name: string;
  readonly materialized: boolean;
  /** Names of its columns, as far as they can be told. */
  readonly columns: readonly string[];
  /** Tables and views that it reads. */
  readonly reads: readonly string[];
  /** The query. */
  readonly text: string;
  readonly place: Place;
};
