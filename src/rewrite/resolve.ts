import type { Expr } from './ast.ts';
import { type Env, mark, name, type Scope } from './env.ts';
import { expression } from './recur.ts';
import { type Typed, typed } from './typed.ts';
import { unsupported } from './unsupported.ts';

type Name = Extract<Expr, { node: 'name' }>;

/** A column by its name, from within outwards; then an alias. What is nowhere is left to SQLite to complain about. */
export function resolve(expr: Name, env: Env): Typed {
  const { parts, at } = expr;
  const last = parts.at(-1) ?? '';
  const column = last.toLowerCase();
  const table = parts.at(-2)?.toLowerCase() ?? null;
  const alias = table === null ? env.aliases.get(column) : undefined;
  const inner = env.scope ? lookUp(env.scope, table, column, at) : null;
  if (inner && alias && env.strict && !isItself(alias, column) && !isSame(alias, env, inner, parts))
    unsupported(at, `${last}, which is a column and an alias`, 'Give the alias a name of its own.');
  if (inner) return found(inner, parts, at);
  if (alias) {
    const value = expression(alias, { ...env, aliases: new Map(), expand: true });
    return env.expand ? { ...value, sql: `(${value.sql})` } : { ...value, sql: mark(at) + name(last) };
  }
  for (let scope = env.scope?.outer ?? null; scope; scope = scope.outer) {
    const outer = lookUp(scope, table, column, at);
    if (outer) return found(outer, parts, at);
  }
  if (parts.length > 1 && env.scope && isStruct(env.scope, parts))
    unsupported(
      at,
      `the field ${parts.join('.')} of a column`,
      'Read it from JSON, with JSON_VALUE or a path.',
    );
  return typed(mark(at) + parts.slice(-2).map(name).join('.'), 'unknown');
}

/** A cast that changes nothing leaves the column what it was. */
function isSame(alias: Expr, env: Env, column: Typed, parts: readonly string[]): boolean {
  const value = expression(alias, { ...env, aliases: new Map(), strict: false });
  const plain = (sql: string) =>
    sql
      .replaceAll(/\ue000\d+\ue001/g, '')
      .split('.')
      .at(-1);
  return value.kind === column.kind && plain(value.sql) === plain(found(column, parts, 0).sql);
}

export function isItself(alias: Expr, column: string): boolean {
  return alias.node === 'name' && alias.parts.at(-1)?.toLowerCase() === column;
}

function found(column: Typed, parts: readonly string[], at: number): Typed {
  const sql = column.sql === '' ? parts.slice(-2).map(name).join('.') : column.sql;
  return { ...column, sql: mark(at) + sql };
}

/** Null: it is not there. Columns that cannot be told may have any name. */
function lookUp(scope: Scope, table: string | null, column: string, at: number): Typed | null {
  let open = false;
  for (const source of scope.sources) {
    if (table !== null && source.alias?.toLowerCase() !== table) continue;
    if (source.columns === null) {
      open = true;
      continue;
    }
    const known = source.columns.find((each) => each.name.toLowerCase() === column);
    if (!known) continue;
    if (source.columns.filter((each) => each.name.toLowerCase() === column).length > 1)
      unsupported(at, `${known.name}, which two columns are called`);
    // json_each has columns of its own, which a bare name could mean as well.
    const bare =
      table === null &&
      source.alias !== null &&
      !scope.using.has(column) &&
      scope.sources.some((each) => each.unnest);
    const others = scope.sources.filter(
      (each) => each !== source && each.columns?.some((other) => other.name.toLowerCase() === column),
    );
    if (bare && others.length > 0)
      unsupported(at, `${known.name}, which is in two tables`, 'Name the table.');
    const own = bare ? `${name(source.alias ?? '')}.${name(known.name)}` : '';
    return { sql: known.sql ?? own, kind: known.kind, scale: known.scale, literal: null };
  }
  return open ? typed('', 'unknown') : null;
}

function isStruct(scope: Scope, parts: readonly string[]): boolean {
  const first = parts[0]?.toLowerCase() ?? '';
  return scope.sources.some(({ columns }) => columns?.some((each) => each.name.toLowerCase() === first));
}
