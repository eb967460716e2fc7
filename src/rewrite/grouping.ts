import type { Expr, Name, OrderKey, Select } from '../sql/parse/tree.ts';
import { unsupported } from '../sql/parse/unsupported.ts';
import {
  childrenOf,
  type Env,
  hasAggregate,
  isAggregateCall,
  isColumn,
  isItself,
  namesOf,
  walk,
} from './scopes.ts';

/*
 * What SQLite would take, and the source dialects do not or take otherwise: columns beside aggregates that are not
 * grouped by, and aliases where there are none yet.
 */

/**
 * SQLite takes any row's value for a column that is not grouped by; every other dialect refuses it.
 * @param keyOf equal for equal expressions; of a name without its table
 */
export function checkGrouped(
  select: Select,
  group: readonly Expr[],
  order: readonly OrderKey[],
  aliases: Env['aliases'],
  env: Env,
  keyOf: (expr: Expr) => string,
): void {
  const { having, qualify } = select;
  const later = [having, qualify, ...order.map(({ of }) => of)].filter((each) => each !== null);
  const all = [...select.items.map(({ of }) => of), ...later];
  if (group.length === 0 && !all.some((each) => hasAggregate(each, env.dialect))) return;
  const keys = new Set(group.map(keyOf));
  const isKey = (expr: Expr) => expr.node !== 'row' && expr.node !== 'interval' && keys.has(keyOf(expr));
  const check = (expr: Expr): void => {
    if (isAggregateCall(expr, env.dialect)) return;
    if (expr.node === 'star') unsupported(expr.at, '* beside an aggregate');
    if (keys.size > 0 && isKey(expr)) return;
    if (expr.node === 'name') {
      const alias = expr.parts.length === 1 ? aliases.get(namesOf(expr)[0]) : undefined;
      if (alias && alias !== expr && later.length > 0) return;
      if (isInner(expr, env))
        unsupported(
          expr.at,
          `${expr.parts.join('.')}, which stands neither in GROUP BY nor in an aggregate`,
          'Group by it, or take MIN, MAX or ANY_VALUE of it.',
        );
    }
    for (const child of childrenOf(expr, env.dialect)) check(child);
  };
  for (const each of all) check(each);
}

/** A column of a query further out is the same for the whole group. */
function isInner(expr: Name, { scope }: Env): boolean {
  const [word, table] = namesOf(expr);
  const sources =
    scope?.sources.filter(({ alias }) => table === null || alias?.toLowerCase() === table) ?? [];
  return sources.some(
    ({ columns }) => columns === null || columns.some((column) => column.name.toLowerCase() === word),
  );
}

/** Bare names in an expression that are aliases too. */
function aliasesIn(expr: Expr, env: Env, aliases: Env['aliases'], visit: (word: string, name: Name) => void) {
  walk(expr, env.dialect, (each) => {
    if (each.node !== 'name' || each.parts.length > 1) return;
    const [word] = namesOf(each);
    if (aliases.has(word)) visit(word, each);
  });
}

/** An alias in the same list means the expression in some dialects, a column or nothing in others. */
export function noLateral(select: Select, env: Env, aliases: Env['aliases']): void {
  for (const { of, alias: own } of select.items)
    aliasesIn(of, env, aliases, (word, name) => {
      const alias = aliases.get(word);
      if (!alias || isItself(alias, word) || word === own?.toLowerCase()) return;
      if (!isColumn(word, env.scope))
        unsupported(
          name.at,
          `the alias ${name.parts[0]} in the list that it stands in`,
          'Write its expression, or use it one query further out.',
        );
    });
}

/** SQLite would take the alias; in the source dialect it is not there yet. @param isKnown whether a name is a column */
export function noAliases(
  where: Expr,
  env: Env,
  aliases: Env['aliases'],
  isKnown: (name: Name) => boolean,
): void {
  aliasesIn(where, env, aliases, (_, name) => {
    if (!isKnown(name))
      unsupported(
        name.at,
        `the alias ${name.parts[0]} in WHERE`,
        'Write its expression, or filter one query further out.',
      );
  });
}
