import type { Expr } from './ast.ts';
import type { Cursor } from './cursor.ts';

export function parseList(cursor: Cursor): Expr[] {
  const list = [cursor.expression()];
  while (cursor.symbol(',')) list.push(cursor.expression());
  return list;
}
