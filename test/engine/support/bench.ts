import { openEngine } from '../../../src/app/kit/engine.ts';
import type { Ask, Failure, Measured, Outcome, RunStep } from '../../../src/domain/run.ts';
import type { Params } from '../../../src/domain/step.ts';
import type { Engine, Model, ModelFile, Run, RunResult } from '../../../src/engine/engine.ts';
import type { Limits } from '../../../src/engine/limits.ts';
import { PATIENCE_MS } from '../../support/until.ts';

/** Files of a model of one table; what a case does not say is well-behaved. */
export type Files = {
  readonly schema?: string;
  readonly load?: string;
  readonly question?: string;
  readonly script?: string;
};

export const CALM = {
  schema: 'CREATE TABLE t (id INTEGER PRIMARY KEY, txt TEXT);',
  load: 'INSERT OR IGNORE INTO t SELECT id, txt FROM bronze_events;',
  question: 'SELECT count(*) AS n FROM t;',
  script: 'DELETE FROM t WHERE txt = :user_id;',
} as const satisfies Required<Files>;

/** A question that never ends, and holds nothing meanwhile. */
export const ENDLESS = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n';

/** Small enough that a runaway ends soon; patient, so that a busy machine changes no outcome. */
export const SMALL: Limits = {
  scriptMs: PATIENCE_MS,
  heapBytes: 32 * 2 ** 20,
  databaseBytes: 8 * 2 ** 20,
  answerRows: 10_000,
  answerBytes: 2 ** 20,
  storedBytes: 4 * 2 ** 20,
  measuredBytes: 16 * 2 ** 20,
  gradingMs: PATIENCE_MS,
  designTables: 500,
  statementLength: 64 * 2 ** 10,
};

export function modelOf(files: Files): Model {
  const { schema, load, question, script } = { ...CALM, ...files };
  const file = (role: string, name: string, text: string, params: readonly string[] = []): ModelFile => ({
    role,
    file: name,
    params,
    source: { file: name, text },
  });
  return {
    bronze: ['bronze_events'],
    files: {
      schema: file('schema', 'schema.sql', schema),
      load: file('load', 'load.sql', load),
      question: file('question', 'question.sql', question, ['user_id']),
      script: file('script', 'script.sql', script, ['user_id']),
    },
  };
}

export const SCHEMA: RunStep = { kind: 'schema', key: 'schema' };

/** A batch with the rows 10n + 1 to 10n + 3, whose texts are u1 to u3. */
export function batch(n: number): RunStep {
  const key = `batch ${n}`;
  const columns = [
    { name: 'id', type: 'INTEGER' },
    { name: 'txt', type: 'TEXT' },
  ];
  const rows = [1, 2, 3].map((row) => [10 * n + row, `u${row}`]);
  return {
    kind: 'load',
    key,
    label: key,
    changed: false,
    bronze: { key, tables: [{ table: 'bronze_events', columns, rows }] },
  };
}

export function script(userId: string): RunStep {
  return { kind: 'script', key: `script ${userId}`, deliverable: 'script', params: { user_id: userId } };
}

export function answer(params: Params = {}): Ask {
  return { kind: 'answer', deliverable: 'question', params };
}

/** @param scriptMs of each script; that of the engine where it is not given. */
export async function execute(
  engine: Engine,
  model: Model,
  runs: readonly Run[],
  scriptMs?: number,
): Promise<readonly RunResult[]> {
  return engine.execute(model, runs, {
    decisive: null,
    onProgress: () => undefined,
    ...(scriptMs !== undefined && { scriptMs }),
  });
}

/** One run, with its outcomes in words: `schema`, a `load` for each batch, `script`, `question`, `tables`, `traces`. */
export type Told = Readonly<Record<string, string>>;

/** Schema, two batches, a question, a script; then what is left. */
export async function tell(engine: Engine, files: Files, scriptMs?: number): Promise<Told> {
  const last = 3;
  const run: Run = {
    steps: [SCHEMA, batch(1), batch(2), script('u2')],
    asks: [
      { after: last - 1, ask: answer({ user_id: 'u1' }) },
      { after: last, ask: { kind: 'tables' } },
      { after: last, ask: { kind: 'traces', tokens: ['u1', 'u2'] } },
      { after: last, ask: { kind: 'catalogue' } },
    ],
  };
  const [result] = await execute(engine, modelOf(files), [run], scriptMs);
  const steps = ['schema', 'load', 'load again', 'script'];
  const asks = ['question', 'tables', 'traces', 'catalogue'];
  return Object.fromEntries([
    ...steps.map((name, at) => [name, inWords(result?.steps[at])]),
    ...asks.map((name, at) => [name, inWords(result?.asks[at])]),
  ]);
}

export function inWords(outcome: Outcome<Measured[keyof Measured] | null> | undefined): string {
  if (!outcome) return 'nothing';
  return outcome.ok ? valueText(outcome.value) : failureText(outcome.failure);
}

function valueText(value: Measured[keyof Measured] | null): string {
  if (value === null) return 'ok';
  if ('relation' in value) return JSON.stringify(value.relation.rows.map((row) => row.map(cellText)));
  if ('tables' in value)
    return value.tables.map((each) => `${each.table} ${each.relation.rows.length}`).join(', ');
  if ('traces' in value)
    return value.traces
      .map(({ table, column, tokens }) => `${table}.${column} ${tokens.join(' ')}`)
      .join(', ');
  if ('catalogue' in value)
    return value.catalogue.tables.map(({ name, rows }) => `${name} ${rows}`).join(', ');
  if ('keys' in value)
    return value.keys
      .map(({ columns, spare }) => `(${columns}) spares ${spare.join(' or ') || 'none'}`)
      .join('; ');
  if ('bytes' in value) return `${value.bytes} bytes`;
  if ('lines' in value) return value.lines.join('; ');
  return `${value.scans.map(({ table, rows }) => `${table} ${rows}`).join(', ') || 'no scans'}`;
}

function cellText(cell: unknown): unknown {
  return cell instanceof Uint8Array ? `x'${Buffer.from(cell).toString('hex')}'` : cell;
}

export function failureText(failure: Failure): string {
  switch (failure.kind) {
    case 'unsupported':
    case 'sql-error': {
      const { file, line, column, message } = failure.error;
      return `${file}:${line}:${column}: ${message}`;
    }
    case 'limit-exceeded':
      return `${failure.file}: ${failure.limit} limit`;
    case 'missing':
      return `${failure.file}: missing`;
    case 'blocked':
      return `blocked by ${failureText(failure.by)}`;
  }
}

/** Both lanes of an engine still work: two runs that share nothing. */
export async function stillWorks(engine: Engine): Promise<boolean> {
  const runs = [1, 2].map((n): Run => {
    const schema: RunStep = { kind: 'schema', key: `schema ${n}` };
    return { steps: [schema, batch(1), batch(2), script('u2')], asks: [{ after: 3, ask: answer() }] };
  });
  const results = await execute(engine, modelOf({}), runs);
  return results.every(({ asks }) => inWords(asks[0]) === '[[4]]');
}

/** SQLite within `SMALL`: one for all files of a process, which nobody closes. */
export const sharedSqlite = sharedBy(() => openEngine(SMALL));

/** Opens an engine when it is first asked for, and gives the same from then on: what runs in one leaves nothing in it. */
export function sharedBy(open: () => Promise<Engine>): () => Promise<Engine> {
  let opened: Promise<Engine> | null = null;
  return () => {
    opened ??= open();
    return opened;
  };
}
