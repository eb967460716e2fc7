import type { Ask, BronzeBatch, Failure, Outcome, Params, RunStep } from '../../domain/run.ts';
import type { SourceFile } from '../../domain/submission.ts';
import type { AnyMeasured, Model, ModelFile } from '../engine.ts';
import { fileOfStep, isIdle } from '../file-of.ts';
import type { Limits } from '../limits.ts';
import { measureAccess } from './access.ts';
import { BronzeTables } from './bronze-tables.ts';
import { readCatalogue } from './catalogue.ts';
import { installFunctions } from './functions/install.ts';
import { givenText } from './given.ts';
import { errorAt } from './locate.ts';
import { statementsOf } from '../../sql/statements.ts';
import { wantsForeignKeys } from '../../sql/admission.ts';
import { planScript } from './plan.ts';
import { installRandom, type Random } from './random.ts';
import { runScript, type ScriptContext } from './script.ts';
import type { Database, SqlJsStatic } from './sql.ts';
import { findTraces, readTables } from './traces.ts';
import { sizeOf, wipe } from './whole.ts';

const PAGE_BYTES = 4096;

/** One database of one run: steps change it, asks measure it. */
export class Session {
  readonly #sql: SqlJsStatic;
  readonly #model: Model;
  readonly #limits: Limits;
  /** Called as each script of the candidate's begins: the time limit is a script's own. */
  readonly #onScript: () => void;
  readonly #foreignKeys: boolean;
  #db: Database;
  #random: Random;
  readonly #bronze: BronzeTables;

  constructor(
    sql: SqlJsStatic,
    model: Model,
    limits: Limits,
    snapshot: Uint8Array | null,
    onScript: () => void,
  ) {
    this.#sql = sql;
    this.#model = model;
    this.#limits = limits;
    this.#onScript = onScript;
    this.#foreignKeys = declaresForeignKeys(model);
    this.#db = new this.#sql.Database(snapshot);
    this.#bronze = new BronzeTables(this.#db);
    this.#random = this.#prepare();
  }

