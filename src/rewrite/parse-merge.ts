import type { Expr } from './ast.ts';
import type { Assignment, MergeThen, MergeWhen, Statement } from './ast-statement.ts';
import type { Cursor } from './cursor.ts';
import { tableName } from './parse-create.ts';
import { parseExpr } from './parse-expression.ts';
import { parseFrom } from './parse-from.ts';
import { parseList } from './parse-list.ts';
import { parseAlias } from './parse-names.ts';
import { unsupported } from './unsupported.ts';

export function parseSets(cursor: Cursor, target: readonly (string | null)[]): Assignment[] {
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

export function parseMerge(cursor: Cursor, at: number): Statement {
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
