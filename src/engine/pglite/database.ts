import type { PGlite } from '@electric-sql/pglite';
import type { Cell, Relation } from '../../domain/relation.ts';
import type { Access, BronzeBatch, StoredCatalogue } from '../../domain/run.ts';
import type { Params } from '../../domain/step.ts';
import { quoted } from '../../sql/token.ts';
import { sizeOf } from '../cells.ts';
import { type Complaint, type Database, type Listed, type Marks, type Ran, TooMuch } from '../database.ts';
import type { Limits } from '../limits.ts';
import type { Prepared } from '../prepare.ts';
import { CATALOGUE, catalogueOf, OWN } from './catalogue.ts';
import { complaintOf, refuseEscapes } from './complaint.ts';
import { readPlan } from './plan.ts';
import { cellOf, copyText, PARSERS, typeOf } from './values.ts';
import { POSTGRES } from './target.ts';

/** The role that scripts run as. */
export const ROLE = 'candidate';

const MOST_UNDONE = 400;

/**
 * One instance of Postgres. All that runs do stands in one transaction that is never committed: marks are its
 * savepoints, and a reset is its end.
 */
export class PgDatabase implements Database {
  readonly target = POSTGRES;
  readonly snapshot = null;
  readonly #pg: PGlite;
  /** The batch that is there since `begin`. */
  #bronze: BronzeBatch | null = null;
  #isPlain = false;
  /** Scripts and asks since the last reset: what they have undone lies about in the catalogue until it is swept. */
  #undone = 0;

  constructor(pg: PGlite) {
    this.#pg = pg;
  }

