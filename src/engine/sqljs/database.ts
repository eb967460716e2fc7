import type { Cell, Relation } from '../../domain/relation.ts';
import type { Access, BronzeBatch, StoredCatalogue } from '../../domain/run.ts';
import type { Params } from '../../domain/step.ts';
import { wantsForeignKeys } from '../../sql/admission.ts';
import { literal, quoted } from '../../sql/token.ts';
import { statementsOf } from '../../sql/statements.ts';
import { sizeOf } from '../cells.ts';
import { type Complaint, type Database, type Fresh, type Listed, type Ran, TooMuch } from '../database.ts';
import type { Model } from '../engine.ts';
import type { Limits } from '../limits.ts';
import type { Prepared } from '../prepare.ts';
import { measureAccess } from './access.ts';
import { readCatalogue } from './catalogue.ts';
import { complaintOf, messageOf } from './complaint.ts';
import { installFunctions } from './functions/install.ts';
import { rowsOf, shadowNames, tableNames, withoutReferences } from './names.ts';
import { installRandom, type Random } from './random.ts';
import { rowIn } from './row.ts';
import type { Database as Sqlite, SqlJsStatic } from './sql.ts';
import { SQLITE } from './target.ts';

const PAGE_BYTES = 4096;

/** What is open: the connection, its chance, and what it was made for. */
type Opened = { readonly db: Sqlite; random: Random; readonly fresh: Fresh };

/** SQLite, in memory. Its bronze tables stay from one load to the next that has the same. */
export class SqliteDatabase implements Database {
  readonly target = SQLITE;
  readonly marks = null;
  readonly interrupt = null;
  readonly #sqlite: SqlJsStatic;
  #opened: Opened | null = null;
  /** What its bronze tables hold; null: there are none. */
  #bronze: BronzeBatch | null = null;

  constructor(sqlite: SqlJsStatic) {
    this.#sqlite = sqlite;
  }

  get #db(): Sqlite {
    if (!this.#opened) throw new Error('SQLite is not open.');
    return this.#opened.db;
  }

  reset(fresh: Fresh): void {
    this.close();
    const db = new this.#sqlite.Database(fresh.start);
    this.#opened = { db, random: prepareConnection(db, fresh), fresh };
  }

