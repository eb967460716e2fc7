import { literal } from '../../sql/token.ts';
import type { Database } from './sql.ts';

/** The rows of a query of our own. */
export function rowsOf(db: Database, sql: string): readonly (readonly unknown[])[] {
  return db.exec(sql)[0]?.values ?? [];
}

const OWN = "name NOT LIKE 'sqlite~_%' ESCAPE '~'";

/** Tables as the schema lists them. Nothing is expanded: views may be many, and deep. */
function listed(db: Database): readonly { readonly name: string; readonly virtual: boolean }[] {
  const rows = rowsOf(
    db,
    `SELECT name, sql FROM sqlite_master WHERE type = 'table' AND ${OWN} ORDER BY rowid`,
  );
  return rows.map(([name, sql]) => ({ name: String(name), virtual: /^create\s+virtual/i.test(String(sql)) }));
}

const SHADOWS = ['content', 'segments', 'segdir', 'docsize', 'stat'];

/** Whether a table is what a virtual one keeps behind the scenes. */
function isShadow(name: string, virtual: readonly string[]): boolean {
  return virtual.some((each) =>
    SHADOWS.some((part) => name.toLowerCase() === `${each}_${part}`.toLowerCase()),
  );
}

/** Names of the tables of the model in the order of their creation; the engine's own are left out. */
export function tableNames(db: Database): string[] {
  const all = listed(db);
  const virtual = all.flatMap((table) => (table.virtual ? table.name : []));
  return all.flatMap((table) => (table.virtual || isShadow(table.name, virtual) ? [] : table.name));
}

/** Names of the tables in which virtual ones, for full-text search, keep what they hold. */
export function shadowNames(db: Database): string[] {
  const all = listed(db);
  const virtual = all.flatMap((table) => (table.virtual ? table.name : []));
  return all.flatMap(({ name }) => (isShadow(name, virtual) ? name : []));
}

/** Runs something of our own that must not mind the candidate's references: we drop only what would be gone anyway. */
export function withoutReferences(db: Database, work: () => void): void {
  const on = rowsOf(db, 'PRAGMA foreign_keys')[0]?.[0] === 1;
  if (on) db.run('PRAGMA foreign_keys = OFF');
  try {
    work();
  } finally {
    if (on) db.run('PRAGMA foreign_keys = ON');
  }
}

/** All names of tables, views and their columns, for the search of a name that was meant. */
export function namesIn(db: Database): { tables: string[]; columns: string[] } {
  const tables = rowsOf(
    db,
    "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite~_%' ESCAPE '~'",
  ).map(([name]) => String(name));
  const columns = new Set<string>();
  for (const table of tables) {
    try {
      for (const [name] of rowsOf(db, `SELECT name FROM pragma_table_info(${literal(table)})`))
        columns.add(String(name));
    } catch {
      // A view over a table that is gone has no columns to offer.
    }
  }
  return { tables, columns: [...columns] };
}
