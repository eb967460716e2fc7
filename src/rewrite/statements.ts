import type {
  Assignment,
  CreateAs,
  Delete,
  Expr,
  Insert,
  Merge,
  MergeAction,
  MergeWhen,
  Query,
  Statement,
  TableName,
  Update,
} from '../sql/parse/tree.ts';
import { unsupported } from '../sql/parse/unsupported.ts';
import { assigned } from './coercion.ts';
import { mark } from './places.ts';
import { condition, expression, plainFrom, querySql } from './queries.ts';
import type { FromSql } from './relations.ts';
import { childrenOf, type Env, nameAt, type Scope, scopeOf, type Source, walk } from './scopes.ts';
import { type Column, name, typed } from './typed.ts';

/** A table or a view that a statement makes, with its name in lower case. */
type Made = { readonly word: string; readonly columns: readonly Column[] | null };

/** Statements of SQLite, and what is there behind them. */
export type StatementSql = { readonly sql: readonly string[]; readonly made: Made | null };

/** A table with columns, whatever it was written as. */
export type Described = Extract<Statement, { node: 'create table' | 'described' | 'alter' }>;

/** The last part of a table's name; the others are left out here. */
export const lastOf = ({ parts }: TableName): string => parts.at(-1) ?? '';

/** @param described makes the table of a CREATE TABLE, from what its design says. @throws Unsupported */
export function statementSql(
  statement: Statement,
  env: Env,
  described: (statement: Described) => readonly string[],
): StatementSql {
  const same = (...sql: readonly string[]): StatementSql => ({ sql, made: null });
  switch (statement.node) {
    case 'nothing':
      return same();
    case 'query statement': {
      const made = querySql(statement.query, env);
      noIntervals(statement.query, made.columns);
      return same(made.sql);
    }
    case 'create table':
    case 'described':
    case 'alter':
      return same(...described(statement));
    case 'drop': {
      const ifExists = statement.ifExists ? 'IF EXISTS ' : '';
      const table = name(lastOf(statement.table));
      return same(`${mark(statement.at)}DROP ${statement.what.toUpperCase()} ${ifExists}${table}`);
    }
    case 'create table as':
    case 'create view':
      return createdSql(statement, env);
    case 'insert':
      return same(...insertSql(statement, env));
    case 'update':
      return same(...updateSql(statement, env));
    case 'delete':
      return same(deleteSql(statement, env));
    case 'merge':
      return same(...mergeSql(statement, env));
  }
}

/** Inside of a script an INTERVAL is a number of seconds, which no dialect shows it as. */
function noIntervals(query: Query, columns: readonly Column[] | null): void {
  const place = columns?.findIndex(({ kind }) => kind === 'interval') ?? -1;
  if (place >= 0)
    unsupported(
      columnPlaces(query)[place] ?? query.at,
      'an INTERVAL as a column of what comes out',
      'Give the difference in a unit, with DATEDIFF, TIMESTAMP_DIFF or date_diff.',
    );
}

function createdSql(statement: CreateAs, env: Env): StatementSql {
  const { at, replace, unlessExists, temporary, columns: names, query } = statement;
  const word = lastOf(statement.table);
  const { sql, columns } = querySql(query, env);
  if (columns?.some((column) => column.name === ''))
    unsupported(at, `a column of ${word} without a name`, 'Name it with AS.');
  if (columns && names.length > 0 && names.length !== columns.length)
    unsupported(at, `${names.length} names for ${columns.length} columns`);
  const named = columns?.map((column, index) => ({ ...column, name: names[index] ?? column.name })) ?? null;
  const what = statement.node === 'create view' ? 'VIEW' : 'TABLE';
  if (what === 'TABLE' && !temporary) noIntervals(query, columns);
  const list = names.length > 0 ? ` (${names.map(name).join(', ')})` : '';
  const create = `${mark(at)}CREATE ${temporary ? 'TEMP ' : ''}${what} ${unlessExists ? 'IF NOT EXISTS ' : ''}${name(word)}${list} AS ${sql}`;
  // A temporary table is gone behind its script; one of an earlier script is not replaced.
  const drop = `${mark(at)}DROP ${what} IF EXISTS ${temporary ? 'temp.' : ''}${name(word)}`;
  return { sql: replace ? [drop, create] : [create], made: { word: word.toLowerCase(), columns: named } };
}

/** The columns of a table that is written to. */
function targetOf(table: TableName, at: number, env: Env): readonly Column[] {
  const word = lastOf(table);
  return (
    env.tables.get(word.toLowerCase()) ??
    unsupported(at, `${word}, whose columns cannot be told`, 'Create it in the schema.')
  );
}

