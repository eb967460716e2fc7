import type { Expr } from './ast.ts';

/** Every expression in one, itself first; not into subqueries. */
export function walk(expr: Expr, visit: (expr: Expr) => void): void {
  visit(expr);
  for (const child of childrenOf(expr)) walk(child, visit);
}

export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.node) {
    case 'not':
    case 'minus':
    case 'is':
    case 'cast':
    case 'path':
      return [expr.of];
    case 'binary':
      return [expr.left, expr.right];
    case 'between':
      return [expr.of, expr.low, expr.high];
    case 'in':
      return 'length' in expr.list ? [expr.of, ...expr.list] : [expr.of];
    case 'like':
      return [expr.of, expr.pattern, ...(expr.escape ? [expr.escape] : [])];
    case 'case':
      return [...(expr.of ? [expr.of] : []), ...expr.whens.flat(), ...(expr.other ? [expr.other] : [])];
    case 'call': {
      const over =
        typeof expr.over === 'object' && expr.over
          ? [...expr.over.partition, ...expr.over.order.map(({ of }) => of)]
          : [];
      return [
        ...expr.args.filter((arg) => !isUnit(expr.name, arg)),
        ...expr.order.map(({ of }) => of),
        ...(expr.filter ? [expr.filter] : []),
        ...over,
      ];
    }
    case 'interval':
      return [expr.amount];
    case 'item':
      return [expr.of, expr.index];
    case 'zone':
      return [expr.of];
    case 'array':
    case 'row':
      return expr.items;
    default:
      return [];
  }
}

/** The DAY of DATE_TRUNC(x, DAY) looks like a column and is none. */
function isUnit(call: string, arg: Expr): boolean {
  return (
    /^(?:extract|date_part|date_?trunc|timestamp_?trunc|datetime_trunc|date_?diff|timestamp_?diff|datetime_diff|timediff|date_?add|timestamp_?add|timeadd)$/.test(
      call,
    ) &&
    arg.node === 'name' &&
    arg.parts.length === 1 &&
    /^(?:second|minute|hour|day|week|isoweek|month|quarter|year|date|dayofweek\w*|dayofyear|isoyear|doy|dow|epoch\w*|weekiso)s?$/i.test(
      arg.parts[0] ?? '',
    )
  );
}
