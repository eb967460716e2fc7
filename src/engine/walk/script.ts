import type { Relation } from '../../domain/relation.ts';
import type { BronzeBatch, Failure, Limit, Outcome, Params } from '../../domain/run.ts';
import type { SourceFile } from '../../domain/submission.ts';
import type { ModelFile } from '../engine.ts';
import type { Limits } from '../limits.ts';
import { errorAt } from '../sqljs/locate.ts';
import { type Database, TooMuch } from './database.ts';
import { hintFor } from './hint.ts';
import { type Prepared, prepare } from '../prepare.ts';

export type ScriptContext = {
  readonly db: Database;
  readonly limits: Limits;
  readonly bronze: readonly string[];
  /** Whether the time of the script is over. */
  readonly isLate: () => boolean;
  readonly scriptMs: number;
};

/** A file, what it runs with, and the bronze rows that are there meanwhile. */
export type Script = {
  readonly file: ModelFile;
  readonly source: SourceFile;
  readonly params: Params;
  readonly bronze?: BronzeBatch;
};

/** Ends a script from within; the transaction around it is then undone. */
class Stop extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

const UNDONE = ['question', 'sandbox'];

/**
 * Runs a file as one transaction; what a question does is undone when it has answered.
 * @returns the rows of its last SELECT, null where it has none; or why it failed, and then nothing of it is left.
 */
export function runScript(context: ScriptContext, script: Script): Promise<Outcome<Relation | null>> {
  return inTransaction(context, script, async (statements) => {
    let relation: Relation | null = null;
    for (const statement of statements)
      relation = (await runStatement(context, script, statement)) ?? relation;
    return relation;
  });
}

/** Whatever stops the work undoes it. */
export async function inTransaction<T>(
  context: ScriptContext,
  script: Script,
  work: (statements: readonly Prepared[]) => Promise<T>,
): Promise<Outcome<T>> {
  const { db, bronze } = context;
  const { source, file } = script;
  const statements = prepare(source.text, file, bronze, db.target);
  await db.begin();
  try {
    await fill(context, script);
    const value = await work(statements);
    if (UNDONE.includes(file.role)) await db.rollback();
    else await commit(context, script, statements.at(-1));
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    await db.rollback();
    return { ok: false, failure: await hinted(context, script, error.failure) };
  }
}

export async function runStatement(
  context: ScriptContext,
  script: Script,
  statement: Prepared,
): Promise<Relation | null> {
  const { db, limits } = context;
  if (statement.admission.kind === 'skip') return null;
  return measured(context, script, statement, async (sql) => {
    if (statement.answers) return await db.query(sql, limits);
    await db.run(sql);
    return null;
  });
}

/** Hands one statement to the database; what goes wrong becomes a failure with its place in the file. */
export async function measured<T>(
  context: ScriptContext,
  { source, file, params }: Script,
  prepared: Prepared,
  work: (sql: string) => Promise<T>,
): Promise<T> {
  const { limits } = context;
  const { statement, admission, unknown } = prepared;
  const wrong = (offset: number, message: string, hint: string | null) =>
    new Stop({ kind: 'sql-error', error: errorAt(source, offset, message, hint) });
  if (admission.kind === 'refuse') throw wrong(admission.token.start, admission.message, admission.hint);
  if (statement.end - statement.start > limits.statementLength)
    throw overLimit('length', source, `A statement is longer than ${limits.statementLength} characters.`);
  if (unknown) {
    const has = file.params.map((name) => `:${name}`).join(', ');
    const hint = has ? `This file has ${has}.` : 'This file has no parameters.';
    throw wrong(unknown.start, `no such parameter: ${unknown.text}`, hint);
  }
  const { text, toSource } = prepared.bind(params);
  try {
    if (context.isLate()) throw late(context, source);
    return await work(text);
  } catch (error) {
    throw stopOf(context, source, error, text, (offset) =>
      offset === null ? statement.start : Math.min(toSource(offset), statement.end),
    );
  }
}

function stopOf(
  context: ScriptContext,
  source: SourceFile,
  error: unknown,
  sql: string,
  place: (offset: number | null) => number,
): unknown {
  if (error instanceof Stop) return error;
  if (error instanceof TooMuch) return tooMuch(context.limits, source, error);
  const complaint = context.db.complaint(error, sql);
  if (!complaint) return error;
  if (context.isLate()) return late(context, source);
  const { message, hint, offset, limit } = complaint;
  if (limit) return overLimit(limit, source, message);
  return new Stop({ kind: 'sql-error', error: errorAt(source, place(offset), message, hint) });
}

function tooMuch({ answerRows, answerBytes }: Limits, source: SourceFile, { limit }: TooMuch): Stop {
  const than =
    limit === 'rows' ? `has more than ${answerRows} rows` : `is larger than ${answerBytes >> 20} MB`;
  return overLimit(limit, source, `The answer ${than}.`);
}

function late({ scriptMs }: ScriptContext, source: SourceFile): Stop {
  return overLimit('time', source, `It ran longer than ${scriptMs / 1000} seconds and was stopped.`);
}

function overLimit(limit: Limit, source: SourceFile, message: string): Stop {
  return new Stop({ kind: 'limit-exceeded', limit, file: source.file, message });
}

async function fill(context: ScriptContext, { source, bronze }: Script): Promise<void> {
  if (!bronze) return;
  try {
    await context.db.fill(bronze);
  } catch (error) {
    // The model is in the way: its database is full, or something of its own has a bronze table's name.
    const complaint = context.db.complaint(error, '');
    if (!complaint) throw error;
    const message = `The bronze tables cannot be filled: ${complaint.message}.`;
    if (complaint.limit) throw overLimit(complaint.limit, source, message);
    throw new Stop({ kind: 'sql-error', error: errorAt(source, 0, message, null) });
  }
}

/** What is checked late is checked here, so that a commit can fail as well. */
async function commit(
  context: ScriptContext,
  { source, bronze }: Script,
  last: Prepared | undefined,
): Promise<void> {
  try {
    if (bronze) await context.db.dropBronze(bronze);
    await context.db.commit();
  } catch (error) {
    throw stopOf(context, source, error, '', () => last?.statement.start ?? 0);
  }
}

async function hinted({ db, bronze }: ScriptContext, { file }: Script, failure: Failure): Promise<Failure> {
  if (failure.kind !== 'sql-error' || failure.error.hint !== null) return failure;
  const hint = await hintFor(db, failure.error.message, bronze, file.role);
  return { ...failure, error: { ...failure.error, hint } };
}