function columnOf(columns: readonly Column[], word: string, at: number): Column {
  return (
    columns.find((column) => column.name.toLowerCase() === word.toLowerCase()) ??
    unsupported(at, `the column ${word}, which is not there`)
  );
}

const namesSql = (columns: readonly Column[]): string =>
  columns.map((column) => name(column.name)).join(', ');

function insertSql({ table, columns: names, query, overwrite, at }: Insert, env: Env): string[] {
  const all = targetOf(table, at, env);
  const targets = names.length > 0 ? names.map((word) => columnOf(all, word, at)) : all;
  const head = `${mark(at)}INSERT INTO ${name(lastOf(table))} (${namesSql(targets)}) `;
  const { sql, columns } = querySql(query, env);
  if (columns === null)
    return unsupported(at, 'an INSERT of columns that cannot be told', 'Name the columns.');
  if (columns.length !== targets.length)
    return unsupported(at, `${columns.length} values for ${targets.length} columns`);
  const places = columnPlaces(query);
  const given = columns.map(({ kind, scale }, index) => typed(`gc_${index}`, kind, scale));
  const values = given.map((value, index) => {
    const target = targets[index];
    return target ? assigned(value, target, places[index] ?? at, env.dialect).sql : value.sql;
  });
  const isSame = values.every((value, index) => value === given[index]?.sql);
  const cast = (from: string) =>
    `WITH gc_new (${given.map((each) => each.sql).join(', ')}) AS (${from}) SELECT ${values.join(', ')} FROM gc_new`;
  if (!overwrite) return [head + (isSame ? sql : cast(sql))];
  // The rows may be made of those that they replace.
  const drop = `${mark(at)}DROP TABLE IF EXISTS temp.gc_rows`;
  const keep = `${mark(at)}CREATE TEMP TABLE gc_rows AS ${sql}`;
  const clear = `${mark(at)}DELETE FROM ${name(lastOf(table))}`;
  return [drop, keep, clear, head + cast('SELECT * FROM temp.gc_rows'), drop];
}

/** Where the values of an INSERT stand, so that one that does not fit is told there. */
function columnPlaces({ body }: Query): readonly number[] {
  if (body.node === 'select') return body.items.map(({ at }) => at);
  return body.node === 'values' ? (body.rows[0]?.map(({ at }) => at) ?? []) : [];
}

/** The table that a statement changes, beside those that it reads. */
function changed(
  { table, alias }: Update | Delete | Merge,
  columns: readonly Column[],
  from: FromSql | null,
): Scope {
  const own: Source = { alias: alias ?? lastOf(table), columns, unnest: false };
  return { ...scopeOf([own, ...(from?.sources ?? [])]), using: from?.using ?? new Set() };
}

/** ` WHERE …`, where there is a condition. */
const whereSql = (where: Expr | null, env: Env): string => (where ? ` WHERE ${condition(where, env)}` : '');

const targetSql = ({ table, alias }: Update | Delete): string =>
  name(lastOf(table)) + (alias === null ? '' : ` AS ${name(alias)}`);

function setsSql(sets: readonly Assignment[], target: readonly Column[], env: Env): string {
  return sets
    .map(({ at, column, value }) => {
      const given = expression(value, env);
      return `${name(column)} = ${assigned(given, columnOf(target, column, at), value.at, env.dialect).sql}`;
    })
    .join(', ');
}

/** Ends the script where a row would be changed twice: dialects refuse that, or take any of both. */
function onlyOnce(table: TableName, from: string, key: string, message: string, at: number): string {
  return `${mark(at)}DELETE FROM ${name(lastOf(table))} WHERE 0 = (SELECT CASE WHEN count(*) > count(DISTINCT ${key}) THEN gc_fail('${message}') ELSE 1 END FROM ${from})`;
}

function updateSql(update: Update, env: Env): string[] {
  const { table, alias, sets, tables, at } = update;
  const columns = targetOf(table, at, env);
  const from = tables ? plainFrom(tables, env) : null;
  const inside: Env = { ...env, scope: changed(update, columns, from) };
  const self = alias ?? lastOf(table);
  if (from?.sources.some((source) => source.alias?.toLowerCase() === self.toLowerCase()))
    unsupported(at, `${self} in FROM of its own UPDATE`);
  const where = whereSql(update.where, inside);
  const target = targetSql(update);
  // With a FROM all values are worked out before the first row changes, as they are in the source dialect.
  const still = sets.some(({ value }) => hasQuery(value, env)) ? ' FROM (SELECT 1)' : '';
  const source = from ? ` FROM ${from.sql}` : still;
  const sql = `${mark(at)}UPDATE ${target} SET ${setsSql(sets, columns, inside)}${source}${where}`;
  if (!from) return [sql];
  const once = onlyOnce(
    table,
    `${target} CROSS JOIN ${from.sql}${where}`,
    `${name(self)}._rowid_`,
    'a row of the UPDATE has more than one source row',
    at,
  );
  return [once, sql];
}

