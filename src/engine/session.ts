import { isNamed } from '../domain/table-pattern.ts';
import type { Ask, BronzeBatch, Failure, Outcome, RunStep } from '../domain/run.ts';
import type { Params } from '../domain/step.ts';
import type { SourceFile } from '../domain/submission.ts';
import { type Database, TooMuch } from './database.ts';
import type { AnyMeasured, Model, ModelFile } from './engine.ts';
import { fileOfStep, fileWith, isIdle } from './file-of.ts';
import { errorAt, givenText } from './given.ts';
import { readKeyUses } from './key-use.ts';
import type { Limits } from './limits.ts';
import { prepare } from './prepare.ts';
import { planScript, runScript, type Script, type ScriptContext } from './script.ts';
import { findTraces, readTables } from './traces.ts';

export type SessionOptions = {
  readonly limits: Limits;
  /** Time of one script, in milliseconds. */
  readonly scriptMs: number;
  /** Called as each script of the candidate's begins: the time limit is a script's own. */
  readonly onScript: () => void;
};

/** One run on a database: steps change it, asks measure it and leave it as it was. */
export class Session {
  readonly #db: Database;
  readonly #model: Model;
  readonly #options: SessionOptions;

  constructor(db: Database, model: Model, options: SessionOptions) {
    this.#db = db;
    this.#model = model;
    this.#options = options;
  }

  async step(step: RunStep): Promise<Outcome<null>> {
    if (isIdle(this.#model, step)) return { ok: true, value: null };
    const file = fileOfStep(this.#model, step);
    switch (step.kind) {
      case 'schema':
      case 'change':
        return this.#change(file, step.kind, {}, null);
      case 'load':
        return this.#change(file, 'load', {}, step.bronze);
      case 'script':
        return this.#change(file, step.deliverable, step.params, null);
      case 'wipe':
        await this.#db.wipe((table) => isNamed(table, step.keep));
        return { ok: true, value: null };
    }
  }

  async ask(ask: Ask): Promise<Outcome<AnyMeasured>> {
    switch (ask.kind) {
      case 'answer':
        return this.#asked(ask.deliverable, ask.params, answer);
      case 'access':
        return this.#asked(ask.deliverable, ask.params, access);
      case 'plan':
        return this.#asked(ask.deliverable, {}, plan);
      case 'catalogue':
        return this.#undone(async (db) => ({ catalogue: await db.catalogue(this.#sources) }));
      case 'keys':
        return this.#undone(async (db) => ({
          keys: await readKeyUses(db, this.#sources, this.#options.limits),
        }));
      case 'tables':
        return this.#tables();
      case 'size':
        return this.#undone(async (db) => ({ bytes: await db.size() }));
      case 'traces':
        return this.#undone(async (db) => ({ traces: await findTraces(db, ask.tokens) }));
      case 'sandbox':
        return this.#sandbox(ask.source, ask.bronze);
    }
  }

  /** What may have made the tables. */
  get #sources(): readonly string[] {
    const roles = ['schema', 'load', 'change', 'load-after'];
    return roles.flatMap((role) => fileWith(this.#model, role)?.source?.text ?? []);
  }

  async #change(
    file: ModelFile | undefined,
    deliverable: string,
    params: Params,
    bronze: BronzeBatch | null,
  ): Promise<Outcome<null>> {
    if (!file?.source) return { ok: false, failure: missing(file, deliverable) };
    const script: Script = { file, source: file.source, params, bronze };
    const outcome = await this.#timed((context) => runScript(context, script));
    if (!outcome.ok) return outcome;
    return (await this.#tooManyTables(file.source)) ?? { ok: true, value: null };
  }

  async #tooManyTables({ file, text }: SourceFile): Promise<Outcome<null> | null> {
    const { designTables: most } = this.#options.limits;
    if (!/create/i.test(text)) return null;
    await this.#db.begin(null);
    const count = (await this.#db.tables(true)).length;
    await this.#db.rollback();
    if (count <= most) return null;
    const message = `The model has more than ${most} tables.`;
    return { ok: false, failure: { kind: 'limit-exceeded', limit: 'size', file, message } };
  }

  async #asked(
    deliverable: string,
    params: Params,
    how: (context: ScriptContext, script: Script) => Promise<Outcome<AnyMeasured>>,
  ): Promise<Outcome<AnyMeasured>> {
    const file = this.#model.files[deliverable];
    if (!file?.source) return { ok: false, failure: missing(file, deliverable) };
    const script: Script = { file, source: file.source, params, bronze: null };
    return this.#timed((context) => how(context, script));
  }

  async #sandbox(source: SourceFile, bronze: BronzeBatch): Promise<Outcome<AnyMeasured>> {
    const file: ModelFile = { role: 'sandbox', file: source.file, source, params: [] };
    const outcome = await this.#timed((context) => runScript(context, { file, source, params: {}, bronze }));
    return outcome.ok
      ? { ok: true, value: { relation: outcome.value ?? { columns: [], rows: [] } } }
      : outcome;
  }

