import type { Bound, Call, Expr, Frame, OrderKey, TypeName, Window } from './ast.ts';
import { type Cursor, RESERVED, startsQuery } from './cursor.ts';
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

export function parseList(cursor: Cursor): Expr[] {
  const list = [parseExpr(cursor)];
  while (cursor.symbol(',')) list.push(parseExpr(cursor));
  return list;
}

function parseSum(cursor: Cursor): Expr {
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

const parenthesized = new WeakSet<Expr>();
const isParenthesized = (expr: Expr): boolean => parenthesized.has(expr);

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

function parseUnary(cursor: Cursor): Expr {
  const { at } = cursor;
  if (cursor.symbol('-')) return { node: 'minus', at, of: parseUnary(cursor) };
  if (cursor.symbol('+')) return parseUnary(cursor);
  return parsePostfix(cursor, parsePrimary(cursor));
}

function parsePostfix(cursor: Cursor, first: Expr): Expr {
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
    const index = parseExpr(cursor);
    cursor.expect(')');
    cursor.expect(']');
    return { node: 'item', at, of, index, by };
  }
  const index = parseExpr(cursor);
  cursor.expect(']');
  return { node: 'item', at, of, index, by: null };
}

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

function parsePrimary(cursor: Cursor): Expr {
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

function parseCall(cursor: Cursor): Expr {
  const { at } = cursor;
  const name = cursor.next().text;
  cursor.expect('(');
  const distinct = cursor.words('distinct');
  const args = cursor.isSymbol(')') ? [] : [parseArgument(cursor)];
  while (cursor.symbol(',')) args.push(parseArgument(cursor));
  let nulls = parseNulls(cursor);
  let order = cursor.words('order', 'by') ? parseOrder(cursor) : [];
  const limit = cursor.words('limit') ? parseExpr(cursor) : null;
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
    filter = parseExpr(cursor);
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
  const expr = parseExpr(cursor);
  if (cursor.isSymbol('=>')) unsupported(expr.at, 'an argument by name');
  return expr;
}

function parseCast(cursor: Cursor): Expr {
  const { at } = cursor;
  const name = cursor.next().text;
  cursor.expect('(');
  const of = parseExpr(cursor);
  cursor.expectWord('as');
  const type = parseType(cursor);
  if (cursor.isWord('format')) cursor.fail();
  cursor.expect(')');
  return { node: 'cast', at, of, type, safe: name !== 'cast' };
}

/** EXTRACT(part FROM x), as a call with the part as a name. */
function parseExtract(cursor: Cursor): Expr {
  const { at } = cursor;
  cursor.next();
  cursor.expect('(');
  const part = cursor.next();
  const unit: Expr = cursor.symbol('(')
    ? call(part.start, part.text, [parseExpr(cursor)])
    : { node: 'name', at: part.start, parts: [part.value] };
  if (unit.node === 'call') cursor.expect(')');
  cursor.expectWord('from');
  const of = parseExpr(cursor);
  cursor.expect(')');
  return call(at, 'extract', [unit, of]);
}

function parsePosition(cursor: Cursor): Expr {
  const { at } = cursor;
  cursor.next();
  cursor.expect('(');
  const part = parseSum(cursor);
  if (cursor.symbol(',')) {
    const text = parseExpr(cursor);
    cursor.expect(')');
    return call(at, 'position', [part, text]);
  }
  cursor.expectWord('in');
  const text = parseExpr(cursor);
  cursor.expect(')');
  return call(at, 'position', [part, text]);
}

function parseCase(cursor: Cursor): Expr {
  const { at } = cursor;
  cursor.next();
  const of = cursor.isWord('when') ? null : parseExpr(cursor);
  const whens: [Expr, Expr][] = [];
  while (cursor.words('when')) {
    const when = parseExpr(cursor);
    cursor.expectWord('then');
    whens.push([when, parseExpr(cursor)]);
  }
  if (whens.length === 0) cursor.fail('WHEN');
  const other = cursor.words('else') ? parseExpr(cursor) : null;
  cursor.expectWord('end');
  return { node: 'case', at, of, whens, other };
}

/** `INTERVAL 1 HOUR`, `INTERVAL '1' HOUR`, `INTERVAL '1 hour'`. */
function parseInterval(cursor: Cursor): Expr {
  const { at } = cursor;
  cursor.next();
  const amount = parseUnary(cursor);
  if (amount.node === 'text') {
    const [, number, unit] = /^\s*([+-]?\d+)\s*([a-z]*)\s*$/i.exec(amount.value) ?? [];
    if (number === undefined)
      unsupported(at, `the interval '${amount.value}'`, 'Write one whole number and one unit.');
    const whole: Expr = signed(amount.at, number);
    if (unit) return { node: 'interval', at, amount: whole, unit: unit.toLowerCase() };
    return { node: 'interval', at, amount: whole, unit: intervalUnit(cursor) };
  }
  if (cursor.home === 'trino') unsupported(at, 'an INTERVAL of a value', "Write date_add('minute', n, ts).");
  if (cursor.home === 'snowflake')
    unsupported(at, 'an INTERVAL without quotes', "Write INTERVAL '1 hour', or DATEADD.");
  return { node: 'interval', at, amount, unit: intervalUnit(cursor) };
}

function signed(at: number, number: string): Expr {
  const digits: Expr = { node: 'number', at, text: number.replace(/^[+-]/, '') };
  return number.startsWith('-') ? { node: 'minus', at, of: digits } : digits;
}

function intervalUnit(cursor: Cursor): string {
  const token = cursor.next();
  if (token.kind !== 'word') unsupported(token.start, 'an INTERVAL without a unit');
  if (cursor.isWord('to')) unsupported(token.start, `an INTERVAL ${token.value} TO …`);
  return token.text;
}

export function parseOrder(cursor: Cursor): OrderKey[] {
  const keys: OrderKey[] = [];
  do {
    const { at } = cursor;
    if (cursor.isWord('all')) cursor.fail();
    const of = parseExpr(cursor);
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
  const amount = parseSum(cursor);
  if (cursor.words('preceding')) return { what: 'preceding', amount };
  if (cursor.words('following')) return { what: 'following', amount };
  return cursor.fail('PRECEDING or FOLLOWING');
}
