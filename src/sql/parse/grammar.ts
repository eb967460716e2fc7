import type { Cursor } from './cursor.ts';
import type {
  Body,
  Bound,
  Call,
  Choice,
  ComparisonOp,
  Cte,
  Expr,
  Frame,
  Item,
  Join,
  OrderKey,
  Query,
  Select,
  SetOp,
  Step,
  TableRef,
  TypeName,
  Unnest,
  Window,
} from './tree.ts';
import { unsupported } from './unsupported.ts';

/*
 * Expressions and queries stand in each other, and so do their rules. Each begins with the cursor before its first
 * token and ends behind its last, and throws Unsupported at the first token that is none of it.
 */

// Expressions, from what binds most loosely to what binds most tightly.

export function parseExpr(cursor: Cursor): Expr {
  return cursor.nested(parseOr);
}

function parseOr(cursor: Cursor): Expr {
  const { at: from } = cursor;
  const first = parseAnd(cursor);
  const { at } = cursor;
  if (!cursor.words('or')) return first;
  const of = [first];
  do of.push(parseAnd(cursor));
  while (cursor.words('or'));
  return { node: 'logic', ...cursor.since(from, at), op: 'OR', of };
}

function parseAnd(cursor: Cursor): Expr {
  const { at: from } = cursor;
  const first = parseNot(cursor);
  const { at } = cursor;
  if (!cursor.words('and')) return first;
  const of = [first];
  do of.push(parseNot(cursor));
  while (cursor.words('and'));
  return { node: 'logic', ...cursor.since(from, at), op: 'AND', of };
}

function parseNot(cursor: Cursor): Expr {
  if (!cursor.isWord('not') || cursor.isWord('exists', 1)) return parseComparison(cursor);
  const { at } = cursor;
  cursor.next();
  const of = cursor.nested(parseNot);
  return { node: 'not', ...cursor.since(at), of };
}

const COMPARISONS: ReadonlyMap<string, ComparisonOp> = new Map([
  ['=', '='],
  ['==', '='],
  ['<>', '<>'],
  ['!=', '<>'],
  ['<', '<'],
  ['>', '>'],
  ['<=', '<='],
  ['>=', '>='],
  ['<=>', 'IS'],
]);

function parseComparison(cursor: Cursor): Expr {
  const { at: from } = cursor;
  const left = parseSum(cursor);
  const { at } = cursor;
  const symbol = cursor.peek();
  const op = symbol.kind === 'symbol' ? COMPARISONS.get(symbol.text) : undefined;
  if (op !== undefined) {
    const isOwn = symbol.text === '<=>' || symbol.text === '==';
    if (isOwn && !cursor.dialect.grammar.comparisons.includes(symbol.text)) cursor.fail();
    cursor.next();
    if (cursor.isAnyWord(['any', 'all', 'some'])) cursor.fail();
    const right = parseSum(cursor);
    return notChained(cursor, { node: 'comparison', ...cursor.since(from, at), op, left, right });
  }
  if (cursor.words('is')) return notChained(cursor, parseIs(cursor, from, at, left));
  const not = cursor.words('not');
  if (cursor.words('between')) {
    const low = parseSum(cursor);
    cursor.expectWords('and');
    const high = parseSum(cursor);
    return notChained(cursor, { node: 'between', ...cursor.since(from, at), not, of: left, low, high });
  }
  if (cursor.words('in')) {
    const list = parseInList(cursor, at);
    return { node: 'in', ...cursor.since(from, at), not, of: left, list };
  }
  if (cursor.isAnyWord(['like', 'ilike'])) {
    const fold = cursor.next().text === 'ilike';
    if (cursor.isAnyWord(['any', 'all'])) cursor.fail();
    const pattern = parseSum(cursor);
    const escapedBy = cursor.words('escape') ? parseSum(cursor) : null;
    return { node: 'like', ...cursor.since(from, at), not, fold, of: left, pattern, escapedBy };
  }
  if (cursor.isAnyWord(['rlike', 'regexp']) && cursor.dialect.functions.has(cursor.peek().text)) {
    const { text: name } = cursor.next();
    const pattern = parseSum(cursor);
    return { node: 'matches', ...cursor.since(from, at), name, not, of: left, pattern };
  }
  if (not) cursor.fail();
  return left;
}

/** `a = b = c` means something else in each dialect, or nothing. */
function notChained(cursor: Cursor, expr: Expr): Expr {
  const token = cursor.peek();
  const goesOn =
    (token.kind === 'symbol' && COMPARISONS.has(token.text)) ||
    cursor.isAnyWord(['is', 'in', 'like', 'between']);
  if (goesOn) unsupported(token.start, 'a comparison of a comparison', 'Put the first one in parentheses.');
  return expr;
}

