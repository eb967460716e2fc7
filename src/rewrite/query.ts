import type { Body, Expr, OrderKey, Query, Select, Window } from './ast.ts';
import { alike, comparable } from './coerce.ts';
import { type Env, mark, name, type QuerySql, type Scope } from './env.ts';
import { orderSql } from './order.ts';
import { condition, expression } from './recur.ts';
import { walk } from './walk.ts';
import { fromSql } from './from.ts';
import { checkGrouped, hasAggregate } from './grouped.ts';
import { isItself } from './resolve.ts';
import { type Column, isTime, type Typed, typed } from './typed.ts';
import { unsupported } from './unsupported.ts';

/** @throws Unsupported */
export function querySql(query: Query, env: Env): QuerySql {
  let inner: Env = { ...env, windows: new Map(), aliases: new Map(), expand: false, strict: false };
  const ctes: string[] = [];
  const hidden = new Set([...env.hidden, ...query.ctes.map((cte) => cte.name.toLowerCase())]);
  for (const cte of query.ctes) {
    if (query.recursive) hidden.delete(cte.name.toLowerCase());
    inner = { ...inner, hidden: new Set(hidden) };
    const { sql, columns, recursive } = cteSql(cte, query.recursive, inner);
    if (recursive && query.ctes.length > 0 && !query.recursive)
      unsupported(cte.at, 'a CTE that reads itself without RECURSIVE');
    inner = { ...inner, tables: new Map([...inner.tables, [cte.name.toLowerCase(), columns]]) };
    const names = cte.columns.length > 0 ? ` (${cte.columns.map(name).join(', ')})` : '';
    hidden.delete(cte.name.toLowerCase());
    inner = { ...inner, hidden: new Set(hidden) };
    ctes.push(`${mark(cte.at)}${name(cte.name)}${names} AS (${sql})`);
  }
  const head = ctes.length > 0 ? `WITH ${query.recursive ? 'RECURSIVE ' : ''}${ctes.join(', ')} ` : '';
  const body =
    query.body.body === 'select' ? selectSql(query.body, query.order, inner) : bodySql(query.body, inner);
  let sql = head + body.sql;
  if (query.body.body !== 'select' && query.order.length > 0) {
    const scope: Scope = {
      sources: [{ alias: null, columns: body.columns, unnest: false }],
      using: new Set(),
      outer: null,
    };
    for (const { of, at } of query.order)
      if (of.node !== 'name' && of.node !== 'number')
        unsupported(at, 'ORDER BY of an expression over a UNION', 'Wrap the UNION in a subquery.');
    sql += ` ORDER BY ${orderSql(query.order, { ...inner, scope }, ordinal(body.columns))}`;
  }
  for (const [word, part] of [
    ['LIMIT', query.limit ?? (query.offset ? null : undefined)],
    ['OFFSET', query.offset ?? undefined],
  ] as const) {
    if (part === undefined) continue;
    if (part === null) sql += ` ${word} -1`;
    else {
      if (part.node !== 'number' && part.node !== 'param') unsupported(part.at, `a computed ${word}`);
      sql += ` ${word} ${expression(part, inner).sql}`;
    }
  }
  return { sql, columns: body.columns };
}

function cteSql(cte: Query['ctes'][number], recursive: boolean, env: Env): QuerySql & { recursive: boolean } {
  const rename = (columns: readonly Column[] | null) => {
    if (cte.columns.length === 0 || columns === null)
      return cte.columns.length > 0
        ? cte.columns.map((each) => ({ name: each, kind: 'unknown' as const, scale: null }))
        : columns;
    if (columns.length !== cte.columns.length)
      unsupported(cte.at, `${cte.columns.length} names for ${columns.length} columns`);
    return columns.map((column, at) => ({ ...column, name: cte.columns[at] ?? column.name }));
  };
  const { body } = cte.query;
  if (!recursive || body.body !== 'set') {
    const { sql, columns } = querySql(cte.query, env);
    return { sql, columns: rename(columns), recursive: false };
  }
  // What it begins with says what its columns are.
  let first: Body = body;
  while (first.body === 'set') first = first.left;
  const seed = rename(bodySql(first, env).columns);
  const { sql } = querySql(cte.query, {
    ...env,
    tables: new Map([...env.tables, [cte.name.toLowerCase(), seed]]),
  });
  return { sql, columns: seed, recursive: false };
}

