import type { Span } from '../source.ts';
import type { OutputItem } from './output-item.ts';

/** What stands behind FROM, JOIN or USING, or is named by a statement that changes it. */
export type FromItem = {
  /** `target`: it is written, changed or made, as behind INSERT INTO and ALTER TABLE. */
  readonly use: 'read' | 'target';
  /** What it is called in its query: its alias, else its own name; null where it has none. */
  readonly alias: string | null;
  /** Names that its columns get behind the alias. */
  readonly columns: readonly string[];
  /** Index of its first token. */
  readonly at: number;
} & (
  | { readonly kind: 'table'; readonly name: string; readonly cte: Cte | null }
  /** A query in brackets; null: rows of VALUES, or a join in brackets. */
  | { readonly kind: 'query'; readonly query: Query | null }
  /** A function that gives rows, an array of a row, a file. */
  | { readonly kind: 'function' }
);

/** `WITH name (columns) AS (query)` */
export type Cte = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly query: Query | null;
};

/** One SELECT, or a statement that is none, with what it names itself: queries within it are their own. */
export type Query = {
  /** Tokens between which the names of its sources can be used. */
  readonly span: Span;
  /** The query around it whose sources can be used in it too. */
  readonly outer: Query | null;
  readonly sources: readonly FromItem[];
  /** What its SELECT gives. */
  readonly items: readonly OutputItem[];
  /** The query in brackets that it is made of, where it has no SELECT of its own. */
  readonly inner: Query | null;
};

export type Outline = {
  /** A query stands behind those that it is made of. */
  readonly queries: readonly Query[];
  readonly ctes: readonly Cte[];
  /** The query whose rows the text gives, or puts somewhere; the first of several. */
  readonly main: Query | null;
};
