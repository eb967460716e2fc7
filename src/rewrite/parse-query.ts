import type { Body, Cte, Expr, Item, Query, Select, Window } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parseExpr } from './parse-expression.ts';
import { parseFrom } from './parse-from.ts';
import { parseList } from './parse-list.ts';
import { parseAlias, parseColumnNames } from './parse-names.ts';
import { parseOrder, parseWindow } from './parse-window.ts';
import { unsupported } from './unsupported.ts';

/** Reads a query, with what stands before it and its ORDER BY and LIMIT. @throws Unsupported */
export function parseQuery(cursor: Cursor): Query {
  const { at } = cursor;
  const ctes: Cte[] = [];
  let recursive = false;
  if (cursor.words('with')) {
    recursive = cursor.words('recursive');
    do ctes.push(parseCte(cursor));
    while (cursor.symbol(','));
  }
  const body = parseBody(cursor);
  const order = cursor.words('order', 'by') ? parseOrder(cursor) : [];
  let limit: Expr | null = null;
  let offset: Expr | null = null;
  // Trino has them in this order.
  if (cursor.words('offset')) {
    offset = parseExpr(cursor);
    if (!cursor.words('rows')) cursor.words('row');
  }
  if (cursor.words('limit')) limit = cursor.words('all') ? null : parseExpr(cursor);
  else if (cursor.words('fetch')) {
    if (!cursor.words('first')) cursor.expectWord('next');
    limit =
      cursor.isWord('row') || cursor.isWord('rows')
        ? { node: 'number', at: cursor.at, text: '1' }
        : parseExpr(cursor);
    if (!cursor.words('rows')) cursor.expectWord('row');
    cursor.expectWord('only');
  }
  if (!offset && cursor.words('offset')) offset = parseExpr(cursor);
  return { at, recursive, ctes, body, order, limit, offset };
}

function parseCte(cursor: Cursor): Cte {
  const { at } = cursor;
  const name = cursor.name();
  const columns = parseColumnNames(cursor);
  cursor.expectWord('as');
  cursor.expect('(');
  const query = parseQuery(cursor);
  cursor.expect(')');
  return { at, name, columns, query };
}

function parseBody(cursor: Cursor): Body {
  let left = parseOperand(cursor);
  let before: string | null = null;
  for (;;) {
    const { at } = cursor;
    const op = setOperator(cursor);
    if (op === null) return left;
    if (before !== null && before !== op)
      unsupported(at, `${op} beside ${before}`, 'Put one of them in parentheses.');
    before = op;
    left = { body: 'set', at, op, left, right: parseOperand(cursor) };
  }
}

function setOperator(cursor: Cursor): string | null {
  const word = cursor.peek().text;
  if (cursor.peek().kind !== 'word' || !['union', 'except', 'intersect', 'minus'].includes(word)) return null;
  const { at } = cursor;
  cursor.next();
  const all = cursor.words('all');
  const distinct = !all && cursor.words('distinct');
  if (word === 'union') {
    if (!all && !distinct && cursor.home === 'bigquery')
      unsupported(at, 'UNION', 'Write UNION ALL or UNION DISTINCT.');
    return all ? 'UNION ALL' : 'UNION';
  }
  if (all)
    unsupported(
      at,
      `${word.toUpperCase()} ALL`,
      `Write ${word.toUpperCase()} without ALL, or count with a window.`,
    );
  return word === 'intersect' ? 'INTERSECT' : 'EXCEPT';
}

function parseOperand(cursor: Cursor): Body {
  const { at } = cursor;
  if (cursor.symbol('(')) {
    const query = parseQuery(cursor);
    cursor.expect(')');
    return { body: 'nested', at, query };
  }
  if (cursor.words('values')) {
    const rows: Expr[][] = [];
    do {
      if (!cursor.symbol('(')) cursor.fail('"("');
      rows.push(parseList(cursor));
      cursor.expect(')');
    } while (cursor.symbol(','));
    return { body: 'values', at, rows };
  }
  return parseSelect(cursor);
}

function parseSelect(cursor: Cursor): Select {
  const { at } = cursor;
  cursor.expectWord('select');
  const distinct = cursor.words('distinct');
  if (distinct && cursor.isWord('on')) cursor.fail();
  if (!distinct) cursor.words('all');
  const items: Item[] = [];
  do {
    // BigQuery lets a list end with a comma.
    if (
      items.length > 0 &&
      cursor.home === 'bigquery' &&
      (cursor.isWord('from') || cursor.peek().kind === 'end')
    )
      break;
    items.push(parseSelectItem(cursor));
  } while (cursor.symbol(','));
  const from = cursor.words('from') ? parseFrom(cursor) : null;
  const where = cursor.words('where') ? parseExpr(cursor) : null;
  const group = cursor.words('group', 'by') ? parseGroup(cursor) : [];
  const having = cursor.words('having') ? parseExpr(cursor) : null;
  let windows: Select['windows'] = [];
  let qualify: Expr | null = null;
  for (;;) {
    if (cursor.words('qualify')) qualify = parseExpr(cursor);
    else if (cursor.words('window')) windows = parseWindows(cursor);
    else break;
  }
  if (qualify && cursor.home === 'trino')
    unsupported(
      qualify.at,
      'QUALIFY',
      'Trino has none: number the rows in a subquery and filter outside of it.',
    );
  return { body: 'select', at, distinct, items, from, where, group, having, qualify, windows };
}

function parseGroup(cursor: Cursor): readonly Expr[] | 'all' {
  if (cursor.words('all')) {
    if (cursor.home === 'trino') unsupported(cursor.at, 'GROUP BY ALL');
    return 'all';
  }
  return parseList(cursor);
}

function parseWindows(cursor: Cursor): { name: string; window: Window }[] {
  const windows: { name: string; window: Window }[] = [];
  do {
    const name = cursor.name();
    cursor.expectWord('as');
    windows.push({ name, window: parseWindow(cursor) });
  } while (cursor.symbol(','));
  return windows;
}

function parseSelectItem(cursor: Cursor): Item {
  const { at } = cursor;
  const of = parseExpr(cursor);
  if (of.node === 'star' && cursor.isWord('replace')) cursor.fail();
  return { at, of, alias: parseAlias(cursor) };
}
