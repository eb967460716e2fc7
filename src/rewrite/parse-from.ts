import type { From } from './ast.ts';
import { type Cursor, startsQuery } from './cursor.ts';
import { parseAlias, parseColumnNames, parseTableName } from './parse-names.ts';
import { parseFlatten, parseLateralView, parseUnnest } from './parse-unnest.ts';
import { unsupported } from './unsupported.ts';

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
    const on = cursor.words('on') ? cursor.expression() : null;
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
    const query = cursor.query();
    cursor.expect(')');
    const alias = parseAlias(cursor);
    return { from: 'query', at, query, alias, columns: alias === null ? [] : parseColumnNames(cursor) };
  }
  if (cursor.isWord('unnest') && cursor.isSymbol('(', 1)) return parseUnnest(cursor);
  if (cursor.isWord('lateral') || (cursor.isWord('table') && cursor.isSymbol('(', 1)))
    return parseFlatten(cursor);
  if (cursor.peek().kind === 'word' && cursor.peek().text === 'values') {
    const query = cursor.query();
    const alias = parseAlias(cursor);
    return { from: 'query', at, query, alias, columns: alias === null ? [] : parseColumnNames(cursor) };
  }
  const parts = parseTableName(cursor);
  if (cursor.isSymbol('(')) unsupported(at, `the table function ${parts.join('.').toUpperCase()}`);
  const alias = parseAlias(cursor);
  if (alias !== null && cursor.isSymbol('(')) unsupported(cursor.at, 'new names for the columns of a table');
  return { from: 'table', at, parts, alias };
}