function bodySql(body: Body, env: Env): QuerySql {
  switch (body.body) {
    case 'select':
      return selectSql(body, [], env);
    case 'nested': {
      const { sql, columns } = querySql(body.query, env);
      return { sql: `SELECT * FROM (${sql})`, columns };
    }
    case 'values': {
      const rows = body.rows.map((row) => row.map((each) => expression(each, env)));
      const width = rows[0]?.length ?? 0;
      const columns = Array.from({ length: width }, (_, at): Column => {
        const all = rows.map((row) => row[at] ?? unsupported(body.at, 'rows of different length'));
        const { kind, scale } = alike(all, body.at);
        return { name: `column${at + 1}`, kind, scale };
      });
      const sql = rows.map((row) => `(${row.map((each) => each.sql).join(', ')})`).join(', ');
      return { sql: `VALUES ${sql}`, columns };
    }
    case 'set': {
      const [left, right] = [bodySql(body.left, env), bodySql(body.right, env)];
      const columns = left.columns?.map((column, at) => {
        const other = right.columns?.[at];
        if (!other) return column;
        const kinds = [column, other].map((each) => ({ ...each, sql: '', literal: null }));
        const { kind, scale } = alike(kinds, body.at);
        if (isTime(kind) && kinds.some((each) => each.kind !== kind && each.kind !== 'null'))
          unsupported(
            body.at,
            `${column.name}, which is a ${column.kind} here and a ${other.kind} there`,
            'CAST one of them.',
          );
        return { ...column, kind, scale };
      });
      return { sql: `${left.sql} ${mark(body.at)}${body.op} ${right.sql}`, columns: columns ?? null };
    }
  }
}

/** Where ORDER BY says a number, the name of that column. */
function ordinal(columns: readonly Column[] | null) {
  return (key: OrderKey): string | null => {
    if (key.of.node !== 'number') return null;
    const column = columns?.[Number(key.of.text) - 1];
    return column ? String(Number(key.of.text)) : unsupported(key.at, `ORDER BY ${key.of.text}`);
  };
}

type Shown = { readonly name: string | null; readonly value: Typed; readonly expr: Expr | null };

