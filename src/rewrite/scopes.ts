import type { SourceDialect } from '../sql/dialects/source-dialect.ts';
import { accepts, type SqlFunction } from '../sql/functions.ts';
import type { Call, Expr, Name, Star, Window } from '../sql/parse/tree.ts';
import { expressionsIn } from '../sql/parse/walk.ts';
import { unsupported } from '../sql/parse/unsupported.ts';
import { isAggregate } from './aggregates.ts';
import { mark } from './places.ts';
import { type Column, name, type Typed, typed } from './typed.ts';

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

export const scopeOf = (sources: readonly Source[]): Scope => ({ sources, using: new Set(), outer: null });

/** What an expression is read among. */
export type Env = {
  readonly dialect: SourceDialect;
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
  /** How much of the script's expressions was written. */
  readonly work: { written: number };
};

export function environment(tables: Env['tables'], dialect: SourceDialect): Env {
  return {
    dialect,
    tables,
    scope: null,
    windows: new Map(),
    aliases: new Map(),
    expand: false,
    hidden: new Set(),
    strict: false,
    work: { written: 0 },
  };
}

/** The forms that a dialect's function has; none where it has no such function. */
function formsOf(call: Call, { functions }: SourceDialect): readonly SqlFunction[] {
  const known = functions.get(call.name);
  if (!known) return [];
  return 'takes' in known ? [known] : known;
}

/** The form of a function that a call means. @throws Unsupported: there is none, or other arguments. */
export function functionOf(call: Call, dialect: SourceDialect): SqlFunction {
  const forms = formsOf(call, dialect);
  const shown = call.name.toUpperCase();
  if (forms.length === 0)
    unsupported(
      call.at,
      `the function ${shown}`,
      `docs/dialects.md lists the functions of ${dialect.title} that run here.`,
    );
  return (
    forms.find((form) => accepts(form, call.args.length)) ??
    unsupported(call.at, `${shown} with ${call.args.length} arguments`)
  );
}

export const isAggregateCall = (expr: Expr, dialect: SourceDialect): expr is Call =>
  expr.node === 'call' && expr.over === null && formsOf(expr, dialect).some(isAggregate);

/** The expressions right below one; not those of a subquery, nor the DAY of DATE_TRUNC(x, DAY), which is no column. */
export function childrenOf(expr: Expr, dialect: SourceDialect): readonly Expr[] {
  if (expr.node !== 'call') return expressionsIn(expr);
  const form = formsOf(expr, dialect).find((each) => accepts(each, expr.args.length));
  const unit = expr.args[form?.takes.indexOf('unit') ?? -1];
  return expressionsIn(expr).filter((each) => each !== unit);
}

/** Every expression in one, itself first; not in subqueries. */
export function walk(expr: Expr, dialect: SourceDialect, visit: (expr: Expr) => void): void {
  visit(expr);
  for (const child of childrenOf(expr, dialect)) walk(child, dialect, visit);
}

/** Whether an aggregate, and not a window, stands in it. */
export function hasAggregate(expr: Expr, dialect: SourceDialect): boolean {
  return (
    isAggregateCall(expr, dialect) || childrenOf(expr, dialect).some((each) => hasAggregate(each, dialect))
  );
}

/** Whether a window stands in it. */
export function hasWindow(expr: Expr, dialect: SourceDialect): boolean {
  return (
    (expr.node === 'call' && expr.over !== null) ||
    childrenOf(expr, dialect).some((each) => hasWindow(each, dialect))
  );
}

/** The last part of a name, in lower case, and the one before it. */
export function namesOf({ parts }: Name): readonly [string, string | null] {
  return [parts.at(-1)?.toLowerCase() ?? '', parts.at(-2)?.toLowerCase() ?? null];
}

const hasColumn = ({ columns }: Source, word: string): boolean =>
  columns?.some((column) => column.name.toLowerCase() === word) ?? false;

export const isColumn = (word: string, scope: Scope | null): boolean =>
  scope?.sources.some((source) => hasColumn(source, word)) ?? false;

export const isItself = (alias: Expr, column: string): boolean =>
  alias.node === 'name' && namesOf(alias)[0] === column;

/** What a name is written as where no table says it. */
const plainName = (parts: readonly string[]): string => parts.slice(-2).map(name).join('.');

