import type { Design, DesignTable, Place } from '../domain/design.ts';
import { sqliteTable } from '../design/sqlite/table.ts';
import type { Statement } from './ast-statement.ts';
import { mark, name } from './env.ts';
import { unsupported } from './unsupported.ts';

type Described = Extract<Statement, { statement: 'table' | 'described' }>;

/** Offset of a place in a text. */
export function offsetOf(text: string, { line, column }: Place): number {
  let at = 0;
  for (let left = line; left > 1; left--) at = text.indexOf('\n', at) + 1;
  return at + column - 1;
}

/** A place of an offset. */
export function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/**
 * A table as its design has it, never as its text: keys are checked, and what rows are clustered by is an index, which
 * finds them here as the clustering does at home.
 */
export function tableSql(
  statement: Described,
  end: number,
  text: string,
  design: Design | null,
  schema: boolean,
): string[] {
  const unread = schema
    ? design?.unread.find(({ place }) => offsetOf(text, place) >= statement.at && offsetOf(text, place) < end)
    : undefined;
  if (unread) unsupported(offsetOf(text, unread.place), unread.what);
  if (statement.statement === 'described' && statement.name === null)
    return schema ? [] : unsupported(statement.at, 'ALTER outside of the schema');
  const word = statement.name ?? '';
  const table = design?.tables.find((each) => each.name.toLowerCase() === word.toLowerCase());
  if (!table || (statement.statement === 'described' && !(schema && table.shorthand)))
    return unsupported(
      statement.at,
      `the table ${word}, which is not read in the schema`,
      'Create tables in the schema; elsewhere write CREATE TEMP TABLE … AS SELECT.',
    );
  if ((design?.tables.filter((each) => each.name.toLowerCase() === word.toLowerCase()).length ?? 0) > 1)
    unsupported(
      statement.at,
      `two tables named ${word}`,
      'Names of schemas are left out here: give each table a name of its own.',
    );
  const made = sqliteTable(table);
  if (!made.ok) return unsupported(schema ? offsetOf(text, made.place) : statement.at, made.what);
  const at = mark(statement.at);
  const exists = statement.statement === 'table' && statement.unlessExists;
  const create = exists ? made.sql.replace(/^CREATE TABLE/, 'CREATE TABLE IF NOT EXISTS') : made.sql;
  const drop =
    statement.statement === 'table' && statement.replace
      ? [`${at}DROP TABLE IF EXISTS ${name(table.name)}`]
      : [];
  return [...drop, at + create, ...indexes(table).map((sql) => at + sql)];
}

/** What its rows are clustered by, and its own plain indexes, as indexes. */
export function indexes(table: DesignTable): string[] {
  const cluster = table.layout.cluster.flatMap(({ columns, transform }) =>
    transform.kind === 'value' ? columns : [],
  );
  const own = table.indexes.flatMap(({ columns, unique, where }) => {
    const plain = columns.flatMap((column) => column ?? []);
    return plain.length < columns.length || where !== null ? [] : [{ columns: plain, unique }];
  });
  const wanted = [...own, ...(cluster.length > 0 ? [{ columns: cluster, unique: false }] : [])];
  return wanted.map(
    ({ columns, unique }, at) =>
      `CREATE ${unique ? 'UNIQUE ' : ''}INDEX IF NOT EXISTS ${name(`${table.name}_rows_${at + 1}`)} ON ${name(table.name)} (${columns.map(name).join(', ')})`,
  );
}
