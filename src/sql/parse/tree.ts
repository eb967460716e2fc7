/**
 * Where a node stands in its source: `from` and `to` are offsets, half open, and what is between them is exactly the
 * node's text. `at` is where a message points to: the operator of what has one between two sides, else `from`.
 */
export type Located = { readonly from: number; readonly to: number; readonly at: number };

/** A node of the tree, by its kind. */
type Is<Kind extends string, Fields = unknown> = Located & { readonly node: Kind } & Readonly<Fields>;

export type Name = Is<'name', { parts: readonly string[] }>;
export type Star = Is<'star', { of: string | null; except: readonly string[] }>;
export type Arithmetic = Is<'arithmetic', { first: Expr; rest: readonly Step[] }>;
export type Comparison = Is<'comparison', { op: ComparisonOp; left: Expr; right: Expr }>;
export type In = Is<'in', { not: boolean; of: Expr; list: readonly Expr[] | Query }>;
export type Like = Is<
  'like',
  { not: boolean; fold: boolean; of: Expr; pattern: Expr; escapedBy: Expr | null }
>;
/** `x RLIKE 'pattern'`, by the name of its operator. */
export type Matches = Is<'matches', { name: string; not: boolean; of: Expr; pattern: Expr }>;
export type Case = Is<'case', { of: Expr | null; whens: readonly Choice[]; other: Expr | null }>;
export type Cast = Is<'cast', { of: Expr; type: TypeName; safe: boolean }>;
export type Interval = Is<'interval', { amount: Expr; unit: string }>;
export type Path = Is<'path', { of: Expr; keys: readonly (string | number)[] }>;
export type Element = Is<'element', { of: Expr; index: Expr; by: string | null }>;

export type Expr =
  | Is<'number', { text: string }>
  | Is<'text', { value: string }>
  | Is<'boolean', { value: boolean }>
  | Is<'null'>
  | Is<'param', { name: string }>
  | Name
  | Star
  | Is<'paren', { of: Expr }>
  | Is<'not' | 'minus', { of: Expr }>
  | Is<'logic', { op: 'AND' | 'OR'; of: readonly Expr[] }>
  | Arithmetic
  | Comparison
  | Is<'between', { not: boolean; of: Expr; low: Expr; high: Expr }>
  | In
  | Is<'is', { not: boolean; of: Expr; what: 'null' | 'true' | 'false' }>
  | Like
  | Matches
  | Case
  | Cast
  | Call
  | Is<'subquery' | 'exists', { query: Query }>
  | Interval
  | Path
  | Element
  | Is<'array' | 'row', { items: readonly Expr[] }>
  | Is<'zone', { of: Expr; zone: Expr }>;

/** A chain of operators that bind alike is one node, however long it is: its depth is that of its deepest part. */
export type Step = { readonly op: ArithmeticOp; readonly at: number; readonly of: Expr };

export type ArithmeticOp = '+' | '-' | '*' | '/' | '%' | '||';

/** `IS` and `IS NOT` are IS [NOT] DISTINCT FROM, the other way round. */
export type ComparisonOp = '=' | '<>' | '<' | '>' | '<=' | '>=' | 'IS' | 'IS NOT';

export type Choice = { readonly when: Expr; readonly value: Expr };

export type Call = Is<
  'call',
  {
    /** In lower case. */
    name: string;
    args: readonly Expr[];
    distinct: boolean;
    order: readonly OrderKey[];
    limit: Expr | null;
    nulls: 'ignore' | 'respect' | null;
    filter: Expr | null;
    over: Window | string | null;
  }
>;

/** `of`: what an array or a map is of. */
export type TypeName = Is<'type', { name: string; sizes: readonly number[]; of: readonly TypeName[] }>;

export type OrderKey = Is<'order', { of: Expr; down: boolean; nulls: 'first' | 'last' | null }>;

export type Window = Is<
  'window',
  {
    base: string | null;
    partition: readonly Expr[];
    order: readonly OrderKey[];
    frame: Frame | null;
  }
>;

export type Frame = Is<'frame', { by: 'rows' | 'range'; start: Bound; end: Bound | null }>;

export type Bound = Is<
  'bound',
  {
    what: 'unbounded preceding' | 'preceding' | 'current row' | 'following' | 'unbounded following';
    amount: Expr | null;
  }
>;

export type Query = Is<
  'query',
  {
    recursive: boolean;
    ctes: readonly Cte[];
    body: Body;
    order: readonly OrderKey[];
    /** `one row`: FETCH FIRST ROW ONLY, which has no number. */
    limit: Expr | 'one row' | null;
    offset: Expr | null;
  }
