import type { Design, Place } from '../domain/design.ts';
import type { Dialect } from '../domain/dialect.ts';
import { sourceDialectOf } from '../sql/dialects/index.ts';
import type { SourceDialect } from '../sql/dialects/source-dialect.ts';
import { parseOneQuery, parseScript } from '../sql/parse/parse.ts';
import type { Node, Statement } from '../sql/parse/tree.ts';
import { Unsupported, unsupported } from '../sql/parse/unsupported.ts';
import { partsOf, withoutParens } from '../sql/parse/walk.ts';
import { placed, type Rewritten } from './places.ts';
import { querySql } from './queries.ts';
import { type Env, environment } from './scopes.ts';
import { lastOf, statementSql } from './statements.ts';
import { changeSql } from './changes.ts';
import { fatesOf } from './fates.ts';
import { tableSql } from './tables.ts';
import { type Column, type KnownTable, kindOf } from './typed.ts';

export type RewriteOptions = {
  /** Tables that are there beside those of the design. */
  readonly tables: readonly KnownTable[];
  /** Whether the text is the one that the design was read from. */
  readonly schema: boolean;
  /** What there is before the text changes the tables; null: it changes none. The design is what comes of it. */
  readonly before: Design | null;
};

/**
 * A script of another dialect, rewritten for SQLite. All that it may hold is listed: what is not known to mean the
 * same there is told with its place, and never run.
 * @param design what the schema says, for the types of columns; CREATE TABLE statements are made of it.
 */
export function rewrite(
  text: string,
  dialect: Dialect,
  design: Design | null,
  options: RewriteOptions = { tables: [], schema: false, before: null },
): Rewritten {
  const source = sourceDialectOf(dialect);
  try {
    if (!source) return unsupported(0, `a script of ${dialect}`);
    return {
      ok: true,
      ...placed(
        script(text, source, design, options)
          .map((each) => `${each};\n`)
          .join(''),
      ),
    };
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    const general = `It is not among what is run of ${source?.title ?? dialect} here (docs/dialects.md). Write it otherwise, or the submission in SQLite, PostgreSQL or DuckDB.`;
    return { ok: false, what: error.what, place: placeOf(text, error.at), hint: error.hint ?? general };
  }
}

function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** @throws Unsupported */
function script(
  text: string,
  dialect: SourceDialect,
  design: Design | null,
  { tables: known, schema, before }: RewriteOptions,
): string[] {
  const tables = catalogue(design, known, dialect);
  const env = environment(tables, dialect);
  const qualifiers = new Map<string, string>();
  const sql: string[] = [];
  const altered = new Set<string>();
  // What becomes of a table is known at the end of its schema alone.
  const whole = schema ? [...parseScript(text, dialect)] : null;
  const fates = fatesOf(whole ?? []);
  for (const [statement, last] of fates.names) {
    const columns = last === null ? undefined : tables.get(last);
    const word = statement.node === 'create table' ? lastOf(statement.table).toLowerCase() : '';
    if (columns && !tables.has(word)) tables.set(word, columns);
  }
  for (const statement of whole ?? parseScript(text, dialect)) {
    sameTables(statement, qualifiers);
    // What is dropped again was never made.
    if (fates.drops.has(statement)) continue;
    const written = statementSql(withoutParens(statement), env, (described) =>
      before && design
        ? changeSql(described, before, design, altered)
        : tableSql(described, text, design, schema, fates.names.get(statement)),
    );
    if (written.made) tables.set(written.made.word, written.made.columns);
    sql.push(...written.sql);
  }
  return sql;
}

/** Only the last part of a table's name counts: `raw.events` and `mart.events` would be one table. */
function sameTables(statement: Statement, qualifiers: Map<string, string>): void {
  const visit = (node: Node): void => {
    if (node.node === 'table' || node.node === 'table name') sameTable(node.parts, node.at, qualifiers);
    for (const part of partsOf(node)) visit(part);
  };
  visit(statement);
}

function sameTable(parts: readonly string[], at: number, qualifiers: Map<string, string>): void {
  const folded = parts.map((each) => each.toLowerCase());
  const last = folded.pop() ?? '';
  const qualifier = folded.join('.');
  if (qualifier === '') return;
  const known = qualifiers.get(last) ?? qualifier;
  if (!`.${known}`.endsWith(`.${qualifier}`) && !`.${qualifier}`.endsWith(`.${known}`))
    unsupported(
      at,
      `${parts.join('.').toLowerCase()} beside ${known}.${last}`,
      'Names of schemas are left out here: give each table a name of its own.',
    );
  qualifiers.set(last, qualifier);
}

/** Tables and views with the kinds of their columns, by name in lower case. */
function catalogue(
  design: Design | null,
  given: readonly KnownTable[],
  dialect: SourceDialect,
): Map<string, readonly Column[] | null> {
  const tables = new Map<string, readonly Column[] | null>(
    given.map((table) => [table.name.toLowerCase(), table.columns]),
  );
  for (const table of design?.tables ?? []) {
    const columns = table.columns.map(
      ({ name, type, declared }): Column => ({
        name,
        ...kindOf(type, declared, dialect.values.decimalScale),
      }),
    );
    tables.set(table.name.toLowerCase(), columns);
  }
  for (const view of design?.views ?? [])
    tables.set(view.name.toLowerCase(), viewColumns(view.text, view.columns, tables, dialect));
  return tables;
}

function viewColumns(
  text: string,
  names: readonly string[],
  tables: Env['tables'],
  dialect: SourceDialect,
): readonly Column[] | null {
  try {
    const query = withoutParens(parseOneQuery(text, dialect));
    const { columns } = querySql(query, environment(tables, dialect));
    return columns?.length === names.length
      ? columns.map((column, at) => ({ ...column, name: names[at] ?? column.name }))
      : columns;
  } catch (error) {
    // Where it is created it is told.
    if (error instanceof Unsupported) return null;
    throw error;
  }
}
