import type { Assignment, Expr, MergeThen, MergeWhen, Query, Statement } from './ast.ts';
import { type Cursor, startsQuery } from './cursor.ts';
import { parseExpr, parseList } from './parse-expression.ts';
import { parseAlias, parseColumnNames, parseFrom, parseQuery, parseTableName } from './parse-query.ts';
import { unsupported } from './unsupported.ts';

/** Reads one statement up to its semicolon. @throws Unsupported */
export function parseStatement(cursor: Cursor): Statement {
  const { at } = cursor;
  const statement = parseVerb(cursor, at);
  if (cursor.peek().kind !== 'end' && !cursor.isSymbol(';')) cursor.fail('A semicolon');
  return statement;
}

function parseVerb(cursor: Cursor, at: number): Statement {
  if (startsQuery(cursor)) return { statement: 'query', at, query: parseQuery(cursor) };
  if (cursor.isWord('create')) return parseCreate(cursor, at);
  if (cursor.words('drop')) return parseDrop(cursor, at);
  if (cursor.words('insert')) return parseInsert(cursor, at);
  if (cursor.words('update')) return parseUpdate(cursor, at);
  if (cursor.words('delete')) return parseDelete(cursor, at);
  if (cursor.words('merge')) return parseMerge(cursor, at);
  if (cursor.words('truncate')) {
    cursor.words('table');
    return { statement: 'delete', at, table: tableName(cursor), alias: null, using: null, where: null };
  }
  if (isNothing(cursor)) {
    while (cursor.peek().kind !== 'end' && !cursor.isSymbol(';')) cursor.next();
    return { statement: 'nothing', at };
  }
  const word = cursor.peek();
  if (cursor.isWord('alter') || cursor.isWord('comment') || (cursor.isName() && cursor.isSymbol('(', 1))) {
    const name = cursor.isWord('alter') || cursor.isWord('comment') ? null : cursor.peek().value;
    skipTable(cursor);
    return { statement: 'described', at, name };
  }
  return unsupported(
    at,
    word.kind === 'word' ? word.value.toUpperCase() : `"${word.text}"`,
    'Write it with SELECT, CREATE, INSERT, UPDATE, DELETE or MERGE.',
  );
}

/** What a script may say and what changes no row here. */
function isNothing(cursor: Cursor): boolean {
  const ends = (ahead: number) => cursor.peek(ahead).kind === 'end' || cursor.isSymbol(';', ahead);
  const transaction = ['begin', 'commit'].some((word) => cursor.isWord(word));
  if (transaction)
    return ends(1) || (['transaction', 'work'].some((word) => cursor.isWord(word, 1)) && ends(2));
  return cursor.isWord('start') && cursor.isWord('transaction', 1) && ends(2);
}

export function tableName(cursor: Cursor): string {
  return parseTableName(cursor).at(-1) ?? '';
}

/** The statement is a CREATE TABLE with columns: it is made of the design, and skipped here. */
function skipTable(cursor: Cursor): void {
  while (cursor.peek().kind !== 'end' && !cursor.isSymbol(';')) cursor.next();
}

