import type { Expr, Select } from './ast.ts';
import { comparable } from './coerce.ts';
import type { Env } from './env.ts';
import { hasAggregate } from './grouped.ts';
import { expression } from './recur.ts';
import { isItself } from './resolve.ts';
import type { Shown } from './shown.ts';
import { unsupported } from './unsupported.ts';

/** What is grouped by, with numbers and ALL written out. */
export function groupOf(select: Select, shown: readonly Shown[], env: Env): readonly Expr[] {
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

export function groupKey(expr: Expr, env: Env): string {
  const value = expression(expr, { ...env, aliases: new Map() });
  comparable(value.kind, expr.at);
  // A number would be taken for a column's place.
  return /^(?:\d|')/.test(value.sql) ? `(${value.sql} IS NULL)` : value.sql;
}
