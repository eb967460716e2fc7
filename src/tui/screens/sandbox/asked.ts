import type { BronzeTable } from '../../../domain/problem.ts';
import type { Relation } from '../../../domain/relation.ts';
import type { CatalogueTable, Outcome } from '../../../domain/run.ts';
import type { Buffer } from '../../../editor/buffer.ts';

/** What reaches the screen when a query has run. */
export type Message =
  | { readonly kind: 'answered'; readonly outcome: Outcome<Relation>; readonly durationMs: number }
  /** A fault of the tool: the query could not be run at all. */
  | { readonly kind: 'not-answered'; readonly message: string };

export type TableInfo = {
  readonly name: string;
  readonly columns: readonly string[];
  /** The sample's own tables, or the candidate's. */
  readonly of: 'sample' | 'model';
};

export type State = {
  readonly attempt: string;
  /** Id of the model that is asked. */
  readonly model: string;
  readonly tables: readonly TableInfo[];
  readonly query: Buffer;
  /** Queries that were run, the oldest first. */
  readonly history: readonly string[];
  /** Index in `history` of what is in the area; its length: a new one. */
  readonly at: number;
  /** What was being written before one went back. */
  readonly draft: string;
  readonly answer:
    | { readonly kind: 'none' }
    | { readonly kind: 'waiting' }
    | { readonly kind: 'not-answered'; readonly message: string }
    | { readonly kind: 'answered'; readonly outcome: Outcome<Relation>; readonly durationMs: number };
  readonly shows: 'answer' | 'tables';
  /** First row and first column that are shown, or first line of what is no table. */
  readonly top: number;
  readonly left: number;
};

export function tablesOf(
  bronze: readonly BronzeTable[],
  model: readonly CatalogueTable[],
): readonly TableInfo[] {
  const info =
    (of: TableInfo['of']) =>
    (table: {
      readonly name: string;
      readonly columns: readonly { readonly name: string }[];
    }): TableInfo => ({
      name: table.name,
      columns: table.columns.map(({ name }) => name),
      of,
    });
  return [...bronze.map(info('sample')), ...model.map(info('model'))];
}
