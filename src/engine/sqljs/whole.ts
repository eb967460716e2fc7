import { isNamed } from '../../domain/table-pattern.ts';
import { literal, quoted, rowsOf, tableNames, withoutReferences } from './names.ts';
import type { Database } from './sql.ts';

/** Bytes of the pages that hold something: tables and indexes, whole pages. */
export function sizeOf(db: Database): number {
  const number = (name: string) => Number(rowsOf(db, `PRAGMA ${name}`)[0]?.[0] ?? 0);
  return (number('page_count') - number('freelist_count')) * number('page_size');
}

/**
 * Empties every table but those that are kept, as if nothing had ever been put into them: no trigger runs, references
 * are not minded, and the engine's own numbers begin anew.
 */
export function wipe(db: Database, keep: readonly string[]): void {
  const tables = tableNames(db).filter((name) => !isNamed(name, keep));
  withoutReferences(db, () => {
    db.run('BEGIN');
    for (const table of tables) {
      const on = `type = 'trigger' AND tbl_name = ${literal(table)} COLLATE NOCASE`;
      const triggers = rowsOf(db, `SELECT name, sql FROM sqlite_master WHERE ${on} ORDER BY rowid`);
      for (const [name] of triggers) db.run(`DROP TRIGGER ${quoted(String(name))}`);
      db.run(`DELETE FROM ${quoted(table)}`);
      for (const [, sql] of triggers) db.run(String(sql));
    }
    if (rowsOf(db, "SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'").length > 0)
      for (const table of tables) db.run(`DELETE FROM sqlite_sequence WHERE name = ${literal(table)}`);
    db.run('COMMIT');
  });
}