function selectSql(select: Select, order: readonly OrderKey[], env: Env): QuerySql {
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

function columnsOf(shown: readonly Shown[]): readonly Column[] | null {
  if (shown.some(({ name: word, value }) => word === null && value.sql.endsWith('*'))) return null;
  return shown.map(({ name: word, value }) => ({ name: word ?? '', kind: value.kind, scale: value.scale }));
}

function shownOf(item: Select['items'][number], env: Env, select: Select): Shown[] {
  const { of, alias } = item;
  if (of.node === 'star') return starOf(of, env, select);
  const value = expression(of, env);
  const own = alias ?? (of.node === 'name' ? (of.parts.at(-1) ?? null) : null);
  if (value.kind === 'array')
    unsupported(item.at, 'an array as a column', 'Take an element of it, or join it to a text.');
  return [{ name: own, value, expr: of }];
}

/** `*` as its columns, so that nothing of a rewriting is among them. */
function starOf(star: Extract<Expr, { node: 'star' }>, env: Env, _select: Select): Shown[] {
  const sources = (env.scope?.sources ?? []).filter(
    ({ alias }) => star.of === null || alias?.toLowerCase() === star.of.toLowerCase(),
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
    if (source.columns === null) {
      if (star.except.length > 0)
        unsupported(star.at, '* EXCEPT of a table whose columns cannot be told', 'Name the columns.');
      shown.push({
        name: null,
        value: typed(source.alias === null ? '*' : `${name(source.alias)}.*`, 'unknown'),
        expr: null,
      });
      continue;
    }
    for (const column of source.columns) {
      const word = column.name.toLowerCase();
      if (column.name === '') unsupported(star.at, '* over a column without a name', 'Name it with AS.');
      const shared = star.of === null && env.scope?.using.has(word);
      if (shared && seen.has(word)) continue;
      seen.add(word);
      if (left.delete(word)) continue;
      const sql =
        column.sql ??
        (shared || source.alias === null ? name(column.name) : `${name(source.alias)}.${name(column.name)}`);
      shown.push({
        name: column.name,
        value: { ...typed(mark(star.at) + sql, column.kind, column.scale) },
        expr: { node: 'name', at: star.at, parts: [column.name] },
      });
    }
  }
  if (left.size > 0) unsupported(star.at, `EXCEPT (${[...left].join(', ')}), which is not there`);
  return shown;
}

/** An alias in the same list means the expression in some dialects, a column or nothing in others. */
function noLateral(select: Select, env: Env, aliases: ReadonlyMap<string, Expr>): void {
  const visit = (expr: Expr, own: string | null) => {
    walk(expr, (each) => {
      if (each.node !== 'name' || each.parts.length > 1) return;
      const word = each.parts[0]?.toLowerCase() ?? '';
      const alias = aliases.get(word);
      if (!alias || isItself(alias, word) || word === own) return;
      const isColumn = env.scope?.sources.some(({ columns }) =>
        columns?.some((column) => column.name.toLowerCase() === word),
      );
      if (!isColumn)
        unsupported(
          each.at,
          `the alias ${each.parts[0]} in the list that it stands in`,
          'Write its expression, or use it one query further out.',
        );
    });
  };
  for (const { of, alias } of select.items) visit(of, alias?.toLowerCase() ?? null);
}

/** SQLite would take the alias; at home it is not there yet. */
function noAliases(where: Expr, env: Env, aliases: ReadonlyMap<string, Expr>): void {
  walk(where, (each) => {
    if (each.node !== 'name' || each.parts.length > 1 || !aliases.has(each.parts[0]?.toLowerCase() ?? ''))
      return;
    if (expression(each, env).kind === 'unknown')
      unsupported(
        each.at,
        `the alias ${each.parts[0]} in WHERE`,
        'Write its expression, or filter one query further out.',
      );
  });
}

/** What is grouped by, with numbers and ALL written out. */
function groupOf(select: Select, shown: readonly Shown[], env: Env): readonly Expr[] {
  if (select.group === 'all') return select.items.filter(({ of }) => !hasAggregate(of)).map(({ of }) => of);
  return select.group.map((each) => {
    if (each.node === 'number') {
      const item = shown[Number(each.text) - 1]?.expr;
      return item && select.items.length === shown.length
        ? item
        : unsupported(each.at, `GROUP BY ${each.text}`);
    }
    if (each.node === 'call' && ['rollup', 'cube', 'grouping'].includes(each.name))
      unsupported(each.at, each.name.toUpperCase());
    if (each.node !== 'name' || each.parts.length > 1) return each;
    const alias = env.aliases.get(each.parts[0]?.toLowerCase() ?? '');
    const value = expression(each, env);
    if (alias && env.home === 'trino' && value.sql.startsWith('('))
      unsupported(
        each.at,
        `the alias ${each.parts[0]} in GROUP BY`,
        'Trino has no aliases there: write the expression, or its number.',
      );
    return alias && !isItself(alias, each.parts[0]?.toLowerCase() ?? '') ? alias : each;
  });
}

function groupKey(expr: Expr, env: Env): string {
  const value = expression(expr, { ...env, aliases: new Map() });
  comparable(value.kind, expr.at);
  // A number would be taken for a column's place.
  return /^(?:\d|')/.test(value.sql) ? `(${value.sql} IS NULL)` : value.sql;
}

/** QUALIFY, as an outer query on a column of its own. */
function qualified(
  select: Select,
  order: readonly OrderKey[],
  env: Env,
  shown: readonly Shown[],
  list: readonly string[],
  tail: string,
  columns: readonly Column[] | null,
): QuerySql {
  const at = select.qualify?.at ?? select.at;
  const names = shown.map(
    ({ name: word }) =>
      word ?? unsupported(at, 'QUALIFY beside a column without a name', 'Name each column with AS.'),
  );
  if (new Set(names.map((each) => each.toLowerCase())).size < names.length)
    unsupported(at, 'QUALIFY beside two columns of the same name');
  const kept = select.qualify ? condition(select.qualify, env) : '';
  const hidden: string[] = [];
  const aliases = new Set(names.map((each) => each.toLowerCase()));
  const sorted = orderSql(order, env, (key) => {
    if (key.of.node === 'number') return ordinal(columns)(key);
    if (
      key.of.node === 'name' &&
      key.of.parts.length === 1 &&
      aliases.has(key.of.parts[0]?.toLowerCase() ?? '')
    )
      return mark(key.at) + name(key.of.parts[0] ?? '');
    if (select.distinct)
      unsupported(key.at, 'DISTINCT, QUALIFY and an ORDER BY that is no column of the list');
    const value = expression(key.of, env);
    comparable(value.kind, key.at);
    hidden.push(`${value.sql} AS gc_order_${hidden.length}`);
    return `gc_order_${hidden.length - 1}`;
  });
  const inner = `SELECT ${[...list, `${kept} AS gc_kept`, ...hidden].join(', ')}${tail}`;
  return {
    sql: `${mark(select.at)}SELECT ${select.distinct ? 'DISTINCT ' : ''}${names.map(name).join(', ')} FROM (${inner}) WHERE gc_kept${sorted ? ` ORDER BY ${sorted}` : ''}`,
    columns,
  };
}
