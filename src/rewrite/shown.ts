import type { Expr, OrderKey, Select } from './ast.ts';
import { comparable } from './coerce.ts';
import { type Env, mark, name, type QuerySql } from './env.ts';
import { orderSql } from './order.ts';
import { ordinal } from './ordinal.ts';
import { condition, expression } from './recur.ts';
import { type Column, typed, type Typed } from './typed.ts';
import { unsupported } from './unsupported.ts';

export type Shown = { readonly name: string | null; readonly value: Typed; readonly expr: Expr | null };

export function columnsOf(shown: readonly Shown[]): readonly Column[] | null {
  if (shown.some(({ name: word, value }) => word === null && value.sql.endsWith('*'))) return null;
  return shown.map(({ name: word, value }) => ({ name: word ?? '', kind: value.kind, scale: value.scale }));
}

export function shownOf(item: Select['items'][number], env: Env, select: Select): Shown[] {
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

/** QUALIFY, as an outer query on a column of its own. */
export function qualified(
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
