import type { Expr } from './ast.ts';
import { type Cursor, startsQuery } from './cursor.ts';
import { parseList } from './parse-list.ts';
import { parsePostfix } from './parse-postfix.ts';
import { isParenthesized, parsePrimary } from './parse-primary.ts';
import { unsupported } from './unsupported.ts';

/** Reads an expression. @throws Unsupported at the first token that is none of it. */
export function parseExpr(cursor: Cursor): Expr {
  let left = parseAnd(cursor);
  for (;;) {
    const { at } = cursor;
    if (!cursor.words('or')) return left;
    left = { node: 'binary', at, op: 'OR', left, right: parseAnd(cursor) };
  }
}

function parseAnd(cursor: Cursor): Expr {
  let left = parseNot(cursor);
  for (;;) {
    const { at } = cursor;
    if (!cursor.words('and')) return left;
    left = { node: 'binary', at, op: 'AND', left, right: parseNot(cursor) };
  }
}

function parseNot(cursor: Cursor): Expr {
  const { at } = cursor;
  if (cursor.isWord('not') && !cursor.isWord('exists', 1)) {
    cursor.next();
    return { node: 'not', at, of: parseNot(cursor) };
  }
  return parseComparison(cursor);
}

const COMPARISONS: Readonly<Record<string, string>> = {
  '=': '=',
  '==': '=',
  '<>': '<>',
  '!=': '<>',
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
  '<=>': 'IS',
};

function parseComparison(cursor: Cursor): Expr {
  const left = parseSum(cursor);
  const { at } = cursor;
  const symbol = cursor.peek();
  const op = symbol.kind === 'symbol' ? COMPARISONS[symbol.text] : undefined;
  if (op !== undefined) {
    if ((symbol.text === '<=>' || symbol.text === '==') && cursor.home !== 'spark') cursor.fail();
    cursor.next();
    if (cursor.isWord('any') || cursor.isWord('all') || cursor.isWord('some')) cursor.fail();
    return notChained(cursor, { node: 'binary', at, op, left, right: parseSum(cursor) });
  }
  if (cursor.words('is')) return notChained(cursor, parseIs(cursor, at, left));
  const not = cursor.words('not');
  if (cursor.words('between')) {
    const low = parseSum(cursor);
    cursor.expectWord('and');
    return notChained(cursor, { node: 'between', at, not, of: left, low, high: parseSum(cursor) });
  }
  if (cursor.words('in')) return parseIn(cursor, at, not, left);
  if (cursor.isWord('like') || cursor.isWord('ilike')) {
    const fold = cursor.next().text === 'ilike';
    if (cursor.isWord('any') || cursor.isWord('all')) cursor.fail();
    const pattern = parseSum(cursor);
    const before = cursor.words('escape') ? parseSum(cursor) : null;
    return { node: 'like', at, not, fold, of: left, pattern, escape: before };
  }
  if (not) cursor.fail();
  return left;
}

/** `a = b = c` means something else in each dialect, or nothing. */
function notChained(cursor: Cursor, expr: Expr): Expr {
  const token = cursor.peek();
  const goesOn =
    (token.kind === 'symbol' && COMPARISONS[token.text] !== undefined) ||
    (token.kind === 'word' && ['is', 'in', 'like', 'between'].includes(token.text));
  if (goesOn) unsupported(token.start, 'a comparison of a comparison', 'Put the first one in parentheses.');
  return expr;
}

function parseIs(cursor: Cursor, at: number, of: Expr): Expr {
  const not = cursor.words('not');
  for (const what of ['null', 'true', 'false'] as const)
    if (cursor.words(what)) return { node: 'is', at, not, of, what };
  if (cursor.words('distinct', 'from'))
    return { node: 'binary', at, op: not ? 'IS' : 'IS NOT', left: of, right: parseSum(cursor) };
  return cursor.fail('NULL, TRUE, FALSE or DISTINCT FROM');
}

function parseIn(cursor: Cursor, at: number, not: boolean, of: Expr): Expr {
  if (cursor.words('unnest')) {
    cursor.expect('(');
    const array = parseExpr(cursor);
    cursor.expect(')');
    if (array.node !== 'array')
      unsupported(at, 'IN UNNEST of a value', 'Write IN (SELECT x FROM UNNEST(…) AS x).');
    return { node: 'in', at, not, of, list: array.items };
  }
  cursor.expect('(');
  const list = startsQuery(cursor) ? cursor.query() : parseList(cursor);
  cursor.expect(')');
  return { node: 'in', at, not, of, list };
}

export function parseSum(cursor: Cursor): Expr {
  let left = parseProduct(cursor);
  for (;;) {
    const { at } = cursor;
    const token = cursor.peek();
    if (token.kind !== 'symbol' || !['+', '-', '||'].includes(token.text)) return left;
    // Dialects differ in which of them binds more tightly.
    const mixes = (expr: Expr) =>
      expr.node === 'binary' &&
      (expr.op === '||') !== (token.text === '||') &&
      /^(?:[-+*/%]|\|\|)$/.test(expr.op);
    cursor.next();
    const right = parseProduct(cursor);
    if (!isParenthesized(left) && !isParenthesized(right) && (mixes(left) || mixes(right)))
      unsupported(at, '|| beside arithmetic', 'Put one of them in parentheses.');
    left = { node: 'binary', at, op: token.text, left, right };
  }
}

function parseProduct(cursor: Cursor): Expr {
  let left = parseUnary(cursor);
  for (;;) {
    const { at } = cursor;
    const token = cursor.peek();
    if (token.kind !== 'symbol' || !['*', '/', '%'].includes(token.text)) return left;
    if (token.text === '%' && cursor.home === 'bigquery') unsupported(at, '%', 'Write MOD(a, b).');
    cursor.next();
    left = { node: 'binary', at, op: token.text, left, right: parseUnary(cursor) };
  }
}

export function parseUnary(cursor: Cursor): Expr {
  const { at } = cursor;
  if (cursor.symbol('-')) return { node: 'minus', at, of: parseUnary(cursor) };
  if (cursor.symbol('+')) return parseUnary(cursor);
  return parsePostfix(cursor, parsePrimary(cursor));
}
