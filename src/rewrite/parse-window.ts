import type { Bound, Frame, OrderKey, Window } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parseList } from './parse-list.ts';

export function parseOrder(cursor: Cursor): OrderKey[] {
  const keys: OrderKey[] = [];
  do {
    const { at } = cursor;
    if (cursor.isWord('all')) cursor.fail();
    const of = cursor.expression();
    const down = cursor.words('desc');
    if (!down) cursor.words('asc');
    let nulls: OrderKey['nulls'] = null;
    if (cursor.words('nulls', 'first')) nulls = 'first';
    else if (cursor.words('nulls', 'last')) nulls = 'last';
    keys.push({ at, of, down, nulls });
  } while (cursor.symbol(','));
  return keys;
}

export function parseWindow(cursor: Cursor): Window {
  const { at } = cursor;
  cursor.expect('(');
  const base = cursor.isName() && !cursor.isWord('rows') && !cursor.isSymbol('(', 1) ? cursor.name() : null;
  const partition = cursor.words('partition', 'by') ? parseList(cursor) : [];
  const order = cursor.words('order', 'by') ? parseOrder(cursor) : [];
  const frame = cursor.isWord('rows') || cursor.isWord('range') ? parseFrame(cursor) : null;
  cursor.expect(')');
  return { at, base, partition, order, frame };
}

function parseFrame(cursor: Cursor): Frame {
  const { at } = cursor;
  const by = cursor.next().text === 'rows' ? 'rows' : 'range';
  if (!cursor.words('between')) return { at, by, from: parseBound(cursor), to: null };
  const from = parseBound(cursor);
  cursor.expectWord('and');
  return { at, by, from, to: parseBound(cursor) };
}

function parseBound(cursor: Cursor): Bound {
  if (cursor.words('unbounded', 'preceding')) return { what: 'unbounded preceding', amount: null };
  if (cursor.words('unbounded', 'following')) return { what: 'unbounded following', amount: null };
  if (cursor.words('current', 'row')) return { what: 'current row', amount: null };
  const amount = cursor.sum();
  if (cursor.words('preceding')) return { what: 'preceding', amount };
  if (cursor.words('following')) return { what: 'following', amount };
  return cursor.fail('PRECEDING or FOLLOWING');
}