const isQuery = (expr: Expr): boolean =>
  expr.node === 'subquery' || expr.node === 'exists' || (expr.node === 'in' && 'node' in expr.list);

const hasQuery = (expr: Expr, env: Env): boolean =>
  isQuery(expr) || childrenOf(expr, env.dialect).some((each) => hasQuery(each, env));

function deleteSql(statement: Delete, env: Env): string {
  const { table, alias, using, at } = statement;
  const columns = targetOf(table, at, env);
  const from = using ? plainFrom(using, env) : null;
  const where = whereSql(statement.where, { ...env, scope: changed(statement, columns, from) });
  const target = targetSql(statement);
  if (!from) return `${mark(at)}DELETE FROM ${target}${where}`;
  const self = name(alias ?? lastOf(table));
  return `${mark(at)}DELETE FROM ${name(lastOf(table))} WHERE _rowid_ IN (SELECT ${self}._rowid_ FROM ${target} CROSS JOIN ${from.sql}${where})`;
}

/** What a MERGE is about: its table and its source, and what each of them is called. */
type Merging = {
  readonly merge: Merge;
  readonly columns: readonly Column[];
  readonly source: readonly Column[];
  readonly alias: string;
  /** The names of both, for SQLite. */
  readonly t: string;
  readonly s: string;
  readonly both: Env;
  readonly ofSource: Env;
  readonly ofTarget: Env;
};

/**
 * MERGE in steps. Which source row meets which target row, and which clause applies, is settled once, on the table as
 * it was; then rows are changed, removed and added. A target row that meets two source rows is an error, as it is in
 * the source dialect.
 */
function mergeSql(merge: Merge, env: Env): string[] {
  const { table, whens, at } = merge;
  const columns = targetOf(table, at, env);
  const target = merge.alias ?? lastOf(table);
  const from = plainFrom(merge.source, env);
  const [source] = from.sources;
  if (!source || from.sources.length > 1 || source.columns === null || source.alias === null || source.unnest)
    return unsupported(
      at,
      'a MERGE with a source whose columns cannot be told',
      'Write USING (SELECT a, b FROM …) AS s.',
    );
  if (source.alias.toLowerCase() === target.toLowerCase())
    unsupported(at, 'a MERGE of a table with itself under one name');
  const among = (...sources: readonly Source[]): Env => ({ ...env, scope: scopeOf(sources) });
  const own: Source = { alias: target, columns, unnest: false };
  const [t, s] = [name(target), name(source.alias)];
  const merging: Merging = {
    ...{ merge, columns, source: source.columns, alias: source.alias, t, s },
    both: among(own, source),
    ofSource: among(source),
    ofTarget: among(own),
  };
  noSubqueries(whens, env);
  const on = condition(merge.on, merging.both);
  const which = whens.flatMap((when, index) => {
    if (when.when === 'not matched by source') return [];
    const isMatched = when.when === 'matched';
    const and = when.and ? ` AND ${condition(when.and, isMatched ? merging.both : merging.ofSource)}` : '';
    return [`WHEN ${t}._rowid_ IS ${isMatched ? 'NOT ' : ''}NULL${and} THEN ${index}`];
  });
  const kept = source.columns.map((column) => `${s}.${name(column.name)}`);
  const clause = which.length > 0 ? `CASE ${which.join(' ')} END` : 'NULL';
  const list = [...kept, `${t}._rowid_ AS gc_row`, `${clause} AS gc_when`].join(', ');
  const drop = `${mark(at)}DROP TABLE IF EXISTS temp.gc_merge`;
  const settle = `${mark(at)}CREATE TEMP TABLE gc_merge AS SELECT ${list} FROM ${from.sql} LEFT JOIN ${name(lastOf(table))} AS ${t} ON ${on}`;
  const once = onlyOnce(
    table,
    'temp.gc_merge WHERE gc_row IS NOT NULL AND gc_when IS NOT NULL',
    'gc_row',
    'a row of the MERGE has more than one source row',
    at,
  );
  if (whens.filter(({ when }) => when === 'not matched by source').length > 1)
    unsupported(at, 'two clauses NOT MATCHED BY SOURCE');
  // Rows that are added are not to be taken for rows that were there.
  const order: readonly MergeWhen['when'][] = ['not matched by source', 'matched', 'not matched'];
  const steps = order.flatMap((each) =>
    whens.flatMap((when, index) =>
      when.when === each ? [mark(when.at) + clauseSql(when, index, merging)] : [],
    ),
  );
  return [drop, settle, once, ...steps, drop];
}

