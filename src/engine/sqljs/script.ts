import type { Cell, Relation } from '../../domain/relation.ts';
import type { Failure, Limit, Outcome, Params } from '../../domain/run.ts';
import type { SourceFile } from '../../domain/submission.ts';
import type { Statement } from '../../sql/statements.ts';
import type { Token } from '../../sql/token.ts';
import type { ModelFile } from '../engine.ts';
import type { Limits } from '../limits.ts';
import { givenText, toldInSource } from './given.ts';
import { errorAt, locate } from './locate.ts';
import { namesIn, withoutReferences } from './names.ts';
import { type Prepared, prepare } from '../prepare.ts';
import { SQLITE } from './target.ts';
import type { Database } from './sql.ts';

export type ScriptContext = {
  readonly db: Database;
  readonly limits: Limits;
  readonly bronze: readonly string[];
};

/** Ends a script from within; the transaction around it is then undone. */
export class Stop extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/**
 * Runs a file as one transaction. What a question does is undone when it has answered: so it makes no difference
 * what else is asked, and helper tables are gone.
 * @returns the rows of its last SELECT, null where it has none; or why it failed, and then nothing of it is left.
 */
export function runScript(
  context: ScriptContext,
  file: ModelFile,
  source: SourceFile,
  params: Params,
): Outcome<Relation | null> {
  return inTransaction(context, file, source, (statements, given) => {
    let relation: Relation | null = null;
    for (const statement of statements)
      relation = runStatement(context, file, given, statement, params) ?? relation;
    return relation;
  });
}

const UNDONE = ['question', 'sandbox'];

/** Whatever stops the work undoes it. */
export function inTransaction<T>(
  context: ScriptContext,
  file: ModelFile,
  source: SourceFile,
  work: (statements: readonly Prepared[], given: SourceFile) => T,
): Outcome<T> {
  const { db } = context;
  const given = givenText(file, source);
  if (!given.ok) return given;
  const statements = prepare(given.value.text, file, context.bronze, SQLITE);
  db.run('BEGIN');
  try {
    const value = work(statements, given.value);
    if (UNDONE.includes(file.role)) rollBack(db);
    else commit(context, given.value, statements.at(-1)?.statement);
    return { ok: true, value };
  } catch (error) {
    rollBack(db);
    if (error instanceof Stop) return { ok: false, failure: toldInSource(error.failure, file, source) };
    throw error;
  } finally {
    withoutReferences(db, () => dropTemporary(db));
  }
}

export function runStatement(
  context: ScriptContext,
  file: ModelFile,
  source: SourceFile,
  { statement, admission, bind, unknown, answers }: Prepared,
  params: Params,
): Relation | null {
  const { db, limits } = context;
  if (admission.kind === 'skip') return null;
  if (admission.kind === 'refuse')
    throw new Stop({
      kind: 'sql-error',
      error: errorAt(source, admission.token.start, admission.message, admission.hint),
    });
  if (statement.end - statement.start > limits.statementLength)
    throw overLimit('length', source, `A statement is longer than ${limits.statementLength} characters.`);
  if (unknown) throw noParameter(file, source, unknown);
  const { text } = bind({});
  try {
    const prepared = db.prepare(text);
    try {
      prepared.bind(Object.fromEntries(Object.entries(params).map(([name, value]) => [`:${name}`, value])));
      if (!answers) {
        while (prepared.step());
        return null;
      }
      const columns = prepared.getColumnNames();
      const rows: Cell[][] = [];
      let bytes = 0;
      while (prepared.step()) {
        const row = prepared.get();
        rows.push(row);
        for (const cell of row)
          bytes += typeof cell === 'string' || cell instanceof Uint8Array ? cell.length : 8;
        if (rows.length > limits.answerRows)
          throw overLimit('rows', source, `The answer has more than ${limits.answerRows} rows.`);
        if (bytes > limits.answerBytes)
          throw overLimit('size', source, `The answer is larger than ${limits.answerBytes >> 20} MB.`);
      }
      return { columns, rows };
    } finally {
      prepared.free();
    }
  } catch (error) {
    if (error instanceof Stop) throw error;
    throw new Stop(failureOf(context, source, statement, text, messageOf(error)));
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function overLimit(limit: Limit, source: SourceFile, message: string): Stop {
  return new Stop({ kind: 'limit-exceeded', limit, file: source.file, message });
}

/** Parameters that nobody binds would be null, silently. */
function noParameter(file: ModelFile, source: SourceFile, wrong: Token): Stop {
  const has = file.params.map((name) => `:${name}`).join(', ');
  return new Stop({
    kind: 'sql-error',
    error: errorAt(
      source,
      wrong.start,
      `no such parameter: ${wrong.text}`,
      has ? `This file has ${has}.` : 'This file has no parameters.',
    ),
  });
}

/** Turns what SQLite said into a failure; every kind of it is the candidate's. */
export function failureOf(
  { db, bronze, limits }: ScriptContext,
  source: SourceFile,
  statement: Statement,
  text: string,
  message: string,
): Failure {
  const limit = limitOf(message, limits);
  if (limit) return { kind: 'limit-exceeded', limit: limit[0], file: source.file, message: limit[1] };
  const complain = (upTo: number): string | null => {
    try {
      db.prepare(text.slice(0, upTo - statement.start)).free();
      return null;
    } catch (error) {
      return messageOf(error);
    }
  };
  const error = locate({ source, statement, message, complain, names: () => namesIn(db), bronze });
  return { kind: 'sql-error', error };
}

function limitOf(message: string, limits: Limits): [Limit, string] | null {
  if (/out of memory|memory access|unreachable|Maximum call stack/i.test(message))
    return ['memory', `It needs more than ${limits.heapBytes >> 20} MB of memory.`];
  if (/database or disk is full/.test(message))
    return ['size', `The database grows over ${limits.databaseBytes >> 20} MB.`];
  if (/string or blob too big/.test(message)) return ['memory', 'A value is larger than SQLite allows.'];
  return null;
}

/** Deferred references are checked here, so that a commit can fail as well. */
function commit(context: ScriptContext, source: SourceFile, last: Statement | undefined): void {
  try {
    context.db.run('COMMIT');
  } catch (error) {
    if (!last) throw error;
    throw new Stop(failureOf(context, source, last, '', messageOf(error)));
  }
}

/** RAISE(ROLLBACK) and a full database have undone the transaction already. */
function rollBack(db: Database): void {
  try {
    db.run('ROLLBACK');
  } catch (error) {
    if (!/no transaction is active/.test(messageOf(error))) throw error;
  }
}

function dropTemporary(db: Database): void {
  const left = db.exec(
    "SELECT type, name FROM temp.sqlite_master WHERE type IN ('table', 'view', 'trigger')",
  );
  for (const [type, name] of left[0]?.values ?? [])
    db.run(`DROP ${String(type)} IF EXISTS temp."${String(name).replaceAll('"', '""')}"`);
}
