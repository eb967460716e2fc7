import type { Unnest } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parseAlias, parseColumnNames } from './parse-names.ts';
import { unsupported } from './unsupported.ts';

/** UNNEST(array) AS x [WITH OFFSET AS i], UNNEST(array) [WITH ORDINALITY] AS t (x, i). */
export function parseUnnest(cursor: Cursor): Unnest {
  const { at } = cursor;
  cursor.next();
  cursor.expect('(');
  const of = cursor.expression();
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
export function parseFlatten(cursor: Cursor): Unnest {
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
  const of = cursor.expression();
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
export function parseLateralView(cursor: Cursor): Unnest {
  const { at } = cursor;
  if (cursor.home !== 'spark') cursor.fail();
  cursor.next();
  cursor.next();
  if (cursor.isWord('outer')) unsupported(at, 'LATERAL VIEW OUTER');
  const name = cursor.next().text;
  if (name !== 'explode' && name !== 'posexplode') unsupported(at, `LATERAL VIEW ${name}`);
  cursor.expect('(');
  const of = cursor.expression();
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