function parseCreate(cursor: Cursor, at: number): Statement {
  cursor.next();
  if (cursor.isWord('schema') || cursor.isWord('database')) {
    skipTable(cursor);
    return { statement: 'nothing', at };
  }
  const replace = cursor.words('or', 'replace');
  const temporary = cursor.words('temp') || cursor.words('temporary');
  if (!temporary) cursor.words('transient');
  cursor.words('materialized');
  if (cursor.words('view')) return parseView(cursor, at, replace, temporary);
  if (!cursor.words('table')) return unsupported(cursor.at, `CREATE ${cursor.peek().value.toUpperCase()}`);
  const unlessExists = cursor.words('if', 'not', 'exists');
  const name = tableName(cursor);
  if (cursor.isSymbol('(')) {
    const mark = cursor.mark();
    skipTable(cursor);
    const end = cursor.mark();
    cursor.back(mark);
    for (let ahead = 0; cursor.mark() + ahead < end; ahead++)
      if (
        cursor.isWord('as', ahead) &&
        (cursor.isWord('select', ahead + 1) || cursor.isWord('with', ahead + 1))
      )
        unsupported(
          cursor.peek(ahead).start,
          'CREATE TABLE with columns and AS',
          'Leave the columns out, or fill the table by INSERT.',
        );
    if (temporary) unsupported(at, 'a temporary table with columns', 'Write CREATE TEMP TABLE … AS SELECT.');
    skipTable(cursor);
    return { statement: 'table', at, name, replace, unlessExists };
  }
  // Where and how its rows lie changes none of them.
  while (
    !(
      cursor.isWord('as') &&
      (cursor.isWord('select', 1) || cursor.isWord('with', 1) || cursor.isSymbol('(', 1))
    )
  ) {
    if (cursor.peek().kind === 'end' || cursor.isSymbol(';')) return cursor.fail('AS SELECT');
    if (!STORAGE.has(cursor.peek().text) && !cursor.isSymbol('(')) return cursor.fail('AS SELECT');
    if (cursor.isSymbol('(')) skipParentheses(cursor);
    else if (
      cursor.words('partition') ||
      cursor.words('partitioned') ||
      cursor.words('cluster') ||
      cursor.words('clustered')
    ) {
      cursor.expectWord('by');
      while (!cursor.isWord('as') && !STORAGE.has(cursor.peek().text) && cursor.peek().kind !== 'end') {
        if (cursor.isSymbol('(')) skipParentheses(cursor);
        else cursor.next();
      }
    } else if (cursor.words('using')) cursor.next();
    else cursor.next();
  }
  cursor.expectWord('as');
  return {
    statement: 'table-as',
    at,
    name,
    columns: [],
    replace,
    unlessExists,
    temporary,
    query: parseQuery(cursor),
  };
}

const STORAGE = new Set([
  'partition',
  'partitioned',
  'cluster',
  'clustered',
  'options',
  'using',
  'with',
  'comment',
  'tblproperties',
]);

function skipParentheses(cursor: Cursor): void {
  let depth = 0;
  do {
    if (cursor.isSymbol('(')) depth++;
    else if (cursor.isSymbol(')')) depth--;
    else if (cursor.peek().kind === 'end') cursor.fail('")"');
    cursor.next();
  } while (depth > 0);
}

function parseView(cursor: Cursor, at: number, replace: boolean, temporary: boolean): Statement {
  const unlessExists = cursor.words('if', 'not', 'exists');
  const name = tableName(cursor);
  const columns = parseColumnNames(cursor);
  while (cursor.isWord('options') || cursor.isWord('comment')) {
    const word = cursor.next().text;
    if (word === 'options') skipParentheses(cursor);
    else {
      cursor.symbol('=');
      cursor.next();
    }
  }
  cursor.expectWord('as');
  return {
    statement: 'view',
    at,
    name,
    columns,
    replace,
    unlessExists,
    temporary,
    query: parseQuery(cursor),
  };
}

function parseDrop(cursor: Cursor, at: number): Statement {
  const what = cursor.words('table') ? 'table' : cursor.words('view') ? 'view' : null;
  if (what === null) return unsupported(at, `DROP ${cursor.peek().value.toUpperCase()}`);
  const ifExists = cursor.words('if', 'exists');
  return { statement: 'drop', at, what, name: tableName(cursor), ifExists };
}

function parseInsert(cursor: Cursor, at: number): Statement {
  if (cursor.isWord('overwrite'))
    return unsupported(at, 'INSERT OVERWRITE', 'Write DELETE FROM and INSERT INTO.');
  cursor.words('into');
  cursor.words('table');
  const table = tableName(cursor);
  const columns = startsQuery(cursor) ? [] : parseColumnNames(cursor);
  return { statement: 'insert', at, table, columns, query: parseQuery(cursor) };
}

