import { nearest } from '../design/nearest.ts';
import type { Relation } from '../domain/relation.ts';
import type { BronzeBatch, Failure, Limit, Outcome } from '../domain/run.ts';
import type { Params } from '../domain/step.ts';
import type { SourceFile } from '../domain/submission.ts';
import { type Database, type Later, type Ran, TooMuch } from './database.ts';
import type { ModelFile } from './engine.ts';
import { DIALECT_TABLES } from '../sql/dialects/index.ts';
import { type StrangeSign, strangeSign } from '../sql/strange-signs.ts';
import { errorAt, givenText, toldInSource } from './given.ts';
import type { Limits } from './limits.ts';
import { type Prepared, prepare } from './prepare.ts';

export type ScriptContext = {
  readonly db: Database;
  readonly limits: Limits;
  /** Names of the bronze tables. */
  readonly bronze: readonly string[];
  /** Time of one script, in milliseconds. */
  readonly scriptMs: number;
  /** Whether the time of the script is over. */
  readonly isLate: () => boolean;
  /** Called as the script begins, when the bronze tables are there: the time limit is a script's own. */
  readonly onScript: () => void;
};

/** A file, what it runs with, and the bronze rows that are there meanwhile. */
export type Script = {
  readonly file: ModelFile;
  readonly source: SourceFile;
  readonly params: Params;
  readonly bronze: BronzeBatch | null;
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
 * Runs a file as one transaction. What a question does is undone when it has answered: so it makes no difference
 * what else is asked, and helper tables are gone.
 * @returns the rows of its last SELECT, null where it has none; or why it failed, and then nothing of it is left.
 */
export function runScript(context: ScriptContext, script: Script): Promise<Outcome<Relation | null>> {
  return inTransaction(context, script, async (statements, given) => {
    let relation: Relation | null = null;
    for (const statement of statements)
      relation = (await runStatement(context, given, statement)) ?? relation;
    return relation;
  });
}

/** The plan of a question's last SELECT, behind whatever stands before it. */
export function planScript(context: ScriptContext, script: Script): Promise<Outcome<readonly string[]>> {
  return inTransaction(context, script, async (statements, given) => {
    for (const statement of statements) {
      if (!statement.answers) await runStatement(context, given, statement);
      // Why it is refused, its answer tells.
      else if (statement.admission.kind !== 'run') return [];
      else return handOver(context, given, statement, (sql) => context.db.plan(sql));
    }
    return [];
  });
}

/** Whatever stops the work undoes it. */
async function inTransaction<T>(
  context: ScriptContext,
  script: Script,
  work: (statements: readonly Prepared[], given: Script) => Promise<T>,
): Promise<Outcome<T>> {
  const { db, bronze, onScript } = context;
  const { file, source } = script;
  const text = givenText(file, source);
  if (!text.ok) return text;
  const given: Script = { ...script, source: text.value };
  const statements = prepare(text.value.text, file, bronze, db.target);
  try {
    await begin(context, given);
    onScript();
    const value = await work(statements, given);
    if (UNDONE.includes(file.role)) await db.rollback();
    else await commit(context, given, statements.at(-1));
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    await db.rollback();
    const failure = await hinted(context, file, error.failure);
    return { ok: false, failure: toldInSource(failure, file, source) };
  }
}

async function runStatement(
  context: ScriptContext,
  script: Script,
  statement: Prepared,
): Promise<Relation | null> {
  const { db, limits } = context;
  if (statement.admission.kind === 'skip') return null;
  return handOver<Relation | null>(context, script, statement, async (sql) => {
    if (statement.answers) return db.query(sql, script.params, limits);
    await db.run(sql, script.params);
    return null;
  });
}

/** Hands one statement to the database; what goes wrong becomes a failure with its place in the file. */
async function handOver<T>(
  context: ScriptContext,
  { source, file, params }: Script,
  { statement, admission, unknown, bind }: Prepared,
  work: (sql: string) => Later<T>,
): Promise<T> {
  const { limits } = context;
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
  const bound = bind(params);
  try {
    if (context.isLate()) throw late(context, source);
    return await work(bound.text);
  } catch (error) {
    throw stopOf(context, source, error, { statement, bound });
  }
}

function strangeIn({ db }: ScriptContext, { text }: SourceFile, { statement }: Ran): StrangeSign | null {
  const { lexis } = DIALECT_TABLES[db.target.dialect];
  return strangeSign(text.slice(statement.start, statement.end), lexis);
}

/** Why a script stops; what is no fault of its own is thrown as it is. */
function stopOf(
  context: ScriptContext,
  source: SourceFile,
  error: unknown,
  ran: Ran | null,
  at = 0,
): unknown {
  if (error instanceof Stop) return error;
  if (error instanceof TooMuch) return tooMuch(context.limits, source, error);
  const complaint = context.db.complaint(error, ran, context.bronze);
  if (!complaint) return error;
  if (context.isLate()) return late(context, source);
  const { message, hint, limit } = complaint;
  if (limit) return overLimit(limit, source, message);
  const strange = ran ? strangeIn(context, source, ran) : null;
  if (ran && strange)
    return new Stop({
      kind: 'sql-error',
      error: errorAt(source, ran.statement.start + strange.at, `${message}: ${strange.what}`, strange.hint),
    });
  const place = ran ? Math.min(complaint.at ?? ran.statement.start, ran.statement.end) : at;
  return new Stop({ kind: 'sql-error', error: errorAt(source, place, message, hint) });
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

async function begin(context: ScriptContext, { source, bronze }: Script): Promise<void> {
  try {
    await context.db.begin(bronze);
  } catch (error) {
    if (!bronze) throw error;
    // The model is in the way: its database is full, or something of its own has a bronze table's name.
    const complaint = context.db.complaint(error, null, context.bronze);
    if (!complaint) throw error;
    const message = `The bronze tables cannot be filled: ${complaint.message.replace(/\.$/, '')}.`;
    if (complaint.limit) throw overLimit(complaint.limit, source, message);
    throw new Stop({ kind: 'sql-error', error: errorAt(source, 0, message, null) });
  }
}

/** What is checked late is checked here, so that a commit can fail as well. */
async function commit(context: ScriptContext, { source }: Script, last: Prepared | undefined): Promise<void> {
  try {
    await context.db.commit();
  } catch (error) {
    throw stopOf(context, source, error, null, last?.statement.start);
  }
}

/** What was perhaps meant by a table that is not there, where the database itself does not say. */
async function hinted(
  { db, bronze }: ScriptContext,
  { role }: ModelFile,
  failure: Failure,
): Promise<Failure> {
  if (failure.kind !== 'sql-error' || failure.error.hint !== null) return failure;
  const [, quoted, bare] =
    /(?:relation|table|view)(?: with name)? (?:"([^"]+)"|(\S+)) does not exist/i.exec(
      failure.error.message,
    ) ?? [];
  const name = quoted ?? bare;
  if (name === undefined) return failure;
  const told = (hint: string): Failure => ({ ...failure, error: { ...failure.error, hint } });
  const isLoad = role === 'load' || role === 'sandbox';
  if (!isLoad && bronze.includes(name.toLowerCase()))
    return told('The bronze tables exist only while the load runs: answer from tables of your own.');
  const known = (await db.tables(false)).map((table) => table.name);
  const meant = nearest(name.split('.').at(-1) ?? name, isLoad ? [...known, ...bronze] : known);
  return meant === null ? failure : told(`Did you mean ${meant}?`);
}
