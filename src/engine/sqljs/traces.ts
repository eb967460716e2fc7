import type { StoredTable, Trace } from '../../domain/run.ts';
import { quoted, rowsOf, shadowNames, tableNames } from './names.ts';
import type { Database } from './sql.ts';
import { finderOf } from './token-finder.ts';

/** Every row of every table of the model. For small scenarios. */
export function readTables(db: Database): StoredTable[] {
  return tableNames(db).map((table) => {
    const [result] = db.exec(`SELECT * FROM ${quoted(table)}`);
    const columns =
      result?.columns ??
      rowsOf(db, `SELECT name FROM pragma_table_info('${table.replaceAll("'", "''")}')`).map(([name]) =>
        String(name),
      );
    return { table, relation: { columns, rows: result?.values ?? [] } };
  });
}

/**
 * Looks for tokens in every cell of every table: as the whole or a part of a text, in a blob too.
 * @returns for each column with any, which (indexes into `tokens`).
 */
export function findTraces(db: Database, tokens: readonly string[]): Trace[] {
  const find = finderOf(tokens);
  const traces: Trace[] = [];
  for (const table of [...tableNames(db), ...shadowNames(db)]) {
    const prepared = db.prepare(`SELECT * FROM ${quoted(table)}`);
    const columns = prepared.getColumnNames();
    const found = columns.map(() => new Set<number>());
    while (prepared.step()) {
      for (const [at, cell] of prepared.get().entries()) {
        const into = found[at];
        if (into && typeof cell === 'string') find(cell, into);
        else if (into && cell instanceof Uint8Array) find(Buffer.from(cell).toString('utf8'), into);
      }
    }
    prepared.free();
    for (const [at, column] of columns.entries()) {
      const hits = found[at];
      if (hits?.size) traces.push({ table, column, tokens: [...hits].sort((a, b) => a - b) });
    }
  }
  return traces;
}
