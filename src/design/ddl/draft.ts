import type {
  Design,
  DesignColumn,
  DesignIndex,
  DesignKey,
  DesignReference,
  DesignTable,
  DesignView,
  HoldsNote,
  LayoutKey,
  LogicalType,
  Place,
} from '../../domain/design.ts';
import type { Dialect } from '../../domain/dialect.ts';
import { type Source, type Span, textOf } from '../../sql/source.ts';

/** A table while it is being read: statements that come later may still add to it. */
export type TableDraft = {
  name: string;
  qualifier: string | null;
  place: Place;
  shorthand: boolean;
  elided: boolean;
  columns: DesignColumn[];
  keys: DesignKey[];
  references: DesignReference[];
  indexes: DesignIndex[];
  partition: LayoutKey[];
  cluster: LayoutKey[];
  distribution: LayoutKey[];
  expiryDays: number | null;
  options: { name: string; value: string; place: Place }[];
  conditions: string[];
  comments: string[];
  holds: HoldsNote[];
  grain: string | null;
  /** Trino's `bucket_count`, for the keys of the distribution. */
  buckets: number | null;
  /** Items of the column list that are columns, to find the column of a comment's line. */
  items: { column: string; span: Span }[];
};

/** What is read so far. */
export type Reading = {
  readonly source: Source;
  readonly dialect: Dialect;
  readonly tables: TableDraft[];
  readonly views: DesignView[];
  /** Columns of views, and of tables that are there besides, by name in lower case. */
  readonly otherColumns: Map<string, readonly DesignColumn[]>;
  readonly unread: Design['unread'][number][];
  /** Types that the script makes itself, by name in lower case. */
  readonly types: Map<string, LogicalType>;
  /** Tables that partitions are parts of, by the partition's name in lower case. */
  readonly partitions: Map<string, string>;
  /** Tables by a second name of theirs, in lower case. */
  readonly aliases: Map<string, string>;
  readonly typeOf: (span: Span) => LogicalType;
  /** The layout key that a text of its own says; its place counts from the text's beginning. */
  readonly keyOf: (text: string, columns: readonly string[]) => LayoutKey;
};

export function newTable(name: string, qualifier: string | null, place: Place): TableDraft {
  return {
    name,
    qualifier,
    place,
    shorthand: false,
    elided: false,
    columns: [],
    keys: [],
    references: [],
    indexes: [],
    partition: [],
    cluster: [],
    distribution: [],
    expiryDays: null,
    options: [],
    conditions: [],
    comments: [],
    holds: [],
    grain: null,
    buckets: null,
    items: [],
  };
}

export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export function tableNamed(reading: Reading, name: string): TableDraft | undefined {
  return reading.tables.findLast((table) => sameName(table.name, name));
}

export function placeAt({ source }: Reading, token: number): Place {
  return source.place(source.tokens[token]?.start ?? source.text.length);
}

/** As much of what could not be read as fits in a line. `isStatement`: it belongs to one that makes something. */
export function unread(reading: Reading, span: Span, why: string, isStatement = true): void {
  const whole = textOf(reading.source, span);
  const text = whole.slice(0, 200).replaceAll(/\s+/g, ' ');
  const what = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  const names = isStatement ? (whole.replaceAll(/'[^']*'/g, ' ').match(/[A-Za-z_]\w*/g) ?? []) : null;
  reading.unread.push({ place: placeAt(reading, span.from), what: what ? `${why}: ${what}` : why, names });
}

/** A key's columns demand values, the primary one first; a column that is the key by two clauses is it once. */
export function finished(draft: TableDraft): DesignTable {
  const primary = draft.keys.filter((key) => key.primary);
  const held = new Set(primary.flatMap(({ columns }) => columns.map((column) => column?.toLowerCase())));
  const { items: _, buckets, partition, cluster, expiryDays, ...rest } = draft;
  const distribution = draft.distribution.map((key) =>
    key.transform.kind === 'hash'
      ? { ...key, transform: { ...key.transform, buckets: key.transform.buckets ?? buckets } }
      : key,
  );
  return {
    ...rest,
    columns: draft.columns.map((column) =>
      held.has(column.name.toLowerCase()) ? { ...column, nullable: false } : column,
    ),
    keys: [...primary, ...draft.keys.filter((key) => !key.primary)],
    layout: { partition, cluster, distribution, expiryDays },
  };
}