function parseIs(cursor: Cursor, from: number, at: number, of: Expr): Expr {
  const not = cursor.words('not');
  for (const what of ['null', 'true', 'false'] as const)
    if (cursor.words(what)) return { node: 'is', ...cursor.since(from, at), not, of, what };
  if (!cursor.words('distinct', 'from')) return cursor.fail('NULL, TRUE, FALSE or DISTINCT FROM');
  const right = parseSum(cursor);
  return { node: 'comparison', ...cursor.since(from, at), op: not ? 'IS' : 'IS NOT', left: of, right };
}

function parseInList(cursor: Cursor, at: number): readonly Expr[] | Query {
  if (cursor.words('unnest')) {
    const array = cursor.inParentheses(parseExpr);
    if (array.node === 'array') return array.items;
    return unsupported(at, 'IN UNNEST of a value', 'Write IN (SELECT x FROM UNNEST(…) AS x).');
  }
  return cursor.inParentheses((inner) => (inner.isQuery() ? parseQuery(inner) : parseList(inner)));
}

export function parseList(cursor: Cursor): Expr[] {
  return cursor.list(parseExpr);
}

const PRODUCTS = ['*', '/', '%'] as const;
const SUMS = ['+', '-', '||'] as const;

/** What binds more tightly than a comparison. */
function parseSum(cursor: Cursor): Expr {
  const { at: from } = cursor;
  const first = parseProduct(cursor);
  const rest: Step[] = [];
  let isArithmetic = first.node === 'arithmetic';
  for (let op = operator(cursor, SUMS); op; op = operator(cursor, SUMS)) {
    const at = cursor.next().start;
    const of = parseProduct(cursor);
    // Dialects differ in which of them binds more tightly.
    const mixes = op === '||' ? isArithmetic || of.node === 'arithmetic' : rest[0]?.op === '||';
    if (mixes) unsupported(at, '|| beside arithmetic', 'Put one of them in parentheses.');
    if (op !== '||') isArithmetic = true;
    rest.push({ op, at, of });
  }
  return arithmetic(cursor, from, first, rest);
}

function parseProduct(cursor: Cursor): Expr {
  const { at: from } = cursor;
  const first = parseUnary(cursor);
  const rest: Step[] = [];
  for (let op = operator(cursor, PRODUCTS); op; op = operator(cursor, PRODUCTS)) {
    if (op === '%') cursor.refuse('%', cursor.at);
    const at = cursor.next().start;
    rest.push({ op, at, of: parseUnary(cursor) });
  }
  return arithmetic(cursor, from, first, rest);
}

function operator<Op extends string>(cursor: Cursor, operators: readonly Op[]): Op | undefined {
  return operators.find((each) => cursor.isSymbol(each));
}

function arithmetic(cursor: Cursor, from: number, first: Expr, rest: readonly Step[]): Expr {
  return rest[0] ? { node: 'arithmetic', ...cursor.since(from, rest[0].at), first, rest } : first;
}

/** What binds more tightly than any operator between two. */
function parseUnary(cursor: Cursor): Expr {
  const { at: from } = cursor;
  if (cursor.symbol('-')) {
    const of = cursor.nested(parseUnary);
    return { node: 'minus', ...cursor.since(from), of };
  }
  if (cursor.symbol('+')) return cursor.nested(parseUnary);
  const { colonCast, jsonPath } = cursor.dialect.grammar;
  let of = parsePrimary(cursor);
  for (;;) {
    const { at } = cursor;
    if (cursor.isSymbol('::')) {
      if (!colonCast) cursor.fail();
      cursor.next();
      const type = parseType(cursor);
      of = { node: 'cast', ...cursor.since(from, at), of, type, safe: false };
    } else if (jsonPath && cursor.symbol(':')) {
      const keys = parseKeys(cursor);
      of = { node: 'path', ...cursor.since(from, at), of, keys };
    } else if (cursor.symbol('[')) {
      const [by, index] = parsePlace(cursor);
      of = { node: 'element', ...cursor.since(from, at), of, index, by };
    } else if (cursor.isWord('at') && cursor.isWord('time', 1)) {
      cursor.expectWords('at', 'time', 'zone');
      const zone = parsePrimary(cursor);
      of = { node: 'zone', ...cursor.since(from, at), of, zone };
    } else return of;
  }
}