>;

export type Cte = Is<'cte', { name: string; columns: readonly string[]; query: Query }>;

export type SetOp = 'UNION ALL' | 'UNION' | 'INTERSECT' | 'EXCEPT';

export type Body =
  | Select
  /** `at` of each part but the first is its operator; all operators are the same. */
  | Is<'set', { op: SetOp; first: Body; rest: readonly { readonly at: number; readonly of: Body }[] }>
  | Is<'values', { rows: readonly (readonly Expr[])[] }>
  | Is<'nested', { query: Query }>;

export type Select = Is<
  'select',
  {
    distinct: boolean;
    items: readonly Item[];
    tables: TableRef | null;
    where: Expr | null;
    group: readonly Expr[] | 'all';
    having: Expr | null;
    qualify: Expr | null;
    windows: readonly { readonly name: string; readonly window: Window }[];
  }
>;

export type Item = Is<'item', { of: Expr; alias: string | null }>;

export type TableRef =
  | Is<'table', { parts: readonly string[]; alias: string | null }>
  | Is<'derived', { query: Query; alias: string | null; columns: readonly string[] }>
  | Unnest
  /** Tables one behind the other, each joined to all before it. */
  | Is<'joined', { first: TableRef; joins: readonly Join[] }>;

/** UNNEST, FLATTEN and EXPLODE: a row for each element. */
export type Unnest = Is<
  'unnest',
  {
    of: Expr;
    alias: string | null;
    /** What the key is called, where it is a map. */
    key: string | null;
    /** What the element, and its place from `base` on, are called; null: `flatten` names them. */
    element: string | null;
    place: string | null;
    base: 0 | 1;
    flatten: boolean;
  }
>;

/** From the comma or the first word of the join on. */
export type Join = Is<
  'join',
  {
    how: 'inner' | 'left' | 'right' | 'full' | 'cross' | 'comma' | 'semi' | 'anti';
    right: TableRef;
    on: Expr | null;
    using: readonly string[];
  }
>;

/** The name of a table that a statement is about: `project.dataset.table`. */
export type TableName = Is<'table name', { parts: readonly string[] }>;

export type Statement =
  | Is<'query statement', { query: Query }>
  | Is<'nothing'>
  /** Shorthand for a table, COMMENT: what a design has read. */
  | Is<'described', { name: string | null }>
  /** ALTER TABLE. `column`: the one that is renamed; `name`: the new name of it, or of the table; null: no name changes. */
  | Is<'alter', { table: TableName; column: string | null; name: string | null }>
  | Is<'create table', { table: TableName; replace: boolean; unlessExists: boolean }>
  | CreateAs
  | Is<'drop', { what: 'table' | 'view'; table: TableName; ifExists: boolean }>
  | Insert
  | Update
  | Delete
  | Merge;

export type CreateAs = Is<
  'create table as' | 'create view',
  {
    table: TableName;
    columns: readonly string[];
    replace: boolean;
    unlessExists: boolean;
    temporary: boolean;
    query: Query;
  }
>;

/** `overwrite`: in place of the rows that are there. */
export type Insert = Is<
  'insert',
  { table: TableName; columns: readonly string[]; query: Query; overwrite: boolean }
>;

export type Update = Is<
  'update',
  {
    table: TableName;
    alias: string | null;
    sets: readonly Assignment[];
    tables: TableRef | null;
    where: Expr | null;
  }
>;

export type Delete = Is<
  'delete',
  { table: TableName; alias: string | null; using: TableRef | null; where: Expr | null }
>;

export type Assignment = Is<'assignment', { column: string; value: Expr }>;

export type Merge = Is<
  'merge',
  { table: TableName; alias: string | null; source: TableRef; on: Expr; whens: readonly MergeWhen[] }
>;

export type MergeWhen = Is<
  'when',
  {
    when: 'matched' | 'not matched' | 'not matched by source';
    and: Expr | null;
    action: MergeAction;
  }
>;

export type MergeAction =
  | { readonly act: 'update'; readonly sets: readonly Assignment[] | 'all' }
  | { readonly act: 'delete' }
  | {
      readonly act: 'insert';
      readonly columns: readonly string[];
      readonly values: readonly Expr[] | 'all';
    };

export type Node =
  | Expr
  | TypeName
  | OrderKey
  | Window
  | Frame
  | Bound
  | Query
  | Cte
  | Body
  | Item
  | TableRef
  | Join
  | TableName
  | Statement
  | Assignment
  | MergeWhen;
