import type { Cursor } from './cursor.ts';
import { parseExpr, parseFrom, parseList, parseQuery } from './grammar.ts';
import type { Assignment, CreateAs, MergeAction, MergeWhen, Statement, TableName } from './tree.ts';
import { unsupported } from './unsupported.ts';

/** Reads one statement up to its semicolon. @throws Unsupported */
export function parseStatement(cursor: Cursor): Statement {
  const statement = parseVerb(cursor);
  if (!cursor.isEnd()) cursor.fail('A semicolon');
  return statement;
}

function parseVerb(cursor: Cursor): Statement {
  const { at } = cursor;
  if (cursor.isQuery()) {
    const query = parseQuery(cursor);
    return { node: 'query statement', ...cursor.since(at), query };
  }
  if (cursor.words('create')) return parseCreate(cursor, at);
  if (cursor.words('drop')) return parseDrop(cursor, at);
  if (cursor.words('insert')) return parseInsert(cursor, at);
  if (cursor.words('update')) return parseUpdate(cursor, at);
  if (cursor.words('delete')) return parseDelete(cursor, at);
  if (cursor.words('merge')) return parseMerge(cursor, at);
  if (cursor.words('truncate')) {
    cursor.words('table');
    const table = parseTableName(cursor);
    return { node: 'delete', ...cursor.since(at), table, alias: null, using: null, where: null };
  }
  if (isNothing(cursor)) return skipped(cursor, at);
  const word = cursor.peek();
  if (cursor.isWord('alter') && cursor.isWord('table', 1)) return parseAlter(cursor, at);
  const isAside = cursor.isAnyWord(['alter', 'comment']);
  if (isAside || (cursor.isName() && cursor.isSymbol('(', 1))) {
    skip(cursor);
    return { node: 'described', ...cursor.since(at), name: isAside ? null : word.value };
  }
  return unsupported(
    at,
    word.kind === 'word' ? word.value.toUpperCase() : `"${word.text}"`,
    'Write it with SELECT, CREATE, INSERT, UPDATE, DELETE or MERGE.',
  );
}

/** What a script may say and what changes no row here. */
function isNothing(cursor: Cursor): boolean {
  if (cursor.isAnyWord(['begin', 'commit']))
    return cursor.isEnd(1) || (cursor.isAnyWord(['transaction', 'work'], 1) && cursor.isEnd(2));
  return cursor.isWord('start') && cursor.isWord('transaction', 1) && cursor.isEnd(2);
}

function skip(cursor: Cursor): void {
  while (!cursor.isEnd()) cursor.next();
}

function skipped(cursor: Cursor, at: number): Statement {
  skip(cursor);
  return { node: 'nothing', ...cursor.since(at) };
}

function parseTableName(cursor: Cursor): TableName {
  const { at } = cursor;
  const parts = cursor.tableParts();
  return { node: 'table name', ...cursor.since(at), parts };
}

function parseCreate(cursor: Cursor, at: number): Statement {
  if (cursor.isAnyWord(['schema', 'database'])) return skipped(cursor, at);
  const replace = cursor.words('or', 'replace');
  const temporary = cursor.words('temp') || cursor.words('temporary');
  if (!temporary) cursor.words('transient');
  cursor.words('materialized');
  if (cursor.words('view')) return parseView(cursor, at, replace, temporary);
  if (!cursor.words('table')) return unsupported(cursor.at, `CREATE ${cursor.peek().value.toUpperCase()}`);
  const unlessExists = cursor.words('if', 'not', 'exists');
  const table = parseTableName(cursor);
  if (cursor.isSymbol('(')) {
    skipColumns(cursor);
    if (temporary) unsupported(at, 'a temporary table with columns', 'Write CREATE TEMP TABLE … AS SELECT.');
    return { node: 'create table', ...cursor.since(at), table, replace, unlessExists };
  }
  skipStorage(cursor);
  const query = parseQuery(cursor);
  const made = { table, columns: [], replace, unlessExists, temporary, query };
  return { node: 'create table as', ...cursor.since(at), ...made };
}

