import type { Statement } from './ast-statement.ts';
import type { Cursor } from './cursor.ts';
import { parseColumnNames, parseTableName } from './parse-names.ts';
import { parseQuery } from './parse-query.ts';
import { unsupported } from './unsupported.ts';

export function tableName(cursor: Cursor): string {
  return parseTableName(cursor).at(-1) ?? '';
}

/** The statement is a CREATE TABLE with columns: it is made of the design, and skipped here. */
export function skipTable(cursor: Cursor): void {
  while (cursor.peek().kind !== 'end' && !cursor.isSymbol(';')) cursor.next();
}

export function parseCreate(cursor: Cursor, at: number): Statement {
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
