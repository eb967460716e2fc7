import type { TypeName } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { unsupported } from './unsupported.ts';

export function parseType(cursor: Cursor): TypeName {
  const { at } = cursor;
  const first = cursor.next();
  if (first.kind !== 'word') unsupported(at, `the type ${first.text}`);
  let name = first.text;
  if (name === 'double' && cursor.words('precision')) name = 'double';
  if (name === 'character' && cursor.words('varying')) name = 'varchar';
  const sizes: number[] = [];
  if (cursor.isSymbol('<')) unsupported(at, `the type ${name.toUpperCase()}<…>`);
  if (cursor.symbol('(')) {
    do {
      const token = cursor.next();
      if (token.kind === 'word') unsupported(at, `the type ${name.toUpperCase()}(${token.value}…)`);
      sizes.push(Number(token.text));
    } while (cursor.symbol(','));
    cursor.expect(')');
  }
  if ((name === 'timestamp' || name === 'time') && cursor.isWord('with')) {
    cursor.next();
    cursor.expectWord('time');
    cursor.expectWord('zone');
    name = `${name}tz`;
  } else if (name === 'timestamp' && cursor.isWord('without')) {
    cursor.next();
    cursor.expectWord('time');
    cursor.expectWord('zone');
  }
  return { at, name, sizes };
}
