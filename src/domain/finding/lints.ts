/** Where in the schema; `columns` is empty where the whole table is meant. */
export type LintPlace = {
  readonly table: string;
  readonly columns: readonly string[];
  /** From 1. */
  readonly line: number;
};

/** Findings that cost nothing: what an interviewer would frown at. Each names its place in the schema. */
export type LintFindings = {
  'table-without-key': LintPlace;
  /** `tables`: all that have such a key. */
  'generic-key': LintPlace & { readonly tables: readonly string[] };
  /** `exact`: what the dialect has for exact figures. */
  'float-money': LintPlace & { readonly type: string; readonly exact: string };
  /** `array`: the dialect's type for several values; null where it has none. */
  'list-in-column': LintPlace & { readonly array: string | null };
  'entity-attribute-value': LintPlace;
  'table-a-period': LintPlace & { readonly tables: readonly string[] };
  'numbered-columns': LintPlace;
  /** `how`: whether the parent's side is searched, or nothing but the table's own id finds a row. */
  'reference-without-index': LintPlace & { readonly target: string; readonly how: 'child' | 'fact' };
  /** `others`: names in the other style. */
  'mixed-naming': LintPlace & {
    readonly style: NamingStyle;
    readonly names: readonly string[];
    readonly others: readonly string[];
  };
  /** `name`: the dialect in which it is reserved. */
  'reserved-word': LintPlace & { readonly word: string; readonly dialect: string };
  'nullable-key': LintPlace & { readonly nullable: readonly string[] };
  'no-time': LintPlace;
  'wide-activity-stream': LintPlace & { readonly count: number; readonly most: number };
  /** `columns`: the emptiest; `share`: of the table's cells that are null, 0 to 1. */
  'mostly-null': LintPlace & { readonly share: number; readonly rows: number };
};

/** Columns in camel case among snake case, one name spelt both ways, plural tables among singular ones. */
export type NamingStyle = 'camel' | 'spelling' | 'plural';
