import type { Expr, Query, Window } from './ast.ts';
import type { Home } from './home.ts';
import type { Column, Typed } from './typed.ts';

/** A table, view or subquery in a FROM, under the name that columns are asked for by. */
export type Source = {
  readonly alias: string | null;
  /** Null: they cannot be told. */
  readonly columns: readonly (Column & { readonly sql?: string })[] | null;
  /** The element and the place of UNNEST and FLATTEN are not among the columns that `*` gives. */
  readonly unnest: boolean;
};

export type Scope = {
  readonly sources: readonly Source[];
  /** Columns of JOIN … USING, in lower case. */
  readonly using: ReadonlySet<string>;
  readonly outer: Scope | null;
};

/** A query of SQLite's, and its columns; null where they cannot be told. */
export type QuerySql = { readonly sql: string; readonly columns: readonly Column[] | null };

/** Expressions have queries in them, and queries expressions. */
export type Rules = {
  readonly expression: (expr: Expr, env: Env) => Typed;
  readonly query: (query: Query, env: Env) => QuerySql;
};

/** What an expression is read among. */
export type Env = {
  readonly home: Home;
  readonly rules: Rules;
  /** Columns of tables and views, and of the CTEs around, by name in lower case; null: unknown columns. */
  readonly tables: ReadonlyMap<string, readonly Column[] | null>;
  readonly scope: Scope | null;
  readonly windows: ReadonlyMap<string, Window>;
  /** Expressions that stand for names which are not columns: aliases of a SELECT, where they may be used. */
  readonly aliases: ReadonlyMap<string, Expr>;
  /** Whether an alias is written as its expression, or as its name. */
  readonly expand: boolean;
  /** CTEs that are not there yet: SQLite would see them, so that tables of these names are asked for in full. */
  readonly hidden: ReadonlySet<string>;
  /** A name that is a column and an alias at once means different things here. */
  readonly strict: boolean;
};

/** A name in backticks: none is then a keyword, and a misspelt one never a text. */
export function name(text: string): string {
  return `\`${text.replaceAll('`', '``')}\``;
}

/** A text as SQLite writes it. */
export function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** Says where in the source the text behind it comes from; taken out by `placed`. */
export function mark(at: number): string {
  return `\ue000${at}\ue001`;
}
