import type { Grammar } from './cursor.ts';
import { parseExpr, parseSum, parseUnary } from './parse-expression.ts';
import { parseQuery } from './parse-query.ts';

/** Queries and expressions, for whoever opens a cursor. */
export const GRAMMAR: Grammar = {
  query: parseQuery,
  expression: parseExpr,
  sum: parseSum,
  unary: parseUnary,
};
