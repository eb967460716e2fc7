import type { Expr } from './ast.ts';
import type { Merge, MergeWhen } from './ast-statement.ts';
import { assigned } from './assign.ts';
import { type Env, mark, name, type Scope } from './env.ts';
import { condition, expression } from './recur.ts';
import { fromSql } from './from.ts';
import { childrenOf } from './walk.ts';
import { columnOf, onlyOnce, setsSql, targetOf } from './writing.ts';
import type { Column } from './typed.ts';
import { unsupported } from './unsupported.ts';

/**
 * MERGE in steps. Which source row meets which target row, and which clause applies, is settled once, on the table as
 * it was; then rows are changed, removed and added. A target row that meets two source rows is an error, as at home.
 */
export function mergeSql(merge: Merge, env: Env): string[] {
  const at = mark(merge.at);
  const columns = targetOf(merge.table, merge.at, env);
  const target = merge.alias ?? merge.table;
  const from = fromSql(merge.source, env);
  const [source] = from.sources;
  if (!source || from.sources.length > 1 || source.columns === null || source.alias === null || source.unnest)
    return unsupported(
      merge.at,
      'a MERGE with a source whose columns cannot be told',
      'Write USING (SELECT a, b FROM …) AS s.',
    );
  if (source.alias.toLowerCase() === target.toLowerCase())
    unsupported(merge.at, 'a MERGE of a table with itself under one name');
  const both: Env = {
    ...env,
    scope: {
      sources: [{ alias: target, columns, unnest: false }, ...from.sources],
      using: new Set(),
      outer: null,
    },
  };
  const only = (scope: Scope['sources']): Env => ({
    ...env,
    scope: { sources: scope, using: new Set(), outer: null },
  });
  const ofSource = only(from.sources);
  const ofTarget = only([{ alias: target, columns, unnest: false }]);
  noSubqueries(merge.whens);
  const [t, s] = [name(target), name(source.alias)];
  const on = condition(merge.on, both);
  const which = merge.whens.flatMap((when, index) => {
    if (when.when === 'not matched by source') return [];
    const matched = when.when === 'matched';
    const and = when.and ? ` AND ${condition(when.and, matched ? both : ofSource)}` : '';
    return [`WHEN ${t}._rowid_ IS ${matched ? 'NOT ' : ''}NULL${and} THEN ${index}`];
  });
  const kept = source.columns.map((column) => `${s}.${name(column.name)}`);
  const drop = `${at}DROP TABLE IF EXISTS temp.gc_merge`;
  const clause = which.length > 0 ? `CASE ${which.join(' ')} END` : 'NULL';
  const settle = `${at}CREATE TEMP TABLE gc_merge AS SELECT ${[...kept, `${t}._rowid_ AS gc_row`, `${clause} AS gc_when`].join(', ')} FROM ${from.sql} LEFT JOIN ${name(merge.table)} AS ${t} ON ${on}`;
  const once = onlyOnce(
    merge.table,
    'temp.gc_merge WHERE gc_row IS NOT NULL AND gc_when IS NOT NULL',
    'gc_row',
    'a row of the MERGE has more than one source row',
    merge.at,
  );
  const sql = [drop, settle, once];
  const step = (when: MergeWhen, index: number): string[] => {
    const here = mark(when.at);
    const { action } = when;
    const bySource = when.when === 'not matched by source';
    const scope = bySource ? ofTarget : both;
    const mine = bySource
      ? `${t}._rowid_ NOT IN (SELECT gc_row FROM temp.gc_merge WHERE gc_row IS NOT NULL)${when.and ? ` AND ${condition(when.and, ofTarget)}` : ''}`
      : `${t}._rowid_ = ${s}.gc_row AND ${s}.gc_when = ${index}`;
    if ((action.act === 'insert') !== (when.when === 'not matched'))
      return unsupported(when.at, `${action.act.toUpperCase()} WHEN ${when.when.toUpperCase()}`);
    if (action.act === 'insert')
      return [
        here +
          insertOf(action, when, index, { merge, columns, source: source.columns ?? [], s, env: ofSource }),
      ];
    if (action.act === 'delete')
      return [
        bySource
          ? `${here}DELETE FROM ${name(merge.table)} AS ${t} WHERE ${mine}`
          : `${here}DELETE FROM ${name(merge.table)} WHERE _rowid_ IN (SELECT gc_row FROM temp.gc_merge WHERE gc_when = ${index})`,
      ];
    const sets =
      action.sets === 'all' ? allOf(source.columns ?? [], columns, source.alias ?? '', when.at) : action.sets;
    return [
      `${here}UPDATE ${name(merge.table)} AS ${t} SET ${setsSql(sets, columns, scope)}${bySource ? '' : ` FROM temp.gc_merge AS ${s}`} WHERE ${mine}`,
    ];
  };
  // Rows that are added are not to be taken for rows that were there.
  const order: readonly MergeWhen['when'][] = ['not matched by source', 'matched', 'not matched'];
  if (merge.whens.filter(({ when }) => when === 'not matched by source').length > 1)
    unsupported(merge.at, 'two clauses NOT MATCHED BY SOURCE');
  for (const each of order)
    for (const [index, when] of merge.whens.entries()) if (when.when === each) sql.push(...step(when, index));
  return [...sql, drop];
}

