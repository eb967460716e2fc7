import type { Dialect } from './dialect.ts';
import type { DocPath } from './event.ts';

/** What reads and writes the event tables, and at what scale: data of a problem, `workload.yaml`. */
export type Workload = {
  /** Events a day. */
  readonly eventsPerDay: number;
  /** Stored bytes of an event, compressed. */
  readonly bytesPerEvent: number;
  /** Days that event rows are kept. */
  readonly retentionDays: number;
  /** An event arrives at most so many days after it happened. */
  readonly lateDays: number;
  /** Deletions of a user in a day. */
  readonly deletionsPerDay: number;
  /** The fullest hour and day, by the mean one. */
  readonly peaks: { readonly hour: number; readonly day: number };
  /** Share of each type of event, 0 to 1; together 1. */
  readonly eventTypes: readonly { readonly type: string; readonly share: number }[];
  /** What a column can mean. */
  readonly dimensions: readonly Dimension[];
  /** How a table of events is told by names, where nothing is loaded. */
  readonly eventTables: {
    /** Columns that identify an event. */
    readonly ids: readonly string[];
    /** Words in the name of a table that is none, unless it has such a column. */
    readonly not: readonly string[];
  };
  readonly patterns: readonly AccessPattern[];
  readonly thresholds: PartitionThresholds;
};

/** When it happened, and when it arrived. */
export type Clock = 'happened' | 'arrived';

/** What a column of a table of events can mean, and where a document has it. */
export type Dimension = {
  readonly id: string;
  readonly title: string;
  readonly path: DocPath;
  /** Names that a column of it may have, in lower case. */
  readonly names: readonly string[];
} & (
  | { readonly kind: 'time'; readonly clock: Clock }
  | {
      readonly kind: 'value';
      /** Values within the retention. */
      readonly distinct: number;
      /** Share of events that the most frequent value has, 0 to 1. */
      readonly largest: number;
      /** Whether a deletion is of one of its values. */
      readonly erased: boolean;
      /** Whether its values are the types of events. */
      readonly types: boolean;
    }
);

/** A question, as far as its cost depends on it. */
export type AccessPattern = {
  readonly id: string;
  readonly title: string;
  /** Days of each clock that it asks for; null: it says nothing of it. */
  readonly windows: Readonly<Record<Clock, TimeWindow | null>>;
  /** Values that it asks for, by the dimension's id. */
  readonly filters: readonly { readonly on: string; readonly values: number }[];
  /** Types of events that it reads; empty: all. */
  readonly types: readonly string[];
  readonly perDay: number;
  /** Somebody waits for it: it is on the hot path. */
  readonly serving: boolean;
  /** Most of what is read is read for it: a table that it reads nearly whole is cut by the wrong thing. */
  readonly dominant: boolean;
  /** What it may cost; null: it is shown and not judged. */
  readonly atMost: { readonly share: number; readonly partitions: number } | null;
};

/** `days` long, ending `ends` days ago. */
export type TimeWindow = { readonly days: number; readonly ends: number };

export type PartitionThresholds = {
  /** Partitions of a table, where its engine has no limit of its own. */
  readonly partitions: number;
  /** So many partitions no engine keeps: the table earns nothing. */
  readonly partitionsEver: number;
  readonly partitionBytes: { readonly least: number; readonly most: number };
  /** Rows may outlive the retention by so many days. */
  readonly keptDays: number;
  /** What the late events of a day may touch: partitions, and their share of the table's bytes. */
  readonly late: { readonly partitions: number; readonly share: number };
  /** What the deletion of one user may touch. */
  readonly deletion: { readonly partitions: number; readonly share: number };
  /** The largest partition by the mean one. */
  readonly skew: number;
  /** A table for which a dominant pattern reads this share earns nothing. */
  readonly dominantShare: number;
  /** A table with a smaller share of the events is shown and not judged. */
  readonly smallShare: number;
};

export type TimeUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** What a key of a layout puts together. */
export type KeyMeaning =
  /** `slackDays`: it may be off by so much, as the date on which a session began is. */
  | { readonly kind: 'time'; readonly clock: Clock; readonly unit: TimeUnit; readonly slackDays: number }
  /** A part of a time that comes round again: `part` by itself says the hour of any day. */
  | { readonly kind: 'cycle'; readonly clock: Clock; readonly part: 'month' | 'day' | 'hour' }
  /** `buckets`: hashed into so many; null: each value by itself. */
  | { readonly kind: 'value'; readonly dimension: string; readonly buckets: number | null }
  | { readonly kind: 'constant' }
  | { readonly kind: 'unknown' };

/** A key of a table's layout, and how it was found out what it means. */
export type LayoutMeaning = {
  /** As it was written. */
  readonly text: string;
  readonly meaning: KeyMeaning;
  /** `rows`: measured on the loaded rows; `name`: guessed from name, type and expression. */
  readonly from: 'rows' | 'name';
  /** Something that was taken for granted, in words; null: nothing. */
  readonly taken: string | null;
};

/** A line of the table: what something costs, and whether that is within the threshold. */
export type CostRow = {
  readonly id: string;
  readonly title: string;
  readonly kind: 'read' | 'number' | 'size' | 'retention' | 'late' | 'deletion' | 'skew';
  /** Partitions touched; of `number`, all there are. */
  readonly partitions: number | null;
  /** Bytes read, or of the partitions that may be rewritten; of `size`, of the mean partition. */
  readonly bytes: number | null;
  /** Days that rows outlive the retention; null where each row has to be looked for, or it is another row. */
  readonly days: number | null;
  /** The largest partition by the mean one; null where it is another row. */
  readonly ratio: number | null;
  /** What it may be; null: no threshold. */
  readonly most: {
    readonly partitions: number | null;
    readonly bytes: number | null;
    readonly leastBytes: number | null;
    readonly days: number | null;
    readonly ratio: number | null;
  };
  /** Null: shown and not judged. */
  readonly met: boolean | null;
  /** How often a day; null where it is no question. */
  readonly perDay: number | null;
};

/** What one table of events costs. */
export type TableCost = {
  readonly table: string;
  /** Line in the schema. */
  readonly line: number;
  /** Share of the events, 0 to 1. */
  readonly share: number;
  readonly judged: boolean;
  readonly partition: readonly LayoutMeaning[];
  readonly cluster: readonly LayoutMeaning[];
  /** An index or a key by which its rows are found; null: none that helps. */
  readonly index: string | null;
  /** After the retention: without pruning, a question reads all of this. */
  readonly bytes: number;
  readonly partitions: number;
  readonly meanBytes: number;
  readonly files: number;
  /** Largest partition by mean, as the loaded rows have it; null: nothing is loaded. */
  readonly sampleSkew: number | null;
  readonly rows: readonly CostRow[];
  /** Why it earns nothing, whatever else it does well; null: nothing of the kind. */
  readonly knockOut: 'no-partition' | 'too-many' | 'dominant' | null;
  /** Id of the row that decides; null: all is well. */
  readonly decides: string | null;
};

/** What a design's partitions cost, pattern by pattern. */
export type PartitionReport = {
  readonly dialect: Dialect;
  /** Whether rows were loaded, so that meanings and shares are measured on them. */
  readonly from: 'rows' | 'name';
  /** The engine whose limit counts; null: the problem's own. */
  readonly engine: { readonly name: string; readonly partitions: number; readonly source: string } | null;
  readonly tables: readonly TableCost[];
  /** 0 to 1. */
  readonly earned: number;
};
