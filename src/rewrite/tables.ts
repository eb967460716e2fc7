import { sqliteTable } from '../design/sqlite.ts';
import type { Design, DesignTable, Place } from '../domain/design.ts';
import { sqlite } from '../sql/dialects/sqlite.ts';
import { lex } from '../sql/lexer.ts';
import { unsupported } from '../sql/parse/unsupported.ts';
import { mark, placed, type Rewritten } from './places.ts';
import { type Described, lastOf } from './statements.ts';
import { name } from './typed.ts';

/** Offset of a place in a text. */
function offsetOf(text: string, { line, column }: Place): number {
  let at = 0;
  for (let left = line; left > 1; left--) at = text.indexOf('\n', at) + 1;
  return at + column - 1;
}

/**
 * A table as its design has it, never as its text: keys are checked, and what rows are clustered by is an index, which
 * finds them here as the clustering does there.
 * @param fate the name that the table has in the end; null: it is dropped
 */
export function tableSql(
  statement: Described,
  text: string,
  design: Design | null,
  schema: boolean,
  fate?: string | null,
): string[] {
  const { at, to } = statement;
  const isHere = (place: Place) => offsetOf(text, place) >= at && offsetOf(text, place) < to;
  const unread = schema ? design?.unread.find(({ place }) => isHere(place)) : undefined;
  if (unread) unsupported(offsetOf(text, unread.place), unread.what);
  if (statement.node === 'alter' && schema && statement.column === null && statement.name !== null)
    return [`${mark(at)}ALTER TABLE ${name(lastOf(statement.table))} RENAME TO ${name(statement.name)}`];
  if (statement.node === 'alter')
    return schema
      ? []
      : unsupported(at, 'ALTER TABLE outside of the schema', 'Write it in the schema, or in the change.');
  const isCreated = statement.node === 'create table';
  if (fate === null) return [];
  const own = isCreated ? lastOf(statement.table) : statement.name;
  // A table that is renamed later has its own name until then.
  const word = fate ?? own;
  if (word === null) return schema ? [] : unsupported(at, 'COMMENT outside of the schema');
  const [table, twin] = design?.tables.filter((each) => each.name.toLowerCase() === word.toLowerCase()) ?? [];
  if (!table || (!isCreated && !(schema && table.shorthand)))
    return unsupported(
      at,
      `the table ${word}, which is not read in the schema`,
      'Create tables in the schema; elsewhere write CREATE TEMP TABLE … AS SELECT.',
    );
  if (twin)
    unsupported(
      at,
      `two tables named ${word}`,
      'Names of schemas are left out here: give each table a name of its own.',
    );
  const isRenamed = own !== null && own.toLowerCase() !== table.name.toLowerCase();
  const made = sqliteTable(isRenamed ? { ...table, name: own } : table);
  if (!made.ok) return unsupported(schema ? offsetOf(text, made.place) : at, made.what);
  const isUnless = isCreated && statement.unlessExists;
  const create = isUnless ? made.sql.replace(/^CREATE TABLE/, 'CREATE TABLE IF NOT EXISTS') : made.sql;
  const drop = isCreated && statement.replace ? [`DROP TABLE IF EXISTS ${name(table.name)}`] : [];
  return [...drop, create, ...indexes(isRenamed ? { ...table, name: own } : table)].map(
    (sql) => mark(at) + sql,
  );
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

/** What a design does not tell of: statements with one of these words are more than a description of tables. */
const MORE = new Set(['insert', 'update', 'delete', 'replace', 'trigger', 'select', 'merge', 'copy']);

const HINT =
  'Write CREATE TABLE statements in SQLite, PostgreSQL or DuckDB, or one of the dialects of docs/dialects.md.';

/** Whether a schema says nothing but what tables there are, so that a design holds all of it. */
export function describesTables(text: string, { tables, unread, unclaimed }: Design): boolean {
  return (
    tables.length > 0 &&
    unread.length === 0 &&
    unclaimed.length === 0 &&
    !lex(text, sqlite.lexis).some(({ word }) => MORE.has(word))
  );
}

/** A schema for SQLite made of a design alone: of shorthand, and of dialects whose scripts are not run. */
export function generate(text: string, design: Design): Rewritten {
  const [view] = design.views;
  if (view) return { ok: false, what: `the view ${view.name}`, place: view.place, hint: HINT };
  const statements: string[] = [];
  for (const table of design.tables) {
    const made = sqliteTable(table);
    if (!made.ok) return { ok: false, what: made.what, place: made.place, hint: HINT };
    const at = mark(offsetOf(text, table.place));
    statements.push(...[made.sql, ...indexes(table)].map((sql) => `${at}${sql};\n`));
  }
  return { ok: true, ...placed(statements.join('')) };
}