/** `UPDATE SET *` of Spark: each column of the target from the one of its name. */
function allOf(source: readonly Column[], columns: readonly Column[], alias: string, at: number) {
  return columns.map(({ name: column }) => {
    columnOf(source, column, at);
    return { at, column, value: { node: 'name', at, parts: [alias, column] } as const };
  });
}

type Rest = { merge: Merge; columns: readonly Column[]; source: readonly Column[]; s: string; env: Env };

function insertOf(
  action: Extract<MergeWhen['action'], { act: 'insert' }>,
  when: MergeWhen,
  index: number,
  { merge, columns, source, s, env }: Rest,
): string {
  const byName = merge.source.from === 'table' || merge.source.from === 'query' ? source : [];
  let targets =
    action.columns.length > 0 ? action.columns.map((word) => columnOf(columns, word, when.at)) : columns;
  let values: readonly Expr[];
  if (action.values !== 'all') ({ values } = action);
  else if (env.home === 'spark')
    values = targets.map(
      (column): Expr => ({ node: 'name', at: when.at, parts: [columnOf(byName, column.name, when.at).name] }),
    );
  else {
    // INSERT ROW: the columns of the source, by their place.
    if (
      source.length !== columns.length ||
      source.some((column, at) => column.name.toLowerCase() !== columns[at]?.name.toLowerCase())
    )
      return unsupported(
        when.at,
        'INSERT ROW of other columns than those of the table',
        'Name columns and values.',
      );
    values = source.map((column): Expr => ({ node: 'name', at: when.at, parts: [column.name] }));
  }
  if (values.length !== targets.length)
    unsupported(when.at, `${values.length} values for ${targets.length} columns`);
  targets = [...targets];
  const list = values.map((value, at) => {
    const column = targets[at];
    const given = expression(value, env);
    return column ? assigned(given, column, value.at).sql : given.sql;
  });
  return `INSERT INTO ${name(merge.table)} (${targets.map((column) => name(column.name)).join(', ')}) SELECT ${list.join(', ')} FROM temp.gc_merge AS ${s} WHERE ${s}.gc_when = ${index}`;
}

/** A subquery could read the table while it is changed. */
function noSubqueries(whens: readonly MergeWhen[]): void {
  const visit = (expr: Expr): void => {
    if (expr.node === 'query' || expr.node === 'exists' || (expr.node === 'in' && !('length' in expr.list)))
      unsupported(expr.at, 'a subquery in a clause of MERGE', 'Put it into the source.');
    for (const child of childrenOf(expr)) visit(child);
  };
  for (const { and, action } of whens) {
    if (and) visit(and);
    if (action.act === 'update' && action.sets !== 'all') for (const { value } of action.sets) visit(value);
    if (action.act === 'insert' && action.values !== 'all') for (const value of action.values) visit(value);
  }
}
