import type { Expr } from './ast.ts';
import { type Cursor, RESERVED, startsQuery } from './cursor.ts';
import { call, parseCall, parseCast, parseExtract, parsePosition } from './parse-call.ts';
import { parseInterval } from './parse-interval.ts';
import { parseList } from './parse-list.ts';
import { unsupported } from './unsupported.ts';

const parenthesized = new WeakSet<Expr>();

export const isParenthesized = (expr: Expr): boolean => parenthesized.has(expr);

export function parsePrimary(cursor: Cursor): Expr {
  const token = cursor.peek();
  const at = token.start;
  switch (token.kind) {
    case 'number':
      cursor.next();
      return { node: 'number', at, text: token.text };
    case 'string':
      cursor.next();
      if (cursor.peek().kind === 'string')
        unsupported(cursor.at, 'two texts side by side', 'Join them with CONCAT or ||.');
      return { node: 'text', at, value: token.value };
    case 'param':
      cursor.next();
      return { node: 'param', at, name: token.value };
    case 'quoted':
      return parseNameOrCall(cursor);
    case 'word':
      return parseWord(cursor);
    default:
      return parseSymbol(cursor);
  }
}

function parseSymbol(cursor: Cursor): Expr {
  const { at } = cursor;
  if (cursor.symbol('*')) return { node: 'star', at, of: null, except: parseExcept(cursor) };
  if (cursor.symbol('[')) {
    const items = cursor.isSymbol(']') ? [] : parseList(cursor);
    cursor.expect(']');
    return { node: 'array', at, items };
  }
  if (cursor.isSymbol('?'))
    unsupported(
      at,
      'a parameter without a name',
      'Name it as the task does: :user_id, or @user_id in BigQuery.',
    );
  if (!cursor.symbol('(')) return cursor.fail('An expression');
  if (startsQuery(cursor)) {
    const query = cursor.query();
    cursor.expect(')');
    return { node: 'query', at, query };
  }
  const items = parseList(cursor);
  cursor.expect(')');
  const [only] = items;
  if (items.length > 1 || !only) return { node: 'row', at, items };
  parenthesized.add(only);
  return only;
}

/** `* EXCEPT (a)` of BigQuery and Spark, `* EXCLUDE a` of Snowflake. */
function parseExcept(cursor: Cursor): string[] {
  const word = cursor.home === 'snowflake' ? 'exclude' : 'except';
  const follows =
    word === 'except'
      ? cursor.isSymbol('(', 1) && !(cursor.isWord('select', 2) || cursor.isSymbol('(', 2))
      : true;
  if (!cursor.isWord(word) || !follows || cursor.home === 'trino') return [];
  cursor.next();
  if (word === 'exclude' && !cursor.isSymbol('(')) return [cursor.name()];
  cursor.expect('(');
  const names = [cursor.name()];
  while (cursor.symbol(',')) names.push(cursor.name());
  cursor.expect(')');
  return names;
}

function parseWord(cursor: Cursor): Expr {
  const token = cursor.peek();
  const at = token.start;
  const next = cursor.peek(1);
  const calls = next.kind === 'symbol' && next.text === '(';
  if (
    next.kind === 'string' &&
    (token.text === 'date' || token.text === 'timestamp' || token.text === 'datetime')
  ) {
    cursor.next();
    const value = cursor.next().value;
    return {
      node: 'cast',
      at,
      of: { node: 'text', at: next.start, value },
      type: { at, name: token.text, sizes: [] },
      safe: false,
    };
  }
  switch (token.text) {
    case 'null':
      cursor.next();
      return { node: 'null', at };
    case 'true':
    case 'false':
      cursor.next();
      return { node: 'boolean', at, value: token.text === 'true' };
    case 'case':
      return parseCase(cursor);
    case 'interval':
      return parseInterval(cursor);
    case 'exists':
    case 'not': {
      const not = cursor.words('not');
      cursor.expectWord('exists');
      cursor.expect('(');
      const query = cursor.query();
      cursor.expect(')');
      const exists: Expr = { node: 'exists', at, query };
      return not ? { node: 'not', at, of: exists } : exists;
    }
    case 'current_date':
    case 'current_timestamp': {
      cursor.next();
      if (cursor.symbol('(')) cursor.expect(')');
      return call(at, token.text, []);
    }
    case 'array':
      if (next.text === '[') {
        cursor.next();
        return parseSymbol(cursor);
      }
      break;
    default:
      break;
  }
  if (calls) {
    if (token.text === 'cast' || token.text === 'safe_cast' || token.text === 'try_cast')
      return parseCast(cursor);
    if (token.text === 'extract') return parseExtract(cursor);
    if (token.text === 'position') return parsePosition(cursor);
    if (CALLED.has(token.text)) return parseCall(cursor);
  }
  return parseNameOrCall(cursor);
}

/** Reserved words that are functions as well. */
const CALLED = new Set(['left', 'right', 'replace', 'if', 'date', 'timestamp', 'array']);

function parseNameOrCall(cursor: Cursor): Expr {
  const { at } = cursor;
  const quoted = cursor.peek().kind === 'quoted';
  if (cursor.peek().kind === 'word' && RESERVED.has(cursor.peek().text)) return cursor.fail('An expression');
  if (!quoted && cursor.isSymbol('(', 1)) return parseCall(cursor);
  const parts = [cursor.name()];
  while (cursor.isSymbol('.')) {
    cursor.next();
    if (cursor.symbol('*')) {
      if (parts.length > 1) unsupported(at, `${parts.join('.')}.*`);
      return { node: 'star', at, of: parts[0] ?? null, except: parseExcept(cursor) };
    }
    const part = cursor.next();
    if (part.kind !== 'word' && part.kind !== 'quoted')
      unsupported(part.start, `"${part.text}" behind a point`);
    if (part.kind === 'word' && cursor.isSymbol('('))
      unsupported(at, `the function ${[...parts, part.value].join('.').toUpperCase()}`);
    parts.push(part.value);
  }
  return { node: 'name', at, parts };
}

function parseCase(cursor: Cursor): Expr {
  const { at } = cursor;
  cursor.next();
  const of = cursor.isWord('when') ? null : cursor.expression();
  const whens: [Expr, Expr][] = [];
  while (cursor.words('when')) {
    const when = cursor.expression();
    cursor.expectWord('then');
    whens.push([when, cursor.expression()]);
  }
  if (whens.length === 0) cursor.fail('WHEN');
  const other = cursor.words('else') ? cursor.expression() : null;
  cursor.expectWord('end');
  return { node: 'case', at, of, whens, other };
}
