import type { Call, Expr } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parseType } from './parse-type.ts';
import { parseOrder, parseWindow } from './parse-window.ts';
import { unsupported } from './unsupported.ts';

export function call(at: number, name: string, args: readonly Expr[]): Call {
  return {
    node: 'call',
    at,
    name,
    args,
    distinct: false,
    order: [],
    limit: null,
    nulls: null,
    filter: null,
    over: null,
  };
}

export function parseCall(cursor: Cursor): Expr {
  const { at } = cursor;
  const name = cursor.next().text;
  cursor.expect('(');
  const distinct = cursor.words('distinct');
  const args = cursor.isSymbol(')') ? [] : [parseArgument(cursor)];
  while (cursor.symbol(',')) args.push(parseArgument(cursor));
  let nulls = parseNulls(cursor);
  let order = cursor.words('order', 'by') ? parseOrder(cursor) : [];
  const limit = cursor.words('limit') ? cursor.expression() : null;
  cursor.expect(')');
  nulls = nulls ?? parseNulls(cursor);
  if (cursor.words('within')) {
    cursor.expectWord('group');
    cursor.expect('(');
    cursor.expectWord('order');
    cursor.expectWord('by');
    order = parseOrder(cursor);
    cursor.expect(')');
  }
  let filter: Expr | null = null;
  if (cursor.isWord('filter') && cursor.isSymbol('(', 1)) {
    cursor.next();
    cursor.expect('(');
    cursor.expectWord('where');
    filter = cursor.expression();
    cursor.expect(')');
  }
  nulls = nulls ?? parseNulls(cursor);
  const over = cursor.words('over') ? (cursor.isSymbol('(') ? parseWindow(cursor) : cursor.name()) : null;
  return { node: 'call', at, name, args, distinct, order, limit, nulls, filter, over };
}

function parseNulls(cursor: Cursor): 'ignore' | 'respect' | null {
  if (cursor.words('ignore', 'nulls')) return 'ignore';
  return cursor.words('respect', 'nulls') ? 'respect' : null;
}

/** A unit is read as the name that it looks like, `WEEK(MONDAY)` as a call. */
function parseArgument(cursor: Cursor): Expr {
  const expr = cursor.expression();
  if (cursor.isSymbol('=>')) unsupported(expr.at, 'an argument by name');
  return expr;
}

export function parseCast(cursor: Cursor): Expr {
  const { at } = cursor;
  const name = cursor.next().text;
  cursor.expect('(');
  const of = cursor.expression();
  cursor.expectWord('as');
  const type = parseType(cursor);
  if (cursor.isWord('format')) cursor.fail();
  cursor.expect(')');
  return { node: 'cast', at, of, type, safe: name !== 'cast' };
}

/** EXTRACT(part FROM x), as a call with the part as a name. */
export function parseExtract(cursor: Cursor): Expr {
  const { at } = cursor;
  cursor.next();
  cursor.expect('(');
  const part = cursor.next();
  const unit: Expr = cursor.symbol('(')
    ? call(part.start, part.text, [cursor.expression()])
    : { node: 'name', at: part.start, parts: [part.value] };
  if (unit.node === 'call') cursor.expect(')');
  cursor.expectWord('from');
  const of = cursor.expression();
  cursor.expect(')');
  return call(at, 'extract', [unit, of]);
}

export function parsePosition(cursor: Cursor): Expr {
  const { at } = cursor;
  cursor.next();
  cursor.expect('(');
  const part = cursor.sum();
  if (cursor.symbol(',')) {
    const text = cursor.expression();
    cursor.expect(')');
    return call(at, 'position', [part, text]);
  }
  cursor.expectWord('in');
  const text = cursor.expression();
  cursor.expect(')');
  return call(at, 'position', [part, text]);
}