  /** Settings belong to a connection: they are made anew whenever one is opened. */
  #prepare(): Random {
    const { heapBytes, databaseBytes } = this.#limits;
    this.#db.exec(
      `PRAGMA temp_store = 2; PRAGMA hard_heap_limit = ${heapBytes}; PRAGMA cache_size = -${heapBytes >> 12};
       PRAGMA max_page_count = ${Math.floor(databaseBytes / PAGE_BYTES)}; PRAGMA journal_mode = MEMORY;
       PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA trusted_schema = ON;
       PRAGMA foreign_keys = ${this.#foreignKeys ? 'ON' : 'OFF'};`,
    );
    if (this.#isRewritten) installFunctions(this.#db);
    return installRandom(this.#db);
  }

  get #isRewritten(): boolean {
    return Object.values(this.#model.files).some(({ rewritten }) => rewritten?.ok);
  }

  /**
   * Begins the sequence of random numbers that belongs to a place in the run: a run that is repeated, or that goes on
   * from a snapshot, draws the same numbers, and no two of its steps draw alike.
   */
  drawFrom(depth: number): void {
    this.#random.restart(depth);
  }

  step(step: RunStep): Outcome<null> {
    if (step.kind !== 'load') this.#bronze.drop();
    if (isIdle(this.#model, step)) return { ok: true, value: null };
    const file = fileOfStep(this.#model, step);
    switch (step.kind) {
      case 'schema':
      case 'change':
        return this.#run(file, {});
      case 'load':
        return this.#load(step.bronze, file);
      case 'script':
        return this.#run(file, step.params, step.deliverable);
      case 'wipe':
        wipe(this.#db, step.keep);
        return { ok: true, value: null };
    }
  }

  async ask(ask: Ask): Promise<Outcome<AnyMeasured>> {
    this.#bronze.drop();
    switch (ask.kind) {
      case 'answer':
        return this.#answer(ask.deliverable, ask.params);
      case 'catalogue':
        return { ok: true, value: { catalogue: readCatalogue(this.#db) } };
      case 'tables':
        return { ok: true, value: { tables: readTables(this.#db) } };
      case 'size':
        return { ok: true, value: { bytes: sizeOf(this.#db) } };
      case 'traces':
        return { ok: true, value: { traces: findTraces(this.#db, ask.tokens) } };
      case 'access':
        return this.#access(ask.deliverable, ask.params);
      case 'plan':
        return this.#plan(ask.deliverable);
      case 'sandbox':
        return this.#sandbox(ask.source, ask.bronze);
    }
  }

  /** The database as bytes. */
  snapshot(): Uint8Array {
    this.#bronze.drop();
    const bytes = this.#db.export();
    this.#random = this.#prepare();
    return bytes;
  }

  close(): void {
    this.#db.close();
  }

  get #context(): ScriptContext {
    return { db: this.#db, limits: this.#limits, bronze: this.#model.bronze };
  }

  #run(file: ModelFile | undefined, params: Params, id = file?.role ?? ''): Outcome<null> {
    if (!file?.source) return { ok: false, failure: missing(file, id) };
    this.#onScript();
    const outcome = runScript(this.#context, file, file.source, params);
    return outcome.ok ? { ok: true, value: null } : outcome;
  }

  #load(bronze: BronzeBatch, load: ModelFile | undefined): Outcome<null> {
    if (!load?.source) return { ok: false, failure: missing(load, 'load') };
    // A batch that is run again finds its rows still there.
    const refused = this.#bronze.holds(bronze) ? null : this.#bronze.fill(bronze, load.source);
    return refused ? { ok: false, failure: refused } : this.#run(load, {});
  }

  #answer(deliverable: string, params: Params): Outcome<AnyMeasured> {
    const file = this.#model.files[deliverable];
    if (!file?.source) return { ok: false, failure: missing(file, deliverable) };
    this.#onScript();
    const outcome = runScript(this.#context, file, file.source, params);
    if (!outcome.ok) return outcome;
    if (outcome.value) return { ok: true, value: { relation: outcome.value } };
    const hint = 'What a query file answers is the rows of its last SELECT.';
    return {
      ok: false,
      failure: {
        kind: 'sql-error',
        error: errorAt(file.source, 0, 'The file has no SELECT, so it answers nothing.', hint),
      },
    };
  }

  #plan(deliverable: string): Outcome<AnyMeasured> {
    const file = this.#model.files[deliverable];
    if (!file?.source) return { ok: false, failure: missing(file, deliverable) };
    this.#onScript();
    const outcome = planScript(this.#context, file, file.source);
    return outcome.ok ? { ok: true, value: { lines: outcome.value } } : outcome;
  }

  #sandbox(source: SourceFile, bronze: BronzeBatch): Outcome<AnyMeasured> {
    const refused = this.#bronze.fill(bronze, source);
    if (refused) return { ok: false, failure: refused };
    this.#onScript();
    const file: ModelFile = { role: 'sandbox', file: source.file, source, params: [] };
    const outcome = runScript(this.#context, file, source, {});
    return outcome.ok
      ? { ok: true, value: { relation: outcome.value ?? { columns: [], rows: [] } } }
      : outcome;
  }

  async #access(deliverable: string, params: Params): Promise<Outcome<AnyMeasured>> {
    const file = this.#model.files[deliverable];
    if (!file?.source) return { ok: false, failure: missing(file, deliverable) };
    // Its errors, with their places, are those of an answer.
    const answered = this.#answer(deliverable, params);
    if (!answered.ok) return answered;
    const given = givenText(file, file.source);
    if (!given.ok) return given;
    try {
      const value = await measureAccess(this.snapshot(), file, given.value, params, this.#isRewritten);
      return { ok: true, value };
    } catch (error) {
      const message = `Its cost cannot be measured: ${error instanceof Error ? error.message : String(error)}.`;
      return { ok: false, failure: { kind: 'sql-error', error: errorAt(file.source, 0, message, null) } };
    }
  }
}

/** The one PRAGMA that a schema may say holds for the connection, so it is made on each. */
function declaresForeignKeys({ files }: Model): boolean {
  return Object.values(files).some(
    ({ role, source }) =>
      role === 'schema' && source !== null && statementsOf(source.text, 'sqlite').some(wantsForeignKeys),
  );
}

function missing(file: ModelFile | undefined, deliverable: string): Failure {
  return { kind: 'missing', deliverable, file: file?.file ?? deliverable };
}