/** `key.key[0]` behind the colon of a path. */
function parseKeys(cursor: Cursor): (string | number)[] {
  const key = () => {
    const token = cursor.next();
    if (token.kind !== 'word' && token.kind !== 'name') unsupported(token.start, `${token.text} in a path`);
    return token.value;
  };
  const keys: (string | number)[] = cursor.isSymbol('[') ? [] : [key()];
  for (;;) {
    const { kind } = cursor.peek(1);
    if (keys.length > 0 && cursor.symbol('.')) keys.push(key());
    else if (cursor.isSymbol('[') && (kind === 'number' || kind === 'string')) {
      cursor.next();
      const { text, value } = cursor.next();
      keys.push(kind === 'number' ? Number(text) : value);
      cursor.expect(']');
    } else return keys.length > 0 ? keys : cursor.fail('A key');
  }
}

/** Behind `[`: a number, or `OFFSET(0)` and the like. */
function parsePlace(cursor: Cursor): [string | null, Expr] {
  const isNamed = cursor.isAnyWord(['offset', 'ordinal', 'safe_offset', 'safe_ordinal']);
  const by = isNamed && cursor.isSymbol('(', 1) ? cursor.next().text : null;
  const index = by === null ? parseExpr(cursor) : cursor.inParentheses(parseExpr);
  cursor.expect(']');
  return [by, index];
}

function parsePrimary(cursor: Cursor): Expr {
  const token = cursor.peek();
  const at = token.start;
  switch (token.kind) {
    case 'number':
      cursor.next();
      return { node: 'number', ...cursor.since(at), text: token.text };
    case 'string':
      cursor.next();
      if (cursor.peek().kind === 'string')
        unsupported(cursor.at, 'two texts side by side', 'Join them with CONCAT or ||.');
      return { node: 'text', ...cursor.since(at), value: token.value };
    case 'param':
      cursor.next();
      return { node: 'param', ...cursor.since(at), name: token.value };
    case 'name':
      return parseNameOrCall(cursor);
    case 'word':
      return parseWord(cursor);
    default:
      return parseSymbol(cursor);
  }
}

function parseSymbol(cursor: Cursor): Expr {
  const { at } = cursor;
  if (cursor.symbol('*')) {
    const except = parseExcept(cursor);
    return { node: 'star', ...cursor.since(at), of: null, except };
  }
  if (cursor.isSymbol('[')) return parseArray(cursor, at);
  if (cursor.isSymbol('?'))
    unsupported(
      at,
      'a parameter without a name',
      'Name it as the task does: :user_id, or @user_id in BigQuery.',
    );
  if (!cursor.symbol('(')) return cursor.fail('An expression');
  if (cursor.isQuery()) {
    const query = parseQuery(cursor);
    cursor.expect(')');
    return { node: 'subquery', ...cursor.since(at), query };
  }
  const items = parseList(cursor);
  cursor.expect(')');
  const [of] = items;
  return items.length > 1 || !of
    ? { node: 'row', ...cursor.since(at), items }
    : { node: 'paren', ...cursor.since(at), of };
}

function parseArray(cursor: Cursor, from: number): Expr {
  cursor.expect('[');
  const items = cursor.isSymbol(']') ? [] : parseList(cursor);
  cursor.expect(']');
  return { node: 'array', ...cursor.since(from), items };
}

/** `* EXCEPT (a)` of BigQuery and Spark, `* EXCLUDE a` of Snowflake. */
function parseExcept(cursor: Cursor): string[] {
  const word = cursor.dialect.grammar.starWithout;
  if (word === null || !cursor.isWord(word)) return [];
  // Behind a SELECT, EXCEPT may begin another one.
  const isSet = !cursor.isSymbol('(', 1) || cursor.isWord('select', 2) || cursor.isSymbol('(', 2);
  if (word === 'except' && isSet) return [];
  cursor.next();
  return cursor.isSymbol('(') || word === 'except' ? cursor.columnNames() : [cursor.name()];
}

/** Types that stand before a text: `DATE '2024-01-31'`. */
const TYPED: ReadonlySet<string> = new Set(['date', 'timestamp', 'datetime', 'numeric', 'decimal']);

/** Reserved words that are functions as well. */
const CALLED: ReadonlySet<string> = new Set([
  'left',
  'right',
  'replace',
  'if',
  'date',
  'timestamp',
  'array',
  'rlike',
  'regexp',
]);

