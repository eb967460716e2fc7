import type { Cell } from '../../domain/relation.ts';
import type { StoredTable, Trace } from '../../domain/run.ts';
import { finderOf } from '../sqljs/token-finder.ts';
import type { Database } from './database.ts';

/** Every row of every table of the model. For small scenarios. */
export async function readTables(db: Database): Promise<readonly StoredTable[]> {
  const stored: StoredTable[] = [];
  for (const { name, sql } of await db.tables(false)) {
    const rows: (readonly Cell[])[] = [];
    const columns = await db.scan(sql, (row) => rows.push(row));
    stored.push({ table: name, relation: { columns, rows } });
  }
  return stored;
}

/**
 * Looks for tokens in every cell of whatever holds rows: as the whole or a part of a text, in a blob too.
 * @returns for each column with any, which (indexes into `tokens`).
 */
export async function findTraces(db: Database, tokens: readonly string[]): Promise<readonly Trace[]> {
  const find = finderOf(tokens);
  const traces: Trace[] = [];
  for (const { name, sql } of await db.tables(true)) {
    const found: Set<number>[] = [];
    const columns = await db.scan(sql, (row) => {
      for (const [at, cell] of row.entries()) {
        found[at] ??= new Set();
        if (typeof cell === 'string') find(cell, found[at]);
        else if (cell instanceof Uint8Array) find(Buffer.from(cell).toString('utf8'), found[at]);
      }
    });
    for (const [at, column] of columns.entries()) {
      const hits = found[at];
      if (hits?.size) traces.push({ table: name, column, tokens: [...hits].sort((a, b) => a - b) });
    }
  }
  return traces;
}
