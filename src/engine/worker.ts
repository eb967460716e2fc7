import { serve } from './serve.ts';
import { SqliteDatabase } from './sqljs/database.ts';
import { loadSqlite } from './sqljs/sql.ts';

/** Entry of the worker threads that have SQLite. */
await serve(async () => {
  const sqlite = await loadSqlite();
  const db = new sqlite.Database();
  const version = String(db.exec('SELECT sqlite_version()')[0]?.values[0]?.[0]);
  db.close();
  return { db: new SqliteDatabase(sqlite), version };
});