  readonly snapshot = (): Uint8Array => {
    this.#dropBronze();
    const bytes = this.#db.export();
    // It has closed its connection, and opened another.
    if (this.#opened) this.#opened.random = prepareConnection(this.#db, this.#opened.fresh);
    return bytes;
  };

  seed(place: number): void {
    this.#opened?.random.restart(place);
  }

  begin(bronze: BronzeBatch | null): void {
    if (!bronze) this.#dropBronze();
    // A batch that is run again finds its rows still there.
    else if (!this.#holds(bronze)) this.#fill(bronze);
    this.#db.run('BEGIN');
  }

  commit(): void {
    this.#db.run('COMMIT');
    this.#dropTemporary();
  }

  /** RAISE(ROLLBACK) and a full database have undone the transaction already. */
  rollback(): void {
    try {
      this.#db.run('ROLLBACK');
    } catch (error) {
      if (!/no transaction is active/.test(messageOf(error))) throw error;
    }
    this.#dropTemporary();
  }

  run(sql: string, params: Params): void {
    const prepared = this.#db.prepare(sql);
    try {
      prepared.bind(named(params));
      while (prepared.step());
    } finally {
      prepared.free();
    }
  }

  query(sql: string, params: Params, { answerRows, answerBytes }: Limits): Relation {
    const prepared = this.#db.prepare(sql);
    try {
      prepared.bind(named(params));
      const columns = prepared.getColumnNames();
      const rows: Cell[][] = [];
      let bytes = 0;
      while (prepared.step()) {
        const row = rowIn(prepared);
        rows.push(row);
        for (const cell of row) bytes += sizeOf(cell);
        if (rows.length > answerRows) throw new TooMuch('rows');
        if (bytes > answerBytes) throw new TooMuch('size');
      }
      return { columns, rows };
    } finally {
      prepared.free();
    }
  }

  tables(all: boolean): readonly Listed[] {
    const names = [...tableNames(this.#db), ...(all ? shadowNames(this.#db) : [])];
    return names.map((name) => ({ name, sql: quoted(name) }));
  }

  scan({ sql }: Listed, onRow: (row: readonly Cell[]) => void): readonly string[] {
    const prepared = this.#db.prepare(`SELECT * FROM ${sql}`);
    try {
      while (prepared.step()) onRow(rowIn(prepared));
      return prepared.getColumnNames();
    } finally {
      prepared.free();
    }
  }

  /** As if nothing had ever been put into them: the engine's own numbers begin anew. */
  wipe(isKept: (table: string) => boolean): void {
    this.#dropBronze();
    const db = this.#db;
    const gone = tableNames(db).filter((name) => !isKept(name));
    withoutReferences(db, () => {
      db.run('BEGIN');
      for (const table of gone) {
        const on = `type = 'trigger' AND tbl_name = ${literal(table)} COLLATE NOCASE`;
        const triggers = rowsOf(db, `SELECT name, sql FROM sqlite_master WHERE ${on} ORDER BY rowid`);
        for (const [name] of triggers) db.run(`DROP TRIGGER ${quoted(String(name))}`);
        db.run(`DELETE FROM ${quoted(table)}`);
        for (const [, sql] of triggers) db.run(String(sql));
      }
      if (rowsOf(db, "SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'").length > 0)
        for (const table of gone) db.run(`DELETE FROM sqlite_sequence WHERE name = ${literal(table)}`);
      db.run('COMMIT');
    });
  }

  catalogue(): StoredCatalogue {
    return readCatalogue(this.#db);
  }

  /** Of the pages that hold something: tables and indexes, whole pages. */
  size(): number {
    const number = (name: string) => Number(rowsOf(this.#db, `PRAGMA ${name}`)[0]?.[0] ?? 0);
    return (number('page_count') - number('freelist_count')) * number('page_size');
  }

  /** Indented by depth. */
  plan(sql: string): readonly string[] {
    const depths = new Map<number, number>();
    return rowsOf(this.#db, `EXPLAIN QUERY PLAN ${sql}`).map(([id, parent, , detail]) => {
      const depth = (depths.get(Number(parent)) ?? -1) + 1;
      depths.set(Number(id), depth);
      return `${'  '.repeat(depth)}${String(detail)}`;
    });
  }

  async access(question: readonly Prepared[], params: Params): Promise<Access> {
    const bytes = this.snapshot();
    return measureAccess(bytes, question, named(params), isRewritten(this.#opened?.fresh.model));
  }

  complaint(error: unknown, ran: Ran | null, bronze: readonly string[]): Complaint | null {
    const limits = this.#opened?.fresh.limits;
    return limits ? complaintOf({ db: this.#db, message: messageOf(error), ran, bronze, limits }) : null;
  }

  close(): void {
    this.#opened?.db.close();
    this.#opened = null;
    this.#bronze = null;
  }

  #dropBronze(): void {
    const tables = this.#bronze?.tables ?? [];
    this.#bronze = null;
    if (tables.length === 0) return;
    withoutReferences(this.#db, () => {
      for (const { table } of tables) this.#db.run(`DROP TABLE IF EXISTS ${quoted(table)}`);
    });
  }

  /** Whether the batch is there. Not where the load has put indexes on its tables: it would make these again. */
  #holds({ key, tables }: BronzeBatch): boolean {
    if (this.#bronze?.key !== key) return false;
    const names = tables.map(({ table }) => literal(table)).join(', ');
    const sql = `SELECT 1 FROM sqlite_master WHERE type <> 'table' AND tbl_name COLLATE NOCASE IN (${names})`;
    return rowsOf(this.#db, sql).length === 0;
  }

  #fill(batch: BronzeBatch): void {
    this.#dropBronze();
    const db = this.#db;
    db.run('BEGIN');
    for (const { table, columns, rows } of batch.tables) {
      const list = columns.map(({ name, type }) => `${quoted(name)} ${type}`).join(', ');
      db.run(`CREATE TABLE ${quoted(table)} (${list})`);
      const insert = db.prepare(`INSERT INTO ${quoted(table)} VALUES (${columns.map(() => '?').join(', ')})`);
      try {
        for (const row of rows) insert.run([...row]);
      } finally {
        insert.free();
      }
    }
    db.run('COMMIT');
    this.#bronze = batch;
  }

  /** Temporary things live no longer than their script. */
  #dropTemporary(): void {
    const db = this.#db;
    withoutReferences(db, () => {
      const sql = "SELECT type, name FROM temp.sqlite_master WHERE type IN ('table', 'view', 'trigger')";
      for (const [type, name] of rowsOf(db, sql))
        db.run(`DROP ${String(type)} IF EXISTS temp.${quoted(String(name))}`);
    });
  }
}

const named = (params: Params): Record<string, string> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [`:${name}`, value]));

/** Settings belong to a connection: they are made anew whenever one is opened. */
function prepareConnection(db: Sqlite, { limits: { heapBytes, databaseBytes }, model }: Fresh): Random {
  db.exec(
    `PRAGMA temp_store = 2; PRAGMA hard_heap_limit = ${heapBytes}; PRAGMA cache_size = -${heapBytes >> 12};
     PRAGMA max_page_count = ${Math.floor(databaseBytes / PAGE_BYTES)}; PRAGMA journal_mode = MEMORY;
     PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA trusted_schema = ON;
     PRAGMA foreign_keys = ${declaresForeignKeys(model) ? 'ON' : 'OFF'};`,
  );
  if (isRewritten(model)) installFunctions(db);
  return installRandom(db);
}

function isRewritten(model: Model | undefined): boolean {
  return Object.values(model?.files ?? {}).some(({ rewritten }) => rewritten?.ok);
}

/** The one PRAGMA that a schema may say holds for the connection. */
function declaresForeignKeys({ files }: Model): boolean {
  return Object.values(files).some(
    ({ role, source }) =>
      role === 'schema' &&
      /foreign_keys/i.test(source?.text ?? '') &&
      statementsOf(source?.text ?? '', 'sqlite').some(wantsForeignKeys),
  );
}
