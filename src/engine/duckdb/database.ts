import { type DuckDBPreparedStatement, StatementType } from '@duckdb/node-api';
import type { Cell, Relation } from '../../domain/relation.ts';
import type { BronzeBatch, StoredCatalogue } from '../../domain/run.ts';
import type { Params } from '../../domain/step.ts';
import { quoted } from '../../sql/token.ts';
import { sizeOf } from '../cells.ts';
import { type Complaint, type Database, type Fresh, type Listed, type Ran, TooMuch } from '../database.ts';
import type { Limits } from '../limits.ts';
import { fillTable } from './bronze.ts';
import { dropTemporary, listTables, readCatalogue, rowsOf } from './catalogue.ts';
import { cellOf } from './cells.ts';
import { complaintOf } from './complaint.ts';
import { type Opened, openLocked } from './open.ts';
import { DUCKDB } from './target.ts';

/** Whatever its first word is: DuckDB itself says what a statement does. */
const MAY_RUN: ReadonlySet<number> = new Set([
  StatementType.SELECT,
  StatementType.INSERT,
  StatementType.UPDATE,
  StatementType.DELETE,
  StatementType.MERGE_INTO,
  StatementType.CREATE,
  StatementType.CREATE_FUNC,
  StatementType.ALTER,
  StatementType.DROP,
  StatementType.EXPLAIN,
]);

/** DuckDB in memory, locked. It cannot go back to a mark: every path begins with an empty one. */
export class DuckDatabase implements Database {
  readonly target = DUCKDB;
  readonly marks = null;
  readonly snapshot = null;
  /** The batch that is there since `begin`. */
  #bronze: BronzeBatch | null = null;
  #opened: Opened | null = null;

  get #connection(): Opened['connection'] {
    if (!this.#opened) throw new Error('DuckDB is not open.');
    return this.#opened.connection;
  }

  async version(): Promise<string> {
    const [[version] = []] = await rowsOf(this.#connection, 'SELECT version()');
    return String(version).replace(/^v/, '');
  }

  async open(limits: Limits): Promise<void> {
    this.close();
    this.#opened = await openLocked(limits);
  }

  reset({ limits }: Fresh): Promise<void> {
    return this.open(limits);
  }

  readonly interrupt = (): void => this.#opened?.connection.interrupt();

  async begin(bronze: BronzeBatch | null): Promise<void> {
    this.#bronze = bronze;
    await this.#connection.run('BEGIN TRANSACTION');
    for (const table of bronze?.tables ?? []) await fillTable(this.#connection, table);
  }

  async commit(): Promise<void> {
    for (const { table } of this.#bronze?.tables ?? [])
      await this.#connection.run(`DROP TABLE IF EXISTS ${quoted(table)}`);
    await dropTemporary(this.#connection);
    await this.#connection.run('COMMIT');
  }

  async rollback(): Promise<void> {
    // A commit that failed has undone everything itself.
    await this.#connection.run('ROLLBACK').catch(() => undefined);
  }

  async seed(place: number): Promise<void> {
    // Any place from -1 to 1 will do, as long as no two steps share it.
    await this.#connection.run(`SELECT setseed(${((place % 997) + 1) / 1000})`);
  }

  async run(sql: string): Promise<void> {
    for await (const statement of this.#statements(sql)) await statement.run();
  }

  async query(sql: string, _params: Params, { answerRows, answerBytes }: Limits): Promise<Relation> {
    const rows: (readonly Cell[])[] = [];
    let bytes = 0;
    const columns = await this.#stream(sql, (row) => {
      bytes += row.reduce<number>((sum, cell) => sum + sizeOf(cell), 0);
      rows.push(row);
      if (rows.length > answerRows) throw new TooMuch('rows');
      if (bytes > answerBytes) throw new TooMuch('size');
    });
    return { columns, rows };
  }

  scan({ sql }: Listed, onRow: (row: readonly Cell[]) => void): Promise<readonly string[]> {
    return this.#stream(`SELECT * FROM ${sql}`, onRow);
  }

  tables(): Promise<readonly Listed[]> {
    return listTables(this.#connection);
  }

  /** A table that others refer to is emptied after them, and after they have been committed. */
  async wipe(isKept: (table: string) => boolean): Promise<void> {
    for (let left = (await this.tables()).filter(({ name }) => !isKept(name)); left.length > 0; ) {
      const stay: Listed[] = [];
      let why: unknown = null;
      for (const table of left)
        await this.#connection.run(`DELETE FROM ${table.sql}`).catch((error: unknown) => {
          stay.push(table);
          why = error;
        });
      if (stay.length === left.length) throw why;
      left = stay;
    }
  }

  size(): null {
    return null;
  }

  catalogue(): Promise<StoredCatalogue> {
    return readCatalogue(this.#connection);
  }

  async plan(sql: string): Promise<readonly string[]> {
    const rows = await rowsOf(this.#connection, `EXPLAIN ${sql}`);
    return rows.flatMap(([, text]) => String(text).trimEnd().split('\n'));
  }

  /** Its plan says how tables are read, and counts no steps that are equal on every machine. */
  access(): null {
    return null;
  }

  complaint(error: unknown, ran: Ran | null): Complaint | null {
    if (!(error instanceof Error)) return null;
    const complaint = complaintOf(error, ran?.bound ?? null);
    // What ran has broken the engine, and not the other way round.
    if (!complaint) error.name = 'RuntimeError';
    return complaint;
  }

  close(): void {
    this.#opened?.connection.closeSync();
    this.#opened?.instance.closeSync();
    this.#opened = null;
  }

  /** One statement can be several to DuckDB, such as a PIVOT; each has to be of a kind that may run. */
  async *#statements(sql: string): AsyncGenerator<DuckDBPreparedStatement> {
    const extracted = await this.#connection.extractStatements(sql);
    for (let at = 0; at < extracted.count; at++) {
      const statement = await extracted.prepare(at);
      if (!MAY_RUN.has(statement.statementType)) throw new Error('This statement is refused.');
      yield statement;
    }
  }

  /** The rows of the last statement, a lot at a time. */
  async #stream(sql: string, onRow: (row: readonly Cell[]) => void): Promise<readonly string[]> {
    let columns: readonly string[] = [];
    for await (const statement of this.#statements(sql)) {
      const result = await statement.stream();
      columns = result.columnNames();
      for (;;) {
        const chunk = await result.fetchChunk();
        if (!chunk || chunk.rowCount === 0) break;
        for (const row of chunk.getRows()) onRow(row.map(cellOf));
      }
    }
    return columns;
  }
}
