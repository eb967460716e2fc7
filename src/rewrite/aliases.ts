import type { Expr, Select } from './ast.ts';
import type { Env } from './env.ts';
import { expression } from './recur.ts';
import { isItself } from './resolve.ts';
import { unsupported } from './unsupported.ts';
import { walk } from './walk.ts';

/** An alias in the same list means the expression in some dialects, a column or nothing in others. */
export function noLateral(select: Select, env: Env, aliases: ReadonlyMap<string, Expr>): void {
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
export function noAliases(where: Expr, env: Env, aliases: ReadonlyMap<string, Expr>): void {
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
