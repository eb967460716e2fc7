import type { Query } from './ast.ts';
import type { Statement } from './ast-statement.ts';
import { type Cursor, startsQuery } from './cursor.ts';
import { parseCreate, skipTable, tableName } from './parse-create.ts';
import { parseExpr } from './parse-expression.ts';
import { parseFrom } from './parse-from.ts';
import { parseMerge, parseSets } from './parse-merge.ts';
import { parseAlias, parseColumnNames } from './parse-names.ts';
import { parseQuery } from './parse-query.ts';
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

/** The query of a view as a design has it. @throws Unsupported */
export function parseWholeQuery(cursor: Cursor): Query {
  const query = parseQuery(cursor);
  if (cursor.peek().kind !== 'end' && !cursor.isSymbol(';')) cursor.fail();
  return query;
}
