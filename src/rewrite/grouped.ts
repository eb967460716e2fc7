import type { Expr, OrderKey, Select } from './ast.ts';
import type { Env } from './env.ts';
import { AGGREGATES } from './aggregates.ts';
import { expression } from './recur.ts';
import { childrenOf } from './walk.ts';
import { unsupported } from './unsupported.ts';

const isAggregate = (expr: Expr): boolean =>
  expr.node === 'call' && expr.over === null && AGGREGATES.has(expr.name);

/** Whether an aggregate, and not a window, stands in it. */
export function hasAggregate(expr: Expr): boolean {
  return isAggregate(expr) || childrenOf(expr).some(hasAggregate);
}

/** SQLite takes any row's value for a column that is not grouped by; every other dialect refuses it. */
export function checkGrouped(
  select: Select,
  group: readonly Expr[],
  env: Env,
  aliases: ReadonlyMap<string, Expr>,
  order: readonly OrderKey[] = [],
): void {
  const later = [
    ...(select.having ? [select.having] : []),
    ...(select.qualify ? [select.qualify] : []),
    ...order.map(({ of }) => of),
  ];
  const all = [...select.items.map(({ of }) => of), ...later];
  if (group.length === 0 && !all.some(hasAggregate)) return;
  const keys = new Set(group.map((each) => keyOf(each, env)));
  const check = (expr: Expr): void => {
    if (isAggregate(expr)) return;
    if (expr.node !== 'star' && expr.node !== 'row' && expr.node !== 'interval' && keys.has(keyOf(expr, env)))
      return;
    if (expr.node === 'star') unsupported(expr.at, '* beside an aggregate');
    if (expr.node === 'name') {
      const alias = expr.parts.length === 1 ? aliases.get(expr.parts[0]?.toLowerCase() ?? '') : undefined;
      if (alias && alias !== expr && later.length > 0) return;
      // A column of a query further out is the same for the whole group.
      const word = expr.parts.at(-1)?.toLowerCase() ?? '';
      const table = expr.parts.at(-2)?.toLowerCase();
      const inner = env.scope?.sources.some(
        (source) =>
          (table === undefined || source.alias?.toLowerCase() === table) &&
          (source.columns === null || source.columns.some((column) => column.name.toLowerCase() === word)),
      );
      if (inner)
        unsupported(
          expr.at,
          `${expr.parts.join('.')}, which stands neither in GROUP BY nor in an aggregate`,
          'Group by it, or take MIN, MAX or ANY_VALUE of it.',
        );
    }
    for (const child of childrenOf(expr)) check(child);
  };
  for (const each of all) check(each);
}

/** Equal for equal expressions; of a name without its table. */
function keyOf(expr: Expr, env: Env): string {
  if (expr.node === 'name') {
    const word = expr.parts.at(-1)?.toLowerCase() ?? '';
    const sources = env.scope?.sources ?? [];
    const has = sources.find(({ columns }) => columns?.some((each) => each.name.toLowerCase() === word));
    const table = expr.parts.at(-2)?.toLowerCase() ?? has?.alias?.toLowerCase() ?? '';
    return env.scope?.using.has(word) ? word : `${table}.${word}`;
  }
  if (expr.node === 'call' && expr.over !== null) return '(window)';
  try {
    return expression(expr, { ...env, aliases: new Map(), strict: false })
      .sql.replaceAll(/\ue000\d+\ue001/g, '')
      .replaceAll(/`\w+`\./g, '')
      .toLowerCase();
  } catch {
    return '(none)';
  }
}
