import type {
  DesignColumn,
  DesignIndex,
  DesignKey,
  DesignReference,
  DesignTable,
  HoldsNote,
  LayoutKey,
  Place,
} from '../../domain/design.ts';
import type { Span } from '../../sql/source.ts';

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
  /** Columns of shorthand that have a star: a key, where no other is marked. */
  starred: { column: string; place: Place }[];
  /** Partials of DBML that are put in: before which column. */
  injected: { name: string; at: number; place: Place }[];
  /** Expressions of Iceberg's partition fields by a name that was given to them, in lower case. */
  fields: Map<string, string>;
  /** Items of the column list that are columns, to find the column of a comment's line. */
  items: { column: string; span: Span }[];
};

export const columnNames = ({ columns }: Pick<TableDraft, 'columns'>): string[] =>
  columns.map(({ name }) => name);

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
    starred: [],
    injected: [],
    fields: new Map(),
    items: [],
  };
}

export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** A key's columns demand values, the primary one first; a column that is the key by two clauses is it once. */
export function finished(draft: TableDraft): DesignTable {
  const primary = draft.keys.filter((key) => key.primary);
  const held = new Set(primary.flatMap(({ columns }) => columns.map((column) => column?.toLowerCase())));
  const {
    items: _,
    fields: __,
    injected: ___,
    starred: ____,
    buckets,
    partition,
    cluster,
    expiryDays,
    ...rest
  } = draft;
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