/** What one clause changes. */
function clauseSql(when: MergeWhen, index: number, merging: Merging): string {
  const { merge, columns, t, s, ofTarget } = merging;
  const { action, at } = when;
  const table = name(lastOf(merge.table));
  if ((action.act === 'insert') !== (when.when === 'not matched'))
    return unsupported(at, `${action.act.toUpperCase()} WHEN ${when.when.toUpperCase()}`);
  if (action.act === 'insert') return insertedSql(action, index, at, merging);
  const isBySource = when.when === 'not matched by source';
  const and = isBySource && when.and ? ` AND ${condition(when.and, ofTarget)}` : '';
  const mine = isBySource
    ? `${t}._rowid_ NOT IN (SELECT gc_row FROM temp.gc_merge WHERE gc_row IS NOT NULL)${and}`
    : `${t}._rowid_ = ${s}.gc_row AND ${s}.gc_when = ${index}`;
  if (action.act === 'delete')
    return isBySource
      ? `DELETE FROM ${table} AS ${t} WHERE ${mine}`
      : `DELETE FROM ${table} WHERE _rowid_ IN (SELECT gc_row FROM temp.gc_merge WHERE gc_when = ${index})`;
  const sets = action.sets === 'all' ? allSets(at, merging) : action.sets;
  const list = setsSql(sets, columns, isBySource ? ofTarget : merging.both);
  return `UPDATE ${table} AS ${t} SET ${list}${isBySource ? '' : ` FROM temp.gc_merge AS ${s}`} WHERE ${mine}`;
}

/** `UPDATE SET *`: each column of the target from the one of its name. */
function allSets(at: number, { columns, source, alias }: Merging): Assignment[] {
  return columns.map(({ name: column }) => {
    columnOf(source, column, at);
    return { ...nameAt(at), node: 'assignment', column, value: nameAt(at, alias, column) };
  });
}

function insertedSql(
  { columns: names, values: said }: Extract<MergeAction, { act: 'insert' }>,
  index: number,
  at: number,
  merging: Merging,
): string {
  const { merge, columns, s, ofSource } = merging;
  const targets = names.length > 0 ? names.map((word) => columnOf(columns, word, at)) : columns;
  const values = said === 'all' ? allValues(targets, at, merging) : said;
  if (values.length !== targets.length)
    unsupported(at, `${values.length} values for ${targets.length} columns`);
  const list = values.map((value, place) => {
    const column = targets[place];
    const given = expression(value, ofSource);
    return column ? assigned(given, column, value.at, ofSource.dialect).sql : given.sql;
  });
  return `INSERT INTO ${name(lastOf(merge.table))} (${namesSql(targets)}) SELECT ${list.join(', ')} FROM temp.gc_merge AS ${s} WHERE ${s}.gc_when = ${index}`;
}

/** `INSERT *` takes the columns of the source by their name, `INSERT ROW` by their place. */
function allValues(targets: readonly Column[], at: number, { columns, source, ofSource }: Merging): Expr[] {
  if (ofSource.dialect.grammar.mergeAll === '*')
    return targets.map((column) => nameAt(at, columnOf(source, column.name, at).name));
  const isSame = source.every(
    (column, place) => column.name.toLowerCase() === columns[place]?.name.toLowerCase(),
  );
  if (source.length !== columns.length || !isSame)
    unsupported(at, 'INSERT ROW of other columns than those of the table', 'Name columns and values.');
  return source.map((column) => nameAt(at, column.name));
}

/** A subquery could read the table while it is changed. */
function noSubqueries(whens: readonly MergeWhen[], { dialect }: Env): void {
  const check = (expr: Expr): void =>
    walk(expr, dialect, (each) => {
      if (isQuery(each)) unsupported(each.at, 'a subquery in a clause of MERGE', 'Put it into the source.');
    });
  for (const { and, action } of whens) {
    if (and) check(and);
    if (action.act === 'update' && action.sets !== 'all') for (const { value } of action.sets) check(value);
    if (action.act === 'insert' && action.values !== 'all') for (const value of action.values) check(value);
  }
}