  readonly #marks: Marks = {
    mark: (depth) => this.#own(`SAVEPOINT walked_${depth}`),
    back: async (depth) => {
      await this.#pg.exec(`ROLLBACK TO walked_${depth}`);
      this.#isPlain = false;
    },
  };

  /** Not when it has to be swept, which no transaction can. */
  get marks(): Marks | null {
    return this.#undone < MOST_UNDONE ? this.#marks : null;
  }

  /** It holds the thread while a statement runs: the pool ends that. */
  readonly interrupt = (): void => undefined;

  async reset(): Promise<void> {
    await this.#pg.exec('ROLLBACK');
    if (!this.marks) await this.#pg.exec('VACUUM');
    await this.#pg.exec('BEGIN');
    this.#undone = 0;
    this.#isPlain = false;
  }

  async begin(bronze: BronzeBatch | null): Promise<void> {
    this.#undone++;
    this.#bronze = bronze;
    await this.#own('SAVEPOINT script');
    if (bronze) await this.#fill(bronze);
  }

  async commit(): Promise<void> {
    for (const { table } of this.#bronze?.tables ?? [])
      await this.#own(`DROP TABLE IF EXISTS ${quoted(table)} CASCADE`);
    await this.#own(
      'SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED; DISCARD TEMP; RELEASE script',
    );
  }

  async rollback(): Promise<void> {
    await this.#pg.exec('ROLLBACK TO script; RELEASE script');
    this.#isPlain = false;
  }

  async seed(place: number): Promise<void> {
    await this.#own(`SELECT setseed(${((place * 37 + 1) % 100) / 100})`);
  }

  async run(sql: string): Promise<void> {
    refuseEscapes(sql);
    await this.#asPlain();
    await this.#pg.query(sql, [], { rowMode: 'array', parsers: PARSERS });
  }

  async query(sql: string, _params: Params, limits: Limits): Promise<Relation> {
    await this.#asPlain();
    const relation = await this.#rows(sql);
    if (relation.rows.length > limits.answerRows) throw new TooMuch('rows');
    let bytes = 0;
    for (const row of relation.rows) for (const cell of row) bytes += sizeOf(cell);
    if (bytes > limits.answerBytes) throw new TooMuch('size');
    return relation;
  }

  async scan({ sql }: Listed, onRow: (row: readonly Cell[]) => void): Promise<readonly string[]> {
    await this.#asSelf();
    const { columns, rows } = await this.#rows(`SELECT * FROM ${sql}`);
    for (const row of rows) onRow(row);
    return columns;
  }

  async #fill({ tables }: BronzeBatch): Promise<void> {
    for (const { table, columns, rows } of tables) {
      const list = columns.map((column) => `${quoted(column.name)} ${typeOf(column)}`).join(', ');
      await this.#own(`CREATE TABLE ${quoted(table)} (${list}); GRANT SELECT ON ${quoted(table)} TO ${ROLE}`);
      if (rows.length === 0) continue;
      const blob = new Blob([copyText(rows)]);
      await this.#pg.query(`COPY ${quoted(table)} FROM '/dev/blob'`, [], { blob });
    }
  }

  async tables(all: boolean): Promise<readonly Listed[]> {
    await this.#asSelf();
    // A partition's rows are its table's; a materialized view holds rows of its own.
    const { rows } = await this.#rows(`SELECT c.relname, format('%I.%I', n.nspname, c.relname)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE ${OWN} AND c.relkind IN ('r', 'p'${all ? ", 'm'" : ''}) AND NOT c.relispartition ORDER BY c.oid`);
    return rows.map(([name, sql]) => ({ name: String(name), sql: String(sql) }));
  }

  async wipe(isKept: (table: string) => boolean): Promise<void> {
    const gone = (await this.tables(false)).filter(({ name }) => !isKept(name));
    if (gone.length === 0) return;
    await this.begin(null);
    await this.#own(`TRUNCATE ${gone.map(({ sql }) => sql).join(', ')} RESTART IDENTITY CASCADE`);
    await this.commit();
  }

  size(): null {
    return null;
  }

  async catalogue(sources: readonly string[]): Promise<StoredCatalogue> {
    await this.#asSelf();
    const { rows } = await this.#rows(CATALOGUE);
    return catalogueOf(
      rows.map(([text]) => String(text)),
      sources,
      (spelt) => this.#count(spelt),
    );
  }

  async plan(sql: string): Promise<readonly string[]> {
    await this.#asPlain();
    const { rows } = await this.#rows(`EXPLAIN (COSTS OFF) ${sql}`);
    return rows.map(([line]) => String(line));
  }

  /** All its queries together. */
  async access(question: readonly Prepared[], params: Params): Promise<Access> {
    const scans = new Map<string, Access['scans'][number]>();
    const plan: string[] = [];
    let steps = 0;
    await this.begin(null);
    try {
      for (const { admission, gives, bind } of question) {
        if (admission.kind !== 'run') continue;
        const { text } = bind(params);
        // To explain with what it takes is to run it.
        const read = gives ? await this.#explained(text) : null;
        if (!read) await this.run(text);
        for (const [table, detail] of read?.scanned ?? [])
          scans.set(table, { table, rows: await this.#count(quoted(table)), detail });
        plan.push(...(read?.plan ?? []));
        steps += read?.steps ?? 0;
      }
    } finally {
      await this.rollback();
    }
    return { scans: [...scans.values()], plan, steps };
  }

  async #explained(sql: string): Promise<ReturnType<typeof readPlan>> {
    await this.#own('SET LOCAL enable_seqscan = off');
    await this.#asPlain();
    const { rows } = await this.#rows(`EXPLAIN (ANALYZE, TIMING OFF, BUFFERS OFF, FORMAT JSON) ${sql}`);
    await this.#own('SET LOCAL enable_seqscan = on');
    return readPlan(String(rows[0]?.[0] ?? '[]'));
  }

  complaint(error: unknown, ran: Ran | null): Complaint | null {
    return complaintOf(error, ran?.bound ?? null);
  }

  close(): Promise<void> {
    return this.#pg.close();
  }

  async #rows(sql: string): Promise<Relation> {
    const { fields, rows } = await this.#pg.query<readonly unknown[]>(sql, [], {
      rowMode: 'array',
      parsers: PARSERS,
    });
    return { columns: fields.map(({ name }) => name), rows: rows.map((row) => row.map(cellOf)) };
  }

  async #count(table: string): Promise<number> {
    const { rows } = await this.#rows(`SELECT count(*) FROM ${table}`);
    return Number(rows[0]?.[0] ?? 0);
  }

  async #own(sql: string): Promise<void> {
    await this.#asSelf();
    await this.#pg.exec(sql);
  }

  async #asPlain(): Promise<void> {
    if (!this.#isPlain) await this.#pg.exec(`SET LOCAL ROLE ${ROLE}`);
    this.#isPlain = true;
  }

  async #asSelf(): Promise<void> {
    if (this.#isPlain) await this.#pg.exec('SET LOCAL ROLE NONE');
    this.#isPlain = false;
  }
}