function parseWord(cursor: Cursor): Expr {
  const { start: at, text: word } = cursor.peek();
  const next = cursor.peek(1);
  if (next.kind === 'string' && TYPED.has(word)) {
    cursor.next();
    const { value } = next;
    const type: TypeName = { node: 'type', ...cursor.since(at), name: word, sizes: [], of: [] };
    cursor.next();
    const of: Expr = { node: 'text', ...cursor.since(next.start), value };
    return { node: 'cast', ...cursor.since(at), of, type, safe: false };
  }
  switch (word) {
    case 'null':
      cursor.next();
      return { node: 'null', ...cursor.since(at) };
    case 'true':
    case 'false':
      cursor.next();
      return { node: 'boolean', ...cursor.since(at), value: word === 'true' };
    case 'case':
      return parseCase(cursor);
    case 'interval':
      return parseInterval(cursor);
    case 'exists':
      return parseExists(cursor);
    case 'not': {
      cursor.next();
      const of = parseExists(cursor);
      return { node: 'not', ...cursor.since(at), of };
    }
    case 'current_date':
    case 'current_timestamp':
      cursor.next();
      if (cursor.symbol('(')) cursor.expect(')');
      return call(cursor, at, word, []);
    case 'array':
      if (next.text !== '[') break;
      cursor.next();
      return parseArray(cursor, at);
    default:
      break;
  }
  if (cursor.isSymbol('(', 1)) {
    if (word === 'cast' || word === 'safe_cast' || word === 'try_cast') return parseCast(cursor);
    if (word === 'extract') return parseExtract(cursor);
    if (word === 'position') return parsePosition(cursor);
    if (CALLED.has(word)) return parseCall(cursor);
  }
  return parseNameOrCall(cursor);
}

function parseNameOrCall(cursor: Cursor): Expr {
  const { at } = cursor;
  if (!cursor.isName()) return cursor.fail('An expression');
  if (cursor.peek().kind === 'word' && cursor.isSymbol('(', 1)) return parseCall(cursor);
  const parts = [cursor.name()];
  while (cursor.symbol('.')) {
    if (cursor.symbol('*')) {
      if (parts.length > 1) unsupported(at, `${parts.join('.')}.*`);
      const except = parseExcept(cursor);
      return { node: 'star', ...cursor.since(at), of: parts[0] ?? null, except };
    }
    const part = cursor.next();
    if (part.kind !== 'word' && part.kind !== 'name')
      unsupported(part.start, `"${part.text}" behind a point`);
    if (part.kind === 'word' && cursor.isSymbol('('))
      unsupported(at, `the function ${[...parts, part.value].join('.').toUpperCase()}`);
    parts.push(part.value);
  }
  return { node: 'name', ...cursor.since(at), parts };
}

function parseExists(cursor: Cursor): Expr {
  const { at } = cursor;
  cursor.expectWords('exists');
  const query = cursor.inParentheses(parseQuery);
  return { node: 'exists', ...cursor.since(at), query };
}

function parseCase(cursor: Cursor): Expr {
  const { at } = cursor;
  cursor.next();
  const of = cursor.isWord('when') ? null : parseExpr(cursor);
  const whens: Choice[] = [];
  while (cursor.words('when')) {
    const when = parseExpr(cursor);
    cursor.expectWords('then');
    whens.push({ when, value: parseExpr(cursor) });
  }
  if (whens.length === 0) cursor.fail('WHEN');
  const other = cursor.words('else') ? parseExpr(cursor) : null;
  cursor.expectWords('end');
  return { node: 'case', ...cursor.since(at), of, whens, other };
}

/** `INTERVAL 1 HOUR`, `INTERVAL '1' HOUR`, `INTERVAL '1 hour'`. */
function parseInterval(cursor: Cursor): Expr {
  const { at } = cursor;
  cursor.next();
  const amount = cursor.nested(parseUnary);
  let unit = '';
  if (amount.node === 'text') {
    const read = /^\s*[+-]?\d+\s*([a-z]*)\s*$/i.exec(amount.value);
    if (!read) unsupported(at, `the interval '${amount.value}'`, 'Write one whole number and one unit.');
    unit = read[1]?.toLowerCase() ?? '';
  } else {
    cursor.refuse('an INTERVAL of a value', at);
    cursor.refuse('an INTERVAL without quotes', at);
  }
  if (unit === '') {
    const token = cursor.next();
    if (token.kind !== 'word') unsupported(token.start, 'an INTERVAL without a unit');
    if (cursor.isWord('to')) unsupported(token.start, `an INTERVAL ${token.value} TO …`);
    unit = token.text;
  }
  return { node: 'interval', ...cursor.since(at), amount, unit };
}

function call(cursor: Cursor, from: number, name: string, args: readonly Expr[]): Call {
  const none = { distinct: false, order: [], limit: null, nulls: null, filter: null, over: null };
  return { node: 'call', ...cursor.since(from), name, args, ...none };
}

