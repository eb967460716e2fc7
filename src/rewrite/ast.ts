/** Expressions and queries as they are read. `at` is the offset of a construct in the source. */
export type Expr =
  | { readonly node: 'number'; readonly at: number; readonly text: string }
  | { readonly node: 'text'; readonly at: number; readonly value: string }
  | { readonly node: 'boolean'; readonly at: number; readonly value: boolean }
  | { readonly node: 'null'; readonly at: number }
  | { readonly node: 'param'; readonly at: number; readonly name: string }
  | { readonly node: 'name'; readonly at: number; readonly parts: readonly string[] }
  | {
      readonly node: 'star';
      readonly at: number;
      readonly of: string | null;
      readonly except: readonly string[];
    }
  | { readonly node: 'not' | 'minus'; readonly at: number; readonly of: Expr }
  | {
      readonly node: 'binary';
      readonly at: number;
      readonly op: string;
      readonly left: Expr;
      readonly right: Expr;
    }
  | {
      readonly node: 'between';
      readonly at: number;
      readonly not: boolean;
      readonly of: Expr;
      readonly low: Expr;
      readonly high: Expr;
    }
  | {
      readonly node: 'in';
      readonly at: number;
      readonly not: boolean;
      readonly of: Expr;
      readonly list: readonly Expr[] | Query;
    }
  | {
      readonly node: 'is';
      readonly at: number;
      readonly not: boolean;
      readonly of: Expr;
      readonly what: 'null' | 'true' | 'false';
    }
  | {
      readonly node: 'like';
      readonly at: number;
      readonly not: boolean;
      readonly fold: boolean;
      readonly of: Expr;
      readonly pattern: Expr;
      readonly escape: Expr | null;
    }
  | {
      readonly node: 'case';
      readonly at: number;
      readonly of: Expr | null;
      readonly whens: readonly (readonly [Expr, Expr])[];
      readonly other: Expr | null;
    }
  | {
      readonly node: 'cast';
      readonly at: number;
      readonly of: Expr;
      readonly type: TypeName;
      readonly safe: boolean;
    }
  | Call
  | { readonly node: 'query'; readonly at: number; readonly query: Query }
  | { readonly node: 'exists'; readonly at: number; readonly query: Query }
  | { readonly node: 'interval'; readonly at: number; readonly amount: Expr; readonly unit: string }
  | { readonly node: 'path'; readonly at: number; readonly of: Expr; readonly path: string }
  | {
      readonly node: 'item';
      readonly at: number;
      readonly of: Expr;
      readonly index: Expr;
      readonly by: string | null;
    }
  | { readonly node: 'array'; readonly at: number; readonly items: readonly Expr[] }
  | { readonly node: 'row'; readonly at: number; readonly items: readonly Expr[] }
  | { readonly node: 'zone'; readonly at: number; readonly of: Expr; readonly zone: Expr };

export type Call = {
  readonly node: 'call';
  readonly at: number;
  /** In lower case. */
  readonly name: string;
  readonly args: readonly Expr[];
  readonly distinct: boolean;
  readonly order: readonly OrderKey[];
  readonly limit: Expr | null;
  readonly nulls: 'ignore' | 'respect' | null;
  readonly filter: Expr | null;
  readonly over: Window | string | null;
};

export type TypeName = { readonly at: number; readonly name: string; readonly sizes: readonly number[] };

export type OrderKey = {
  readonly at: number;
  readonly of: Expr;
  readonly down: boolean;
  readonly nulls: 'first' | 'last' | null;
};

export type Window = {
  readonly at: number;
  readonly base: string | null;
  readonly partition: readonly Expr[];
  readonly order: readonly OrderKey[];
  readonly frame: Frame | null;
};

export type Frame = {
  readonly at: number;
  readonly by: 'rows' | 'range';
  readonly from: Bound;
  readonly to: Bound | null;
};

export type Bound = {
  readonly what: 'unbounded preceding' | 'preceding' | 'current row' | 'following' | 'unbounded following';
  readonly amount: Expr | null;
};

export type Item = { readonly at: number; readonly of: Expr; readonly alias: string | null };

export type Query = {
  readonly at: number;
  readonly recursive: boolean;
  readonly ctes: readonly Cte[];
  readonly body: Body;
  readonly order: readonly OrderKey[];
  readonly limit: Expr | null;
  readonly offset: Expr | null;
};

export type Cte = {
  readonly at: number;
  readonly name: string;
  readonly columns: readonly string[];
  readonly query: Query;
};

export type Body =
  | Select
  | {
      readonly body: 'set';
      readonly at: number;
      readonly op: string;
      readonly left: Body;
      readonly right: Body;
    }
  | { readonly body: 'values'; readonly at: number; readonly rows: readonly (readonly Expr[])[] }
  | { readonly body: 'nested'; readonly at: number; readonly query: Query };

export type Select = {
  readonly body: 'select';
  readonly at: number;
  readonly distinct: boolean;
  readonly items: readonly Item[];
  readonly from: From | null;
  readonly where: Expr | null;
  readonly group: readonly Expr[] | 'all';
  readonly having: Expr | null;
  readonly qualify: Expr | null;
  readonly windows: readonly { readonly name: string; readonly window: Window }[];
};

export type From =
  | {
      readonly from: 'table';
      readonly at: number;
      readonly parts: readonly string[];
      readonly alias: string | null;
    }
  | {
      readonly from: 'query';
      readonly at: number;
      readonly query: Query;
      readonly alias: string | null;
      readonly columns: readonly string[];
    }
  | Unnest
  | {
      readonly from: 'join';
      readonly at: number;
      readonly how: 'inner' | 'left' | 'right' | 'full' | 'cross' | 'comma';
      readonly left: From;
      readonly right: From;
      readonly on: Expr | null;
      readonly using: readonly string[];
    };

/** UNNEST, FLATTEN and EXPLODE: a row for each element. */
export type Unnest = {
  readonly from: 'unnest';
  readonly at: number;
  readonly of: Expr;
  readonly alias: string | null;
  /** What the element, and its place from `base` on, are called; null: `flatten` names them. */
  readonly element: string | null;
  readonly place: string | null;
  readonly base: 0 | 1;
  readonly flatten: boolean;
};
