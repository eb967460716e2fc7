import type { Expr, From, Query } from './ast.ts';
import type { Statement } from './ast-statement.ts';
import { assigned } from './assign.ts';
import { type Env, mark, name, type Scope } from './env.ts';
import { fromSql } from './from.ts';
import { mergeSql } from './merge.ts';
import { condition, querySql } from './recur.ts';
import { childrenOf } from './walk.ts';
import type { Column } from './typed.ts';
import { columnOf, onlyOnce, setsSql, targetOf } from './writing.ts';
import { unsupported } from './unsupported.ts';

/** Statements of SQLite, and the tables that are there behind them. */
export type StatementSql = { readonly sql: readonly string[]; readonly tables: Env['tables'] };

/** @param described makes the table of a CREATE TABLE, from what its design says. @throws Unsupported */
export function statementSql(
  statement: Statement,
  env: Env,
  described: (statement: Extract<Statement, { statement: 'table' | 'described' }>) => readonly string[],
): StatementSql {
  const same = (sql: readonly string[]): StatementSql => ({ sql, tables: env.tables });
  const at = mark(statement.at);
  switch (statement.statement) {
    case 'nothing':
      return same([]);
    case 'query':
      return same([querySql(statement.query, env).sql]);
    case 'table':
    case 'described':
      return same(described(statement));
    case 'drop':
      return same([
        `${at}DROP ${statement.what.toUpperCase()} ${statement.ifExists ? 'IF EXISTS ' : ''}${name(statement.name)}`,
      ]);
    case 'table-as':
    case 'view':
      return made(statement, env);
    case 'insert':
      return same([insertSql(statement, env)]);
    case 'update':
      return same(updateSql(statement, env));
    case 'delete':
      return same([deleteSql(statement, env)]);
    case 'merge':
      return same(mergeSql(statement, env));
  }
}

function made(statement: Extract<Statement, { statement: 'table-as' | 'view' }>, env: Env): StatementSql {
  const { at, replace, unlessExists, temporary, columns: names, query } = statement;
  const { sql, columns } = querySql(query, env);
  if (columns?.some((column) => column.name === ''))
    unsupported(at, `a column of ${statement.name} without a name`, 'Name it with AS.');
  if (columns && names.length > 0 && names.length !== columns.length)
    unsupported(at, `${names.length} names for ${columns.length} columns`);
  const named = columns?.map((column, index) => ({ ...column, name: names[index] ?? column.name })) ?? null;
  const what = statement.statement === 'view' ? 'VIEW' : 'TABLE';
  const list = names.length > 0 ? ` (${names.map(name).join(', ')})` : '';
  const create = `${mark(at)}CREATE ${temporary ? 'TEMP ' : ''}${what} ${unlessExists ? 'IF NOT EXISTS ' : ''}${name(statement.name)}${list} AS ${sql}`;
  // A temporary table is gone behind its script; one of an earlier script is not replaced.
  const drop = replace
    ? [`${mark(at)}DROP ${what} IF EXISTS ${temporary ? 'temp.' : ''}${name(statement.name)}`]
    : [];
  return { sql: [...drop, create], tables: new Map([...env.tables, [statement.name.toLowerCase(), named]]) };
}

function insertSql(insert: Extract<Statement, { statement: 'insert' }>, env: Env): string {
  const all = targetOf(insert.table, insert.at, env);
  const targets =
    insert.columns.length > 0 ? insert.columns.map((word) => columnOf(all, word, insert.at)) : all;
  const head = `${mark(insert.at)}INSERT INTO ${name(insert.table)} (${targets.map((column) => name(column.name)).join(', ')}) `;
  const { sql, columns } = querySql(insert.query, env);
  if (columns === null)
    return unsupported(insert.at, 'an INSERT of columns that cannot be told', 'Name the columns.');
  if (columns.length !== targets.length)
    return unsupported(insert.at, `${columns.length} values for ${targets.length} columns`);
  const places = columnPlaces(insert.query);
  const values = columns.map((column, index) => {
    const target = targets[index];
    const given = { sql: `gc_${index}`, kind: column.kind, scale: column.scale, literal: null };
    return target ? assigned(given, target, places[index] ?? insert.at).sql : given.sql;
  });
  if (values.every((value, index) => value === `gc_${index}`)) return head + sql;
  return `${head}WITH gc_new (${columns.map((_, index) => `gc_${index}`).join(', ')}) AS (${sql}) SELECT ${values.join(', ')} FROM gc_new`;
}

/** Where the values of an INSERT stand, so that one that does not fit is told there. */
function columnPlaces({ body }: Query): readonly number[] {
  if (body.body === 'select') return body.items.map(({ at }) => at);
  return body.body === 'values' ? (body.rows[0]?.map(({ at }) => at) ?? []) : [];
}

function scopeOf(
  table: string,
  alias: string | null,
  columns: readonly Column[],
  from: ReturnType<typeof fromSql> | null,
): Scope {
  return {
    sources: [{ alias: alias ?? table, columns, unnest: false }, ...(from?.sources ?? [])],
    using: from?.using ?? new Set(),
    outer: null,
  };
}

function updateSql(update: Extract<Statement, { statement: 'update' }>, env: Env): string[] {
  const columns = targetOf(update.table, update.at, env);
  const from = update.from ? fromSql(update.from, env) : null;
  const inside: Env = { ...env, scope: scopeOf(update.table, update.alias, columns, from) };
  const self = update.alias ?? update.table;
  if (from?.sources.some(({ alias }) => alias?.toLowerCase() === self.toLowerCase()))
    unsupported(update.at, `${self} in FROM of its own UPDATE`);
  const where = update.where ? ` WHERE ${condition(update.where, inside)}` : '';
  const as = update.alias === null ? '' : ` AS ${name(update.alias)}`;
  const target = `${name(update.table)}${as}`;
  // With a FROM all values are worked out before the first row changes, as they are at home.
  const still = update.sets.some(({ value }) => hasQuery(value)) ? ' FROM (SELECT 1)' : '';
  const source = from ? ` FROM ${from.sql}` : still;
  const sql = `${mark(update.at)}UPDATE ${target} SET ${setsSql(update.sets, columns, inside)}${source}${where}`;
  if (!from) return [sql];
  return [
    onlyOnce(
      update.table,
      `${target} CROSS JOIN ${from.sql}${where}`,
      `${name(self)}._rowid_`,
      'a row of the UPDATE has more than one source row',
      update.at,
    ),
    sql,
  ];
}

function hasQuery(expr: Expr): boolean {
  if (expr.node === 'query' || expr.node === 'exists') return true;
  if (expr.node === 'in' && !('length' in expr.list)) return true;
  return childrenOf(expr).some(hasQuery);
}

function deleteSql(statement: Extract<Statement, { statement: 'delete' }>, env: Env): string {
  const columns = targetOf(statement.table, statement.at, env);
  const using: From | null = statement.using;
  const from = using ? fromSql(using, env) : null;
  const inside: Env = { ...env, scope: scopeOf(statement.table, statement.alias, columns, from) };
  const where = statement.where ? ` WHERE ${condition(statement.where, inside)}` : '';
  const as = statement.alias === null ? '' : ` AS ${name(statement.alias)}`;
  const target = `${name(statement.table)}${as}`;
  if (!from) return `${mark(statement.at)}DELETE FROM ${target}${where}`;
  const self = name(statement.alias ?? statement.table);
  return `${mark(statement.at)}DELETE FROM ${name(statement.table)} WHERE _rowid_ IN (SELECT ${self}._rowid_ FROM ${target} CROSS JOIN ${from.sql}${where})`;
}