function parseCall(cursor: Cursor): Expr {
  const { start: at, text: name } = cursor.next();
  cursor.expect('(');
  const distinct = cursor.words('distinct');
  const args = cursor.isSymbol(')') ? [] : cursor.list(parseArgument);
  let nulls = parseNulls(cursor);
  let order = cursor.words('order', 'by') ? cursor.list(parseOrderKey) : [];
  const limit = cursor.words('limit') ? parseExpr(cursor) : null;
  cursor.expect(')');
  nulls = nulls ?? parseNulls(cursor);
  if (cursor.words('within')) {
    cursor.expectWords('group');
    order = cursor.inParentheses((inner) => {
      inner.expectWords('order', 'by');
      return inner.list(parseOrderKey);
    });
  }
  let filter: Expr | null = null;
  if (cursor.isWord('filter') && cursor.isSymbol('(', 1)) {
    cursor.refuse('FILTER', cursor.at);
    cursor.next();
    filter = cursor.inParentheses((inner) => {
      inner.expectWords('where');
      return parseExpr(inner);
    });
  }
  nulls = nulls ?? parseNulls(cursor);
  const over = cursor.words('over') ? (cursor.isSymbol('(') ? parseWindow(cursor) : cursor.name()) : null;
  return { ...call(cursor, at, name, args), distinct, order, limit, nulls, filter, over };
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
  const { start: at, text: name } = cursor.next();
  cursor.expect('(');
  const of = parseExpr(cursor);
  cursor.expectWords('as');
  const type = parseType(cursor);
  if (cursor.isWord('format')) cursor.fail();
  cursor.expect(')');
  return { node: 'cast', ...cursor.since(at), of, type, safe: name !== 'cast' };
}

/** EXTRACT(part FROM x), as a call with the part as a name. */
function parseExtract(cursor: Cursor): Expr {
  const { at } = cursor;
  cursor.next();
  cursor.expect('(');
  const part = cursor.next();
  const unit: Expr = cursor.isSymbol('(')
    ? call(cursor, part.start, part.text, [cursor.inParentheses(parseExpr)])
    : part.kind === 'string'
      ? { node: 'text', ...cursor.since(part.start), value: part.value }
      : { node: 'name', ...cursor.since(part.start), parts: [part.value] };
  cursor.expectWords('from');
  const of = parseExpr(cursor);
  cursor.expect(')');
  return call(cursor, at, 'extract', [unit, of]);
}

/** POSITION(a IN b), or with a comma. */
function parsePosition(cursor: Cursor): Expr {
  const { at } = cursor;
  cursor.next();
  cursor.expect('(');
  const part = cursor.nested(parseSum);
  if (!cursor.symbol(',')) cursor.expectWords('in');
  const text = parseExpr(cursor);
  cursor.expect(')');
  return call(cursor, at, 'position', [part, text]);
}

/** Types that say in angle brackets what they are of. */
const TYPES_OF: ReadonlySet<string> = new Set(['array', 'struct', 'map', 'row', 'range']);

function parseType(cursor: Cursor): TypeName {
  const { at } = cursor;
  const first = cursor.next();
  if (first.kind !== 'word') unsupported(at, `the type ${first.text}`);
  let name = first.text;
  if (name === 'double') cursor.words('precision');
  if (name === 'character' && cursor.words('varying')) name = 'varchar';
  // `x::date < y` is a comparison.
  if (cursor.isSymbol('<') && TYPES_OF.has(name)) unsupported(at, `the type ${name.toUpperCase()}<…>`);
  if ((name === 'array' || name === 'map') && cursor.isSymbol('(')) {
    const of = cursor.inParentheses((inner) => inner.list((each) => each.nested(parseType)));
    return { node: 'type', ...cursor.since(at), name, sizes: [], of };
  }
  const size = (): number => {
    const token = cursor.next();
    if (token.kind === 'word') unsupported(at, `the type ${name.toUpperCase()}(${token.value}…)`);
    return Number(token.text);
  };
  const sizes = cursor.isSymbol('(') ? cursor.inParentheses((inner) => inner.list(size)) : [];
  if ((name === 'timestamp' || name === 'time') && cursor.words('with')) {
    cursor.expectWords('time', 'zone');
    name = `${name}tz`;
  } else if (name === 'timestamp' && cursor.words('without')) cursor.expectWords('time', 'zone');
  return { node: 'type', ...cursor.since(at), name, sizes, of: [] };
}

function parseOrderKey(cursor: Cursor): OrderKey {
  const { at } = cursor;
  if (cursor.isWord('all')) cursor.fail();
  const of = parseExpr(cursor);
  const down = cursor.words('desc');
  if (!down) cursor.words('asc');
  let nulls: OrderKey['nulls'] = null;
  if (cursor.words('nulls', 'first')) nulls = 'first';
  else if (cursor.words('nulls', 'last')) nulls = 'last';
  return { node: 'order', ...cursor.since(at), of, down, nulls };
}

