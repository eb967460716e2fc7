import type { Expr } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parsePrimary } from './parse-primary.ts';
import { parseType } from './parse-type.ts';
import { unsupported } from './unsupported.ts';

export function parsePostfix(cursor: Cursor, first: Expr): Expr {
  let of = first;
  for (;;) {
    const { at } = cursor;
    if (cursor.isSymbol('::')) {
      if (cursor.home !== 'snowflake' && cursor.home !== 'spark') cursor.fail();
      cursor.next();
      of = { node: 'cast', at, of, type: parseType(cursor), safe: false };
    } else if (cursor.isSymbol(':') && (cursor.home === 'snowflake' || cursor.home === 'spark')) {
      cursor.next();
      of = { node: 'path', at, of, path: parsePath(cursor) };
    } else if (cursor.symbol('[')) {
      of = parseItem(cursor, at, of);
    } else if (cursor.isWord('at') && cursor.isWord('time', 1)) {
      cursor.next();
      cursor.next();
      cursor.expectWord('zone');
      of = { node: 'zone', at, of, zone: parsePrimary(cursor) };
    } else return of;
  }
}

/** `key.key[0]`, as a path of SQLite's. */
function parsePath(cursor: Cursor): string {
  let path = '$';
  const key = () => {
    const token = cursor.next();
    if (token.kind !== 'word' && token.kind !== 'quoted') unsupported(token.start, `${token.text} in a path`);
    path += pathKey(token.value, token.start);
  };
  key();
  for (;;) {
    if (cursor.symbol('.')) key();
    else if (cursor.isSymbol('[') && cursor.peek(1).kind === 'number') {
      cursor.next();
      path += `[${cursor.next().text}]`;
      cursor.expect(']');
    } else return path;
  }
}

export function pathKey(key: string, at: number): string {
  if (key === '' || /["\\\ue000\ue001]/.test(key)) unsupported(at, `the key ${key} in a path`);
  return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `."${key}"`;
}

function parseItem(cursor: Cursor, at: number, of: Expr): Expr {
  const by = cursor.isSymbol('(', 1) && cursor.peek().kind === 'word' ? cursor.peek().text : null;
  if (by !== null && ['offset', 'ordinal', 'safe_offset', 'safe_ordinal'].includes(by)) {
    cursor.next();
    cursor.expect('(');
    const index = cursor.expression();
    cursor.expect(')');
    cursor.expect(']');
    return { node: 'item', at, of, index, by };
  }
  const index = cursor.expression();
  cursor.expect(']');
  return { node: 'item', at, of, index, by: null };
}