/** Columns are read by the reader of designs: the table is made of what that says. */
function skipColumns(cursor: Cursor): void {
  for (; !cursor.isEnd(); cursor.next())
    if (cursor.isWord('as') && cursor.isAnyWord(['select', 'with'], 1))
      unsupported(
        cursor.at,
        'CREATE TABLE with columns and AS',
        'Leave the columns out, or fill the table by INSERT.',
      );
}

const LAYOUT = ['partition', 'partitioned', 'cluster', 'clustered'] as const;
const STORAGE = [...LAYOUT, 'options', 'using', 'with', 'comment', 'tblproperties'] as const;

/** Up to the query of CREATE TABLE AS. Where and how its rows lie changes none of them. */
function skipStorage(cursor: Cursor): void {
  const isQuery = () =>
    cursor.isWord('as') && (cursor.isAnyWord(['select', 'with'], 1) || cursor.isSymbol('(', 1));
  while (!isQuery()) {
    if (cursor.isSymbol('(')) skipParentheses(cursor);
    else if (!cursor.isAnyWord(STORAGE)) cursor.fail('AS SELECT');
    else if (cursor.isAnyWord(LAYOUT)) {
      cursor.next();
      cursor.expectWords('by');
      while (!cursor.isAnyWord(['as', ...STORAGE]) && cursor.peek().kind !== 'end')
        if (cursor.isSymbol('(')) skipParentheses(cursor);
        else cursor.next();
    } else if (cursor.words('using')) cursor.next();
    else cursor.next();
  }
  cursor.expectWords('as');
}

function skipParentheses(cursor: Cursor): void {
  let depth = 0;
  do {
    if (cursor.isSymbol('(')) depth++;
    else if (cursor.isSymbol(')')) depth--;
    else if (cursor.peek().kind === 'end') cursor.fail('")"');
    cursor.next();
  } while (depth > 0);
}

function parseView(cursor: Cursor, at: number, replace: boolean, temporary: boolean): CreateAs {
  const unlessExists = cursor.words('if', 'not', 'exists');
  const table = parseTableName(cursor);
  const columns = cursor.columnNames();
  for (;;) {
    if (cursor.words('options')) skipParentheses(cursor);
    else if (cursor.words('comment')) {
      cursor.symbol('=');
      cursor.next();
    } else break;
  }
  cursor.expectWords('as');
  const query = parseQuery(cursor);
  const made = { table, columns, replace, unlessExists, temporary, query };
  return { node: 'create view', ...cursor.since(at), ...made };
}

/** What else it changes, a design says. */
function parseAlter(cursor: Cursor, at: number): Statement {
  cursor.expectWords('alter', 'table');
  cursor.words('if', 'exists');
  const table = parseTableName(cursor);
  let column: string | null = null;
  let name: string | null = null;
  if (cursor.words('rename', 'to')) name = cursor.tableParts().at(-1) ?? null;
  else if (cursor.words('rename', 'column')) {
    cursor.words('if', 'exists');
    column = cursor.name();
    cursor.expectWords('to');
    name = cursor.name();
  } else skip(cursor);
  return { node: 'alter', ...cursor.since(at), table, column, name };
}

function parseDrop(cursor: Cursor, at: number): Statement {
  const what = cursor.words('table') ? 'table' : cursor.words('view') ? 'view' : null;
  if (what === null) return unsupported(at, `DROP ${cursor.peek().value.toUpperCase()}`);
  const ifExists = cursor.words('if', 'exists');
  const table = parseTableName(cursor);
  return { node: 'drop', ...cursor.since(at), what, table, ifExists };
}

function parseInsert(cursor: Cursor, at: number): Statement {
  const overwrite = cursor.words('overwrite');
  if (overwrite && !cursor.dialect.grammar.overwrites) return unsupported(at, 'INSERT OVERWRITE');
  cursor.words('into');
  cursor.words('table');
  const table = parseTableName(cursor);
  if (cursor.isWord('partition')) unsupported(cursor.at, 'INSERT into a PARTITION', 'Write the columns.');
  const columns = cursor.isQuery() ? [] : cursor.columnNames();
  const query = parseQuery(cursor);
  return { node: 'insert', ...cursor.since(at), table, columns, query, overwrite };
}