function parseWindow(cursor: Cursor): Window {
  const { at } = cursor;
  cursor.expect('(');
  const base = cursor.isName() && !cursor.isWord('rows') && !cursor.isSymbol('(', 1) ? cursor.name() : null;
  const partition = cursor.words('partition', 'by') ? parseList(cursor) : [];
  const order = cursor.words('order', 'by') ? cursor.list(parseOrderKey) : [];
  const frame = cursor.isAnyWord(['rows', 'range']) ? parseFrame(cursor) : null;
  cursor.expect(')');
  return { node: 'window', ...cursor.since(at), base, partition, order, frame };
}

function parseFrame(cursor: Cursor): Frame {
  const { at } = cursor;
  const by = cursor.next().text === 'rows' ? 'rows' : 'range';
  const isBetween = cursor.words('between');
  const start = parseBound(cursor);
  if (isBetween) cursor.expectWords('and');
  const end = isBetween ? parseBound(cursor) : null;
  return { node: 'frame', ...cursor.since(at), by, start, end };
}

function parseBound(cursor: Cursor): Bound {
  const { at } = cursor;
  for (const what of ['unbounded preceding', 'unbounded following', 'current row'] as const)
    if (cursor.words(...what.split(' '))) return { node: 'bound', ...cursor.since(at), what, amount: null };
  const amount = cursor.nested(parseSum);
  for (const what of ['preceding', 'following'] as const)
    if (cursor.words(what)) return { node: 'bound', ...cursor.since(at), what, amount };
  return cursor.fail('PRECEDING or FOLLOWING');
}

// Queries

/** A query with what stands before it and its ORDER BY and LIMIT. */
export function parseQuery(cursor: Cursor): Query {
  return cursor.nested(parseWhole);
}

function parseWhole(cursor: Cursor): Query {
  const { at } = cursor;
  const isWith = cursor.words('with');
  const recursive = isWith && cursor.words('recursive');
  const ctes = isWith ? cursor.list(parseCte) : [];
  const body = parseBody(cursor);
  const order = cursor.words('order', 'by') ? cursor.list(parseOrderKey) : [];
  let limit: Query['limit'] = null;
  let offset: Expr | null = null;
  // Trino has them in this order.
  if (cursor.words('offset')) {
    offset = parseExpr(cursor);
    if (!cursor.words('rows')) cursor.words('row');
  }
  if (cursor.words('limit')) limit = cursor.words('all') ? null : parseExpr(cursor);
  else if (cursor.words('fetch')) {
    if (!cursor.words('first')) cursor.expectWords('next');
    limit = cursor.isAnyWord(['row', 'rows']) ? 'one row' : parseExpr(cursor);
    if (!cursor.words('rows')) cursor.expectWords('row');
    cursor.expectWords('only');
  }
  if (!offset && cursor.words('offset')) offset = parseExpr(cursor);
  return { node: 'query', ...cursor.since(at), recursive, ctes, body, order, limit, offset };
}

function parseCte(cursor: Cursor): Cte {
  const { at } = cursor;
  const name = cursor.name();
  const columns = cursor.columnNames();
  cursor.expectWords('as');
  const query = cursor.inParentheses(parseQuery);
  return { node: 'cte', ...cursor.since(at), name, columns, query };
}

function parseBody(cursor: Cursor): Body {
  const { at: from } = cursor;
  const first = parseOperand(cursor);
  const rest: { readonly at: number; readonly of: Body }[] = [];
  let before: SetOp | null = null;
  for (;;) {
    const { at } = cursor;
    const op = parseSetOp(cursor);
    if (op === null) break;
    if (before !== null && before !== op)
      unsupported(at, `${op} beside ${before}`, 'Put one of them in parentheses.');
    before = op;
    rest.push({ at, of: parseOperand(cursor) });
  }
  return before === null
    ? first
    : { node: 'set', ...cursor.since(from, rest[0]?.at), op: before, first, rest };
}

function parseSetOp(cursor: Cursor): SetOp | null {
  const { start: at, text: word } = cursor.peek();
  if (!cursor.isAnyWord(['union', 'except', 'intersect', 'minus'])) return null;
  cursor.next();
  const all = cursor.words('all');
  const distinct = !all && cursor.words('distinct');
  if (word === 'union') {
    if (!all && !distinct) cursor.refuse('UNION', at);
    return all ? 'UNION ALL' : 'UNION';
  }
  const name = word.toUpperCase();
  if (all) unsupported(at, `${name} ALL`, `Write ${name} without ALL, or count with a window.`);
  return word === 'intersect' ? 'INTERSECT' : 'EXCEPT';
}

function parseOperand(cursor: Cursor): Body {
  const { at } = cursor;
  if (cursor.isSymbol('(')) {
    const query = cursor.inParentheses(parseQuery);
    return { node: 'nested', ...cursor.since(at), query };
  }
  if (cursor.words('values')) {
    // `VALUES 1, 2` of Trino has rows of one value.
    const rows = cursor.list((row) => (row.isSymbol('(') ? row.inParentheses(parseList) : [parseExpr(row)]));
    return { node: 'values', ...cursor.since(at), rows };
  }
  return parseSelect(cursor);
}