function parseSets(cursor: Cursor, target: readonly (string | null)[]): Assignment[] {
  const sets: Assignment[] = [];
  do {
    const { at } = cursor;
    const parts = [cursor.name()];
    while (cursor.symbol('.')) parts.push(cursor.name());
    const column = parts.at(-1) ?? '';
    const known = target.some((name) => name?.toLowerCase() === parts[0]?.toLowerCase());
    if (parts.length > 2 || (parts.length === 2 && !known)) unsupported(at, `SET ${parts.join('.')}`);
    cursor.expect('=');
    if (cursor.isWord('default')) cursor.fail();
    sets.push({ at, column, value: parseExpr(cursor) });
  } while (cursor.symbol(','));
  return sets;
}

function parseUpdate(cursor: Cursor, at: number): Statement {
  const table = tableName(cursor);
  const alias = parseAlias(cursor);
  cursor.expectWord('set');
  const sets = parseSets(cursor, [alias, table]);
  const from = cursor.words('from') ? parseFrom(cursor) : null;
  const where = cursor.words('where') ? parseExpr(cursor) : null;
  return { statement: 'update', at, table, alias, sets, from, where };
}

function parseDelete(cursor: Cursor, at: number): Statement {
  cursor.words('from');
  const table = tableName(cursor);
  const alias = parseAlias(cursor);
  const using = cursor.words('using') ? parseFrom(cursor) : null;
  const where = cursor.words('where') ? parseExpr(cursor) : null;
  return { statement: 'delete', at, table, alias, using, where };
}

function parseMerge(cursor: Cursor, at: number): Statement {
  cursor.words('into');
  const table = tableName(cursor);
  const alias = parseAlias(cursor);
  cursor.expectWord('using');
  const source = parseFrom(cursor);
  cursor.expectWord('on');
  const on = parseExpr(cursor);
  const whens: MergeWhen[] = [];
  while (cursor.isWord('when')) whens.push(parseWhen(cursor, [alias, table]));
  if (whens.length === 0) cursor.fail('WHEN');
  return { statement: 'merge', at, table, alias, source, on, whens };
}

function parseWhen(cursor: Cursor, target: readonly (string | null)[]): MergeWhen {
  const { at } = cursor;
  cursor.next();
  const not = cursor.words('not');
  cursor.expectWord('matched');
  let when: MergeWhen['when'] = not ? 'not matched' : 'matched';
  if (not && cursor.words('by')) {
    if (cursor.words('source')) when = 'not matched by source';
    else cursor.expectWord('target');
  }
  const and: Expr | null = cursor.words('and') ? parseExpr(cursor) : null;
  cursor.expectWord('then');
  return { at, when, and, action: parseThen(cursor, target) };
}

function parseThen(cursor: Cursor, target: readonly (string | null)[]): MergeThen {
  if (cursor.words('delete')) return { act: 'delete' };
  if (cursor.words('update')) {
    cursor.expectWord('set');
    if (cursor.isSymbol('*') && cursor.home === 'spark') {
      cursor.next();
      return { act: 'update', sets: 'all' };
    }
    return { act: 'update', sets: parseSets(cursor, target) };
  }
  cursor.expectWord('insert');
  if (cursor.isSymbol('*') && cursor.home === 'spark') {
    cursor.next();
    return { act: 'insert', columns: [], values: 'all' };
  }
  // `(t.a, t.b)`: the table's own name before a column says nothing.
  const columns: string[] = [];
  if (cursor.symbol('(')) {
    do {
      const first = cursor.name();
      columns.push(cursor.symbol('.') ? cursor.name() : first);
    } while (cursor.symbol(','));
    cursor.expect(')');
  }
  if (cursor.home === 'bigquery' && cursor.words('row')) return { act: 'insert', columns, values: 'all' };
  cursor.expectWord('values');
  cursor.expect('(');
  const values = parseList(cursor);
  cursor.expect(')');
  return { act: 'insert', columns, values };
}

/** The query of a view as a design has it. @throws Unsupported */
export function parseWholeQuery(cursor: Cursor): Query {
  const query = parseQuery(cursor);
  if (cursor.peek().kind !== 'end' && !cursor.isSymbol(';')) cursor.fail();
  return query;
}
