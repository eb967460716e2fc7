import { noAliases, noLateral } from './aliases.ts';
import type { Expr, OrderKey, Select, Window } from './ast.ts';
import { comparable } from './coerce.ts';
import { type Env, mark, name, type QuerySql, type Scope } from './env.ts';
import { fromSql } from './from.ts';
import { groupKey, groupOf } from './group-by.ts';
import { checkGrouped } from './grouped.ts';
import { orderSql } from './order.ts';
import { ordinal } from './ordinal.ts';
import { condition, expression } from './recur.ts';
import { columnsOf, qualified, type Shown, shownOf } from './shown.ts';
import type { Column } from './typed.ts';

export function selectSql(select: Select, order: readonly OrderKey[], env: Env): QuerySql {
  const from = select.from ? fromSql(select.from, env) : null;
  const scope: Scope = { sources: from?.sources ?? [], using: from?.using ?? new Set(), outer: env.scope };
  const windows = new Map<string, Window>(
    select.windows.map(({ name: word, window }) => [word.toLowerCase(), window]),
  );
  const inside: Env = { ...env, scope, windows };
  const aliases = new Map(
    select.items.flatMap(({ alias, of }) => (alias === null ? [] : [[alias.toLowerCase(), of] as const])),
  );
  noLateral(select, inside, aliases);
  const shown = select.items.flatMap((item) => shownOf(item, inside, select));
  // An alias is visible behind the list; in WHERE it is not in most dialects.
  const behind: Env = { ...inside, aliases, strict: true, expand: true };
  const group = groupOf(select, shown, behind);
  checkGrouped(select, group, inside, aliases, order);
  const clauses = [from ? ` FROM ${from.sql}` : ''];
  if (select.where) {
    const where = env.home === 'snowflake' ? { ...inside, aliases, expand: true } : inside;
    if (env.home !== 'snowflake') noAliases(select.where, inside, aliases);
    clauses.push(` WHERE ${condition(select.where, where)}`);
  }
  if (group.length > 0) clauses.push(` GROUP BY ${group.map((each) => groupKey(each, behind)).join(', ')}`);
  if (select.having) clauses.push(` HAVING ${condition(select.having, behind)}`);
  const columns = columnsOf(shown);
  const list = shown.map(({ name: word, value, expr }) =>
    word === null || (expr?.node === 'name' && value.sql.endsWith(name(word)))
      ? value.sql
      : `${value.sql} AS ${name(word)}`,
  );
  const tail = clauses.join('');
  if (select.qualify) return qualified(select, order, behind, shown, list, tail, columns);
  const orderEnv: Env = { ...inside, aliases, strict: false, expand: true };
  const sorted = orderSql(order, orderEnv, orderKey(shown, aliases, columns, orderEnv));
  return {
    sql: `${mark(select.at)}SELECT ${select.distinct ? 'DISTINCT ' : ''}${list.join(', ')}${tail}${sorted ? ` ORDER BY ${sorted}` : ''}`,
    columns,
  };
}

/** A bare name in ORDER BY is the alias first, in every dialect; a number is a column. */
function orderKey(
  shown: readonly Shown[],
  aliases: ReadonlyMap<string, Expr>,
  columns: readonly Column[] | null,
  env: Env,
) {
  const byNumber = ordinal(columns);
  return (key: OrderKey): string | null => {
    const { of } = key;
    if (of.node === 'number') return byNumber(key);
    if (of.node !== 'name' || of.parts.length > 1) {
      // Within an expression dialects differ, if both are there.
      if (of.node !== 'name') comparable(expression(of, { ...env, strict: true }).kind, key.at);
      return null;
    }
    const word = of.parts[0] ?? '';
    const alias = aliases.get(word.toLowerCase());
    if (!alias) return null;
    const value = shown.find((each) => each.name?.toLowerCase() === word.toLowerCase());
    if (value) comparable(value.value.kind, key.at);
    return mark(key.at) + name(word);
  };
}