/** A column of the tables of one FROM; null: it is not there. Columns that cannot be told may have any name. */
export function columnIn(scope: Scope, expr: Name): Typed | null {
  const { parts, at } = expr;
  const [column, table] = namesOf(expr);
  let isOpen = false;
  for (const source of scope.sources) {
    if (table !== null && source.alias?.toLowerCase() !== table) continue;
    if (source.columns === null) {
      isOpen = true;
      continue;
    }
    const [known, twin] = source.columns.filter((each) => each.name.toLowerCase() === column);
    if (!known) continue;
    if (twin) unsupported(at, `${known.name}, which two columns are called`);
    // json_each has columns of its own, which a bare name could mean as well.
    const isBare =
      table === null &&
      source.alias !== null &&
      !scope.using.has(column) &&
      scope.sources.some((each) => each.unnest);
    if (isBare && scope.sources.some((each) => each !== source && hasColumn(each, column)))
      unsupported(at, `${known.name}, which is in two tables`, 'Name the table.');
    const own = isBare ? `${name(source.alias ?? '')}.${name(known.name)}` : plainName(parts);
    return typed(mark(at) + (known.sql ?? own), known.kind, known.scale);
  }
  return isOpen ? typed(mark(at) + plainName(parts), 'unknown') : null;
}

/** A column of the tables further out; what is nowhere is left to SQLite to complain about. */
export function outerColumn(expr: Name, scope: Scope | null): Typed {
  for (let each = scope?.outer ?? null; each; each = each.outer) {
    const found = columnIn(each, expr);
    if (found) return found;
  }
  const { parts, at } = expr;
  if (parts.length > 1 && isColumn(parts[0]?.toLowerCase() ?? '', scope))
    unsupported(
      at,
      `the field ${parts.join('.')} of a column`,
      'Read it from JSON, with JSON_VALUE or a path.',
    );
  return typed(mark(at) + plainName(parts), 'unknown');
}

/** A column of a list: its name, null where it has none; its value; where it comes from, null where that is not one place. */
export type Shown = { readonly name: string | null; readonly value: Typed; readonly expr: Expr | null };

/** `*` as its columns, so that nothing of a rewriting is among them. */
export function starColumns(star: Star, scope: Scope | null): Shown[] {
  const table = star.of?.toLowerCase() ?? null;
  const sources = (scope?.sources ?? []).filter(
    ({ alias }) => table === null || alias?.toLowerCase() === table,
  );
  if (sources.length === 0) unsupported(star.at, `${star.of ?? ''}.*, which is not in FROM`);
  for (const { columns } of sources) {
    const words = columns?.map((column) => column.name.toLowerCase()) ?? [];
    const twice = words.find((word, at) => words.indexOf(word) !== at);
    if (twice !== undefined) unsupported(star.at, `* over two columns named ${twice}`, 'Name the columns.');
  }
  const left = new Set(star.except.map((each) => each.toLowerCase()));
  const seen = new Set<string>();
  const shown: Shown[] = [];
  for (const source of sources) {
    const prefix = source.alias === null ? '' : `${name(source.alias)}.`;
    if (source.columns === null) {
      if (star.except.length > 0)
        unsupported(star.at, '* EXCEPT of a table whose columns cannot be told', 'Name the columns.');
      shown.push({ name: null, value: typed(`${prefix}*`, 'unknown'), expr: null });
      continue;
    }
    for (const column of source.columns) {
      const word = column.name.toLowerCase();
      if (column.name === '') unsupported(star.at, '* over a column without a name', 'Name it with AS.');
      const isShared = star.of === null && scope?.using.has(word);
      if (isShared && seen.has(word)) continue;
      seen.add(word);
      if (left.delete(word)) continue;
      const sql = column.sql ?? (isShared ? '' : prefix) + name(column.name);
      const value = typed(mark(star.at) + sql, column.kind, column.scale);
      shown.push({ name: column.name, value, expr: nameAt(star.at, column.name) });
    }
  }
  if (left.size > 0) unsupported(star.at, `EXCEPT (${[...left].join(', ')}), which is not there`);
  return shown;
}

/** A name that the source does not spell at its place. */
export function nameAt(at: number, ...parts: readonly string[]): Name {
  return { node: 'name', from: at, to: at, at, parts };
}

/** The columns of a list; null where they cannot be told. */
export function columnsOf(shown: readonly Shown[]): readonly Column[] | null {
  if (shown.some(({ name: word, value }) => word === null && value.sql.endsWith('*'))) return null;
  return shown.map(({ name: word, value }) => ({ name: word ?? '', kind: value.kind, scale: value.scale }));
}
