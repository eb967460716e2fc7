import type { KeyUse } from '../domain/run.ts';
import { quoted } from '../sql/token.ts';
import type { Database } from './database.ts';
import type { Limits } from './limits.ts';

/** For each key of several columns those that its rows can do without. The engine counts: rows are many, keys few. */
export async function readKeyUses(
  db: Database,
  sources: readonly string[],
  limits: Limits,
): Promise<readonly KeyUse[]> {
  const { tables } = await db.catalogue(sources);
  const listed = await db.tables(false);
  const uses: KeyUse[] = [];
  for (const { name, keys, rows } of tables) {
    const sql = listed.find((table) => table.name === name)?.sql;
    for (const key of keys) {
      const columns = key.columns.flatMap((column) => column ?? []);
      // Of an expression nobody knows what it tells apart.
      if (sql === undefined || columns.length !== key.columns.length) continue;
      const spare: string[] = [];
      if (columns.length > 1 && rows > 0)
        for (const column of columns) if (await isSpare(db, sql, columns, column, limits)) spare.push(column);
      uses.push({ table: name, columns, rows, spare });
    }
  }
  return uses;
}

/** The rest tells all rows apart. A column that has one value cannot show that it is needed. */
async function isSpare(
  db: Database,
  table: string,
  key: readonly string[],
  column: string,
  limits: Limits,
): Promise<boolean> {
  const rest = key.filter((each) => each !== column).map(quoted);
  const alike = `SELECT 1 FROM ${table} GROUP BY ${rest.join(', ')} HAVING count(*) > 1 LIMIT 1`;
  if ((await db.query(alike, {}, limits)).rows.length > 0) return false;
  const values = `SELECT count(*) FROM (SELECT DISTINCT ${quoted(column)} FROM ${table} LIMIT 2) AS seen`;
  return Number((await db.query(values, {}, limits)).rows[0]?.[0]) > 1;
}
