import type { BronzeBatch, Failure } from '../../domain/run.ts';
import type { SourceFile } from '../../domain/submission.ts';
import { errorAt } from './locate.ts';
import { literal, quoted, rowsOf, withoutReferences } from './names.ts';
import type { Database } from './sql.ts';

/** The bronze tables of a database: they exist only while a load, or a query of the sandbox, runs. */
export class BronzeTables {
  readonly #db: Database;
  /** What they hold; null: there are none. */
  #batch: BronzeBatch | null = null;

  constructor(db: Database) {
    this.#db = db;
  }

  drop(): void {
    const tables = this.#batch?.tables ?? [];
    this.#batch = null;
    if (tables.length === 0) return;
    withoutReferences(this.#db, () => {
      for (const { table } of tables) this.#db.run(`DROP TABLE IF EXISTS ${quoted(table)}`);
    });
  }

  /** Whether the batch is in them. Not where the load has put indexes on them: it would make these again. */
  holds({ key, tables }: BronzeBatch): boolean {
    if (this.#batch?.key !== key) return false;
    const names = tables.map(({ table }) => literal(table)).join(', ');
    const sql = `SELECT 1 FROM sqlite_master WHERE type <> 'table' AND tbl_name COLLATE NOCASE IN (${names})`;
    return rowsOf(this.#db, sql).length === 0;
  }

  /** @param script the file that is at fault where that fails. */
  fill(batch: BronzeBatch, script: SourceFile): Failure | null {
    this.drop();
    this.#db.run('BEGIN');
    try {
      for (const { table, columns, rows } of batch.tables) {
        const list = columns.map(({ name, type }) => `${quoted(name)} ${type}`).join(', ');
        this.#db.run(`CREATE TABLE ${quoted(table)} (${list})`);
        const insert = this.#db.prepare(
          `INSERT INTO ${quoted(table)} VALUES (${columns.map(() => '?').join(', ')})`,
        );
        for (const row of rows) insert.run([...row]);
        insert.free();
      }
      this.#db.run('COMMIT');
      this.#batch = batch;
      return null;
    } catch (error) {
      // The model is in the way: its database is full, or something of its own has a bronze table's name.
      const message = `The bronze tables cannot be filled: ${error instanceof Error ? error.message : String(error)}.`;
      if (/full|out of memory/.test(message))
        return { kind: 'limit-exceeded', limit: 'size', file: script.file, message };
      return { kind: 'sql-error', error: errorAt(script, 0, message, null) };
    }
  }
}
