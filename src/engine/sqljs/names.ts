import type { Database } from './sql.ts';

/** `"name"`, safe to splice. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The rows of a query of our own. */
export function rowsOf(db: Database, sql: string): readonly (readonly unknown[])[] {
  return db.exec(sql)[0]?.values ?? [];
}

/** Names of the tables of the model in the order of their creation; the engine's own are left out. */
export function tableNames(db: Database): string[] {
  const own = rowsOf(
    db,
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'",
  );
  const names = new Set(own.map(([name]) => String(name)));
  return rowsOf(db, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rowid")
    .map(([name]) => String(name))
    .filter((name) => names.has(name));
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

/** `'text'`, safe to splice. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
