import initSqlJs from 'sql.js';
import type { CatalogueTable } from '../../src/domain/run.ts';
import { readCatalogue } from '../../src/engine/sqljs/catalogue.ts';

const { Database } = await initSqlJs();

/** Tables as the engine describes them. */
export function tablesOf(ddl: string): readonly CatalogueTable[] {
  const db = new Database();
  try {
    db.run(ddl);
    return readCatalogue(db).tables;
  } finally {
    db.close();
  }
}