function parseSelect(cursor: Cursor): Select {
  const { at } = cursor;
  cursor.expectWords('select');
  const distinct = cursor.words('distinct');
  if (distinct && cursor.isWord('on')) cursor.fail();
  if (!distinct) cursor.words('all');
  const items = [parseItem(cursor)];
  while (cursor.symbol(',')) {
    const isOver = cursor.isWord('from') || cursor.peek().kind === 'end';
    if (isOver && cursor.dialect.grammar.trailingComma) break;
    items.push(parseItem(cursor));
  }
  const tables = cursor.words('from') ? parseFrom(cursor) : null;
  const where = cursor.words('where') ? parseExpr(cursor) : null;
  const group = cursor.words('group', 'by') ? parseGroup(cursor) : [];
  const having = cursor.words('having') ? parseExpr(cursor) : null;
  let windows: Select['windows'] = [];
  let qualify: Expr | null = null;
  for (;;) {
    if (cursor.words('qualify')) qualify = parseExpr(cursor);
    else if (cursor.words('window')) windows = cursor.list(parseNamedWindow);
    else break;
  }
  if (qualify) cursor.refuse('QUALIFY', qualify.at);
  const clauses = { distinct, items, tables, where, group, having, qualify, windows };
  return { node: 'select', ...cursor.since(at), ...clauses };
}

function parseItem(cursor: Cursor): Item {
  const { at } = cursor;
  const of = parseExpr(cursor);
  if (of.node === 'star' && cursor.isWord('replace')) cursor.fail();
  const alias = cursor.alias();
  return { node: 'item', ...cursor.since(at), of, alias };
}

function parseGroup(cursor: Cursor): readonly Expr[] | 'all' {
  if (!cursor.words('all')) return parseList(cursor);
  cursor.refuse('GROUP BY ALL', cursor.at);
  return 'all';
}

function parseNamedWindow(cursor: Cursor) {
  const name = cursor.name();
  cursor.expectWords('as');
  return { name, window: parseWindow(cursor) };
}

// What stands in FROM

export function parseFrom(cursor: Cursor): TableRef {
  return cursor.nested(parseTables);
}

function parseTables(cursor: Cursor): TableRef {
  const { at: from } = cursor;
  const first = parseJoins(cursor);
  const joins: Join[] = [];
  for (;;) {
    const { at } = cursor;
    if (!cursor.symbol(',')) break;
    const right = parseJoins(cursor);
    joins.push({ node: 'join', ...cursor.since(at), how: 'comma', right, on: null, using: [] });
  }
  return joins.length === 0 ? first : { node: 'joined', ...cursor.since(from), first, joins };
}

function parseJoins(cursor: Cursor): TableRef {
  const { at: from } = cursor;
  const first = parseTable(cursor);
  const joins: Join[] = [];
  for (let join = parseJoin(cursor); join; join = parseJoin(cursor)) joins.push(join);
  return joins.length === 0 ? first : { node: 'joined', ...cursor.since(from), first, joins };
}

const JOINS = ['inner', 'left', 'right', 'full', 'cross'] as const;

function parseJoin(cursor: Cursor): Join | null {
  const { at } = cursor;
  if (cursor.isWord('lateral') && cursor.isWord('view', 1)) {
    const right = parseLateralView(cursor);
    return { node: 'join', ...cursor.since(at), how: 'cross', right, on: null, using: [] };
  }
  const half = parseHalf(cursor);
  const word = half ?? JOINS.find((each) => cursor.words(each));
  if (!word && !cursor.isWord('join')) return null;
  if (!half && word && word !== 'inner' && word !== 'cross') cursor.words('outer');
  cursor.expectWords('join');
  const how = word ?? 'inner';
  const right = parseTable(cursor);
  const on = cursor.words('on') ? parseExpr(cursor) : null;
  const using = !on && cursor.words('using') ? cursor.columnNames() : [];
  const isFree = !on && using.length === 0;
  if (how === 'cross' && !isFree) unsupported(at, 'a CROSS JOIN with a condition');
  if (how !== 'cross' && isFree && right.node !== 'unnest')
    unsupported(at, 'a JOIN without ON or USING', 'Write CROSS JOIN where no condition is meant.');
  return { node: 'join', ...cursor.since(at), how, right, on, using };
}

/** LEFT SEMI and LEFT ANTI of Spark: rows that have a partner, or none. */
function parseHalf(cursor: Cursor): 'semi' | 'anti' | null {
  if (!cursor.dialect.grammar.halfJoins) return null;
  for (const word of ['semi', 'anti'] as const)
    if (cursor.words('left', word) || (cursor.isWord('join', 1) && cursor.words(word))) return word;
  return null;
}

