import type { Expr, From, Query } from './ast.ts';

/** A statement as it is read. `at` is the offset of a construct in the source. */
export type Statement =
  | { readonly statement: 'query'; readonly at: number; readonly query: Query }
  | { readonly statement: 'nothing'; readonly at: number }
  /** Shorthand for a table, ALTER, COMMENT: what a design has read. */
  | { readonly statement: 'described'; readonly at: number; readonly name: string | null }
  | {
      readonly statement: 'table';
      readonly at: number;
      readonly name: string;
      readonly replace: boolean;
      readonly unlessExists: boolean;
    }
  | {
      readonly statement: 'table-as' | 'view';
      readonly at: number;
      readonly name: string;
      readonly columns: readonly string[];
      readonly replace: boolean;
      readonly unlessExists: boolean;
      readonly temporary: boolean;
      readonly query: Query;
    }
  | {
      readonly statement: 'drop';
      readonly at: number;
      readonly what: 'table' | 'view';
      readonly name: string;
      readonly ifExists: boolean;
    }
  | {
      readonly statement: 'insert';
      readonly at: number;
      readonly table: string;
      readonly columns: readonly string[];
      readonly query: Query;
    }
  | {
      readonly statement: 'update';
      readonly at: number;
      readonly table: string;
      readonly alias: string | null;
      readonly sets: readonly Assignment[];
      readonly from: From | null;
      readonly where: Expr | null;
    }
  | {
      readonly statement: 'delete';
      readonly at: number;
      readonly table: string;
      readonly alias: string | null;
      readonly using: From | null;
      readonly where: Expr | null;
    }
  | Merge;

export type Assignment = { readonly at: number; readonly column: string; readonly value: Expr };

export type Merge = {
  readonly statement: 'merge';
  readonly at: number;
  readonly table: string;
  readonly alias: string | null;
  readonly source: From;
  readonly on: Expr;
  readonly whens: readonly MergeWhen[];
};

export type MergeWhen = {
  readonly at: number;
  readonly when: 'matched' | 'not matched' | 'not matched by source';
  readonly and: Expr | null;
  readonly action: MergeThen;
};

export type MergeThen =
  | { readonly act: 'update'; readonly sets: readonly Assignment[] | 'all' }
  | { readonly act: 'delete' }
  | {
      readonly act: 'insert';
      readonly columns: readonly string[];
      readonly values: readonly Expr[] | 'all';
    };
