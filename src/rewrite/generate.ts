import type { Design } from '../domain/design.ts';
import { mark } from './env.ts';
import { placed } from './places.ts';
import type { Rewritten } from './rewrite.ts';
import { indexes, offsetOf } from './tables.ts';
import { sqliteTable } from '../design/sqlite/table.ts';
import { sqlite } from '../sql/dialects/sqlite.ts';
import { lex } from '../sql/lexer.ts';

/** What a design does not tell of: statements with one of these words are more than a description of tables. */
const MORE = new Set(['insert', 'update', 'delete', 'replace', 'trigger', 'select', 'merge', 'copy']);

const HINT =
  'Write CREATE TABLE statements in SQLite, PostgreSQL or DuckDB, or one of the dialects of docs/dialects.md.';

/** Whether a schema says nothing but what tables there are, so that a design holds all of it. */
export function describesTables(text: string, { tables, unread }: Design): boolean {
  return (
    tables.length > 0 && unread.length === 0 && !lex(text, sqlite.lexis).some(({ word }) => MORE.has(word))
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
  const { text: sql, places } = placed(statements.join(''));
  return { ok: true, sql, places };
}