function parseUpdate(cursor: Cursor, at: number): Statement {
  const table = parseTableName(cursor);
  const alias = cursor.alias();
  cursor.expectWords('set');
  const sets = parseSets(cursor, table, alias);
  const tables = cursor.words('from') ? parseFrom(cursor) : null;
  const where = cursor.words('where') ? parseExpr(cursor) : null;
  return { node: 'update', ...cursor.since(at), table, alias, sets, tables, where };
}

function parseDelete(cursor: Cursor, at: number): Statement {
  cursor.words('from');
  const table = parseTableName(cursor);
  const alias = cursor.alias();
  const using = cursor.words('using') ? parseFrom(cursor) : null;
  const where = cursor.words('where') ? parseExpr(cursor) : null;
  return { node: 'delete', ...cursor.since(at), table, alias, using, where };
}

function parseSets(cursor: Cursor, table: TableName, alias: string | null): Assignment[] {
  const target = [alias, table.parts.at(-1)].map((name) => name?.toLowerCase());
  return cursor.list(() => {
    const { at } = cursor;
    const parts = cursor.tableParts();
    const isKnown = parts.length === 1 || target.includes(parts[0]?.toLowerCase());
    if (parts.length > 2 || !isKnown) unsupported(at, `SET ${parts.join('.')}`);
    cursor.expect('=');
    if (cursor.isWord('default')) cursor.fail();
    const value = parseExpr(cursor);
    return { node: 'assignment', ...cursor.since(at), column: parts.at(-1) ?? '', value };
  });
}

function parseMerge(cursor: Cursor, at: number): Statement {
  cursor.words('into');
  const table = parseTableName(cursor);
  const alias = cursor.alias();
  cursor.expectWords('using');
  const source = parseFrom(cursor);
  cursor.expectWords('on');
  const on = parseExpr(cursor);
  const whens: MergeWhen[] = [];
  while (cursor.isWord('when')) whens.push(parseWhen(cursor, table, alias));
  if (whens.length === 0) cursor.fail('WHEN');
  return { node: 'merge', ...cursor.since(at), table, alias, source, on, whens };
}

function parseWhen(cursor: Cursor, table: TableName, alias: string | null): MergeWhen {
  const { at } = cursor;
  cursor.next();
  const not = cursor.words('not');
  cursor.expectWords('matched');
  let when: MergeWhen['when'] = not ? 'not matched' : 'matched';
  if (not && cursor.words('by')) {
    if (cursor.words('source')) when = 'not matched by source';
    else cursor.expectWords('target');
  }
  const and = cursor.words('and') ? parseExpr(cursor) : null;
  cursor.expectWords('then');
  const action = parseAction(cursor, table, alias);
  return { node: 'when', ...cursor.since(at), when, and, action };
}

function parseAction(cursor: Cursor, table: TableName, alias: string | null): MergeAction {
  const { mergeAll } = cursor.dialect.grammar;
  if (cursor.words('delete')) return { act: 'delete' };
  if (cursor.words('update')) {
    cursor.expectWords('set');
    const isAll = mergeAll === '*' && cursor.symbol('*');
    return { act: 'update', sets: isAll ? 'all' : parseSets(cursor, table, alias) };
  }
  cursor.expectWords('insert');
  if (mergeAll === '*' && cursor.symbol('*')) return { act: 'insert', columns: [], values: 'all' };
  // `(t.a, t.b)`: the table's own name before a column says nothing.
  const column = (each: Cursor): string => {
    const first = each.name();
    return each.symbol('.') ? each.name() : first;
  };
  const columns = cursor.isSymbol('(') ? cursor.inParentheses((inner) => inner.list(column)) : [];
  if (mergeAll === 'row' && cursor.words('row')) return { act: 'insert', columns, values: 'all' };
  cursor.expectWords('values');
  return { act: 'insert', columns, values: cursor.inParentheses(parseList) };
}