function parseTable(cursor: Cursor): TableRef {
  const { at } = cursor;
  if (cursor.isSymbol('(') && !cursor.isQuery()) {
    const nested = cursor.inParentheses(parseFrom);
    if (cursor.isName() || cursor.isWord('as')) unsupported(at, 'an alias of a joined pair');
    return nested;
  }
  if (cursor.isSymbol('(') || cursor.isWord('values')) {
    const query = cursor.isSymbol('(') ? cursor.inParentheses(parseQuery) : parseQuery(cursor);
    const alias = cursor.alias();
    const columns = alias === null ? [] : cursor.columnNames();
    return { node: 'derived', ...cursor.since(at), query, alias, columns };
  }
  if (cursor.isWord('unnest') && cursor.isSymbol('(', 1)) return parseUnnest(cursor);
  if (cursor.isWord('lateral') || (cursor.isWord('table') && cursor.isSymbol('(', 1)))
    return parseFlatten(cursor);
  const parts = cursor.tableParts();
  if (cursor.isSymbol('(')) unsupported(at, `the table function ${parts.join('.').toUpperCase()}`);
  const alias = cursor.alias();
  if (alias !== null && cursor.isSymbol('(')) unsupported(cursor.at, 'new names for the columns of a table');
  return { node: 'table', ...cursor.since(at), parts, alias };
}

/** UNNEST(array) AS x [WITH OFFSET AS i], UNNEST(array) [WITH ORDINALITY] AS t (x, i). */
function parseUnnest(cursor: Cursor): Unnest {
  const { at } = cursor;
  cursor.next();
  cursor.expect('(');
  const of = parseExpr(cursor);
  if (cursor.isSymbol(',')) cursor.fail();
  cursor.expect(')');
  const { unnest } = cursor.dialect.grammar;
  if (unnest === null) return unsupported(at, 'UNNEST');
  if (unnest === 'with offset') {
    const element = cursor.alias();
    let place: string | null = null;
    if (cursor.words('with')) {
      cursor.expectWords('offset');
      place = cursor.alias() ?? 'offset';
    }
    const names = { alias: null, key: null, element, place };
    return { node: 'unnest', ...cursor.since(at), of, ...names, base: 0, flatten: false };
  }
  const isNumbered = cursor.words('with');
  if (isNumbered) cursor.expectWords('ordinality');
  const alias = cursor.alias();
  const columns = cursor.columnNames();
  const place = isNumbered ? (columns.pop() ?? null) : null;
  const [element = null, key = null, ...more] = columns.toReversed();
  if (element === null || more.length > 0)
    unsupported(at, 'UNNEST without names for its columns', 'Write UNNEST(…) AS t (x).');
  const names = { alias, key, element, place };
  return { node: 'unnest', ...cursor.since(at), of, ...names, base: 1, flatten: false };
}

/** LATERAL FLATTEN(input => x) f, of Snowflake. */
function parseFlatten(cursor: Cursor): Unnest {
  const { at } = cursor;
  if (!cursor.dialect.grammar.flatten) cursor.fail();
  const isTable = cursor.words('table');
  if (isTable) cursor.expect('(');
  else cursor.expectWords('lateral');
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
  if (isTable) cursor.expect(')');
  const names = { alias: cursor.alias(), key: null, element: null, place: null };
  return { node: 'unnest', ...cursor.since(at), of, ...names, base: 0, flatten: true };
}

/** LATERAL VIEW explode(x) t AS y, LATERAL VIEW posexplode(x) t AS i, y, of Spark. */
function parseLateralView(cursor: Cursor): Unnest {
  const { at } = cursor;
  if (!cursor.dialect.grammar.lateralView) cursor.fail();
  cursor.expectWords('lateral', 'view');
  if (cursor.words('outer')) unsupported(at, 'LATERAL VIEW OUTER');
  const name = cursor.next().text;
  if (name !== 'explode' && name !== 'posexplode') unsupported(at, `LATERAL VIEW ${name}`);
  const of = cursor.inParentheses(parseExpr);
  const alias = cursor.isName() ? cursor.name() : null;
  cursor.expectWords('as');
  const names = cursor.list((each) => each.name());
  // Of a map two come out, the key and the value.
  const place = name === 'posexplode' ? (names.shift() ?? null) : null;
  const [element = null, key = null, ...more] = names.toReversed();
  if (element === null || more.length > 0) unsupported(at, `${name} with ${names.length} names`);
  const all = { alias, key, element, place };
  return { node: 'unnest', ...cursor.since(at), of, ...all, base: 0, flatten: false };
}
