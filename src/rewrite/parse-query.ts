import type { Body, Cte, Expr, From, Item, Query, Select, Unnest, Window } from './ast.ts';
import { type Cursor, startsQuery } from './cursor.ts';
import { parseExpr, parseList, parseOrder, parseWindow } from './parse-expression.ts';
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

export function parseColumnNames(cursor: Cursor): string[] {
  if (!cursor.isSymbol('(')) return [];
  cursor.next();
  const names = [cursor.name()];
  while (cursor.symbol(',')) names.push(cursor.name());
  cursor.expect(')');
  return names;
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

export function parseAlias(cursor: Cursor): string | null {
  if (cursor.words('as')) return cursor.name();
  return cursor.isName() ? cursor.name() : null;
}

export function parseFrom(cursor: Cursor): From {
  let left = parseJoins(cursor, parseSource(cursor));
  for (;;) {
    const { at } = cursor;
    if (!cursor.symbol(',')) return left;
    const right = parseJoins(cursor, parseSource(cursor));
    left = { from: 'join', at, how: 'comma', left, right, on: null, using: [] };
  }
}

const JOINS = ['inner', 'left', 'right', 'full', 'cross'] as const;

function parseJoins(cursor: Cursor, first: From): From {
  let left = first;
  for (;;) {
    const { at } = cursor;
    if (cursor.isWord('lateral') && cursor.isWord('view', 1)) {
      left = { from: 'join', at, how: 'cross', left, right: parseLateralView(cursor), on: null, using: [] };
      continue;
    }
    const word = JOINS.find((each) => cursor.isWord(each));
    if (!word && !cursor.isWord('join')) return left;
    if (word) cursor.next();
    if (word && word !== 'inner' && word !== 'cross') cursor.words('outer');
    cursor.expectWord('join');
    const how = word ?? 'inner';
    const right = parseSource(cursor);
    const on = cursor.words('on') ? parseExpr(cursor) : null;
    const using = !on && cursor.words('using') ? parseColumnNames(cursor) : [];
    if (how === 'cross' && (on || using.length > 0)) unsupported(at, 'a CROSS JOIN with a condition');
    const free = right.from === 'unnest';
    if (how !== 'cross' && !on && using.length === 0 && !free)
      unsupported(at, 'a JOIN without ON or USING', 'Write CROSS JOIN where no condition is meant.');
    left = { from: 'join', at, how, left, right, on, using };
  }
}

function parseSource(cursor: Cursor): From {
  const { at } = cursor;
  if (cursor.symbol('(')) {
    if (!startsQuery(cursor)) {
      const nested = parseFrom(cursor);
      cursor.expect(')');
      if (cursor.isName() || cursor.isWord('as')) unsupported(at, 'an alias of a joined pair');
      return nested;
    }
    const query = parseQuery(cursor);
    cursor.expect(')');
    const alias = parseAlias(cursor);
    return { from: 'query', at, query, alias, columns: alias === null ? [] : parseColumnNames(cursor) };
  }
  if (cursor.isWord('unnest') && cursor.isSymbol('(', 1)) return parseUnnest(cursor);
  if (cursor.isWord('lateral') || (cursor.isWord('table') && cursor.isSymbol('(', 1)))
    return parseFlatten(cursor);
  if (cursor.peek().kind === 'word' && cursor.peek().text === 'values') {
    const query = parseQuery(cursor);
    const alias = parseAlias(cursor);
    return { from: 'query', at, query, alias, columns: alias === null ? [] : parseColumnNames(cursor) };
  }
  const parts = parseTableName(cursor);
  if (cursor.isSymbol('(')) unsupported(at, `the table function ${parts.join('.').toUpperCase()}`);
  const alias = parseAlias(cursor);
  if (alias !== null && cursor.isSymbol('(')) unsupported(cursor.at, 'new names for the columns of a table');
  return { from: 'table', at, parts, alias };
}

/** `project.dataset.table`: the last part is the table's name. BigQuery's projects may have dashes. */
export function parseTableName(cursor: Cursor): string[] {
  const parts = [cursor.name()];
  while (cursor.symbol('.')) parts.push(cursor.name());
  return parts;
}

/** UNNEST(array) AS x [WITH OFFSET AS i], UNNEST(array) [WITH ORDINALITY] AS t (x, i). */
function parseUnnest(cursor: Cursor): Unnest {
  const { at } = cursor;
  cursor.next();
  cursor.expect('(');
  const of = parseExpr(cursor);
  if (cursor.isSymbol(',')) cursor.fail();
  cursor.expect(')');
  if (cursor.home === 'bigquery') {
    const element = parseAlias(cursor);
    let place: string | null = null;
    if (cursor.words('with')) {
      cursor.expectWord('offset');
      place = parseAlias(cursor) ?? 'offset';
    }
    return { from: 'unnest', at, of, alias: null, element, place, base: 0, flatten: false };
  }
  if (cursor.home !== 'trino') unsupported(at, 'UNNEST');
  const ordinal = cursor.words('with');
  if (ordinal) cursor.expectWord('ordinality');
  const alias = parseAlias(cursor);
  const columns = parseColumnNames(cursor);
  if (columns.length !== (ordinal ? 2 : 1))
    unsupported(at, 'UNNEST without names for its columns', 'Write UNNEST(…) AS t (x).');
  return {
    from: 'unnest',
    at,
    of,
    alias,
    element: columns[0] ?? null,
    place: columns[1] ?? null,
    base: 1,
    flatten: false,
  };
}

/** LATERAL FLATTEN(input => x [, path => 'a']) f, of Snowflake. */
function parseFlatten(cursor: Cursor): Unnest {
  const { at } = cursor;
  if (cursor.home !== 'snowflake') cursor.fail();
  const table = cursor.words('table');
  if (table) cursor.expect('(');
  else cursor.expectWord('lateral');
  const name = cursor.next();
  if (name.text !== 'flatten') unsupported(name.start, `LATERAL ${name.value}`);
  cursor.expect('(');
  if (cursor.isWord('input') && cursor.isSymbol('=>', 1)) {
    cursor.next();
    cursor.next();
  }
  const of = parseExpr(cursor);
  if (cursor.symbol(','))
    unsupported(
      cursor.at,
      `FLATTEN with ${cursor.peek().value}`,
      'Give it the array alone: input => x:path.',
    );
  cursor.expect(')');
  if (table) cursor.expect(')');
  const alias = parseAlias(cursor);
  return { from: 'unnest', at, of, alias, element: null, place: null, base: 0, flatten: true };
}

/** LATERAL VIEW explode(x) t AS y, LATERAL VIEW posexplode(x) t AS i, y, of Spark. */
function parseLateralView(cursor: Cursor): Unnest {
  const { at } = cursor;
  if (cursor.home !== 'spark') cursor.fail();
  cursor.next();
  cursor.next();
  if (cursor.isWord('outer')) unsupported(at, 'LATERAL VIEW OUTER');
  const name = cursor.next().text;
  if (name !== 'explode' && name !== 'posexplode') unsupported(at, `LATERAL VIEW ${name}`);
  cursor.expect('(');
  const of = parseExpr(cursor);
  cursor.expect(')');
  const alias = cursor.isName() ? cursor.name() : null;
  cursor.expectWord('as');
  const names = [cursor.name()];
  while (cursor.symbol(',')) names.push(cursor.name());
  const wanted = name === 'explode' ? 1 : 2;
  if (names.length !== wanted) unsupported(at, `${name} with ${names.length} names`);
  const element = names[wanted - 1] ?? null;
  return {
    from: 'unnest',
    at,
    of,
    alias,
    element,
    place: wanted === 2 ? (names[0] ?? null) : null,
    base: 0,
    flatten: false,
  };
}