  /** A database that can be interrupted is, when the time of the script is over; the pool stops the others. */
  async #timed<T>(work: (context: ScriptContext) => Promise<T>): Promise<T> {
    const { limits, scriptMs, onScript } = this.#options;
    const db = this.#db;
    let late = false;
    const timer =
      db.interrupt &&
      setTimeout(() => {
        late = true;
        db.interrupt?.();
      }, scriptMs);
    try {
      return await work({ db, limits, scriptMs, bronze: this.#model.bronze, isLate: () => late, onScript });
    } finally {
      if (timer) clearTimeout(timer);
    }
  }

  async #tables(): Promise<Outcome<AnyMeasured>> {
    const { storedBytes } = this.#options.limits;
    try {
      return await this.#undone(async (db) => ({ tables: await readTables(db, storedBytes) }));
    } catch (error) {
      if (!(error instanceof TooMuch)) throw error;
      await this.#db.rollback();
      const file = fileWith(this.#model, 'load')?.file ?? 'load';
      const message = `The tables of the model hold more than ${storedBytes >> 20} MB.`;
      return { ok: false, failure: { kind: 'limit-exceeded', limit: 'size', file, message } };
    }
  }

  /** Our own reading; what it leaves behind is undone as well. */
  async #undone(work: (db: Database) => Promise<AnyMeasured>): Promise<Outcome<AnyMeasured>> {
    await this.#db.begin(null);
    const value = await work(this.#db);
    await this.#db.rollback();
    return { ok: true, value };
  }
}

async function answer(context: ScriptContext, script: Script): Promise<Outcome<AnyMeasured>> {
  const outcome = await runScript(context, script);
  if (!outcome.ok) return outcome;
  if (outcome.value) return { ok: true, value: { relation: outcome.value } };
  const hint = 'What a query file answers is the rows of its last SELECT.';
  const error = errorAt(script.source, 0, 'The file has no SELECT, so it answers nothing.', hint);
  return { ok: false, failure: { kind: 'sql-error', error } };
}

async function plan(context: ScriptContext, script: Script): Promise<Outcome<AnyMeasured>> {
  const outcome = await planScript(context, script);
  return outcome.ok ? { ok: true, value: { lines: outcome.value } } : outcome;
}

/** Its errors, with their places, are those of an answer. */
async function access(context: ScriptContext, script: Script): Promise<Outcome<AnyMeasured>> {
  const answered = await answer(context, script);
  if (!answered.ok) return answered;
  const { db, bronze } = context;
  const { file, source, params } = script;
  const given = givenText(file, source);
  if (!given.ok) return given;
  try {
    const value = await db.access(prepare(given.value.text, file, bronze, db.target), params);
    if (value) return { ok: true, value };
    const error = errorAt(source, 0, 'How it finds its rows cannot be told on this engine.', null);
    return { ok: false, failure: { kind: 'unsupported', error } };
  } catch (error) {
    if (!db.complaint(error, null, bronze)) throw error;
    const message = `Its cost cannot be measured: ${error instanceof Error ? error.message : String(error)}.`;
    return { ok: false, failure: { kind: 'unsupported', error: errorAt(source, 0, message, null) } };
  }
}

function missing(file: ModelFile | undefined, deliverable: string): Failure {
  return { kind: 'missing', deliverable, file: file?.file ?? deliverable };
}
