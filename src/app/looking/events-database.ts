import { loadSqlite } from '../../engine/sqljs/sql.ts';
import { type EventsWanted, eventTables, type TableRows } from './events.ts';

/** The bytes of an SQLite database with all bronze tables, filled. */
export async function eventDatabase(wanted: EventsWanted): Promise<Uint8Array> {
  const [{ Database }, tables] = await Promise.all([loadSqlite(), eventTables(wanted)]);
  const db = new Database();
  try {
    db.run('BEGIN');
    for (const table of tables) {
      const columns = table.columns.map(({ name, type }) => `${quoted(name)} ${type}`).join(', ');
      db.run(`CREATE TABLE ${quoted(table.table)} (${columns})`);
      const insert = db.prepare(insertInto(table));
      for (const row of table.rows) insert.run([...row]);
      insert.free();
    }
    db.run('COMMIT');
    return db.export();
  } finally {
    db.close();
  }
}

function insertInto({ table, columns }: TableRows): string {
  return `INSERT INTO ${quoted(table)} VALUES (${columns.map(() => '?').join(', ')})`;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
