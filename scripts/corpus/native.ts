import type { Dialect } from '../../src/domain/dialect.ts';
import type { Engine, Model, ModelFile } from '../../src/engine/engine.ts';
import { type Came, cameOf, type Setup } from './bench.ts';
import type { QueryCase } from './queries.ts';

/** Dialects that run on an engine of their own. */
export type NativeDialect = Extract<Dialect, 'postgres' | 'duckdb'>;

/** The shared tables as each engine spells them: a whole number is no boolean to Postgres, and DOUBLE no type. */
const SPELT: Readonly<Record<NativeDialect, (setup: Setup) => Setup>> = {
  duckdb: (setup) => setup,
  postgres: ({ ddl, rows }) => ({
    ddl: ddl.replace('DOUBLE', 'double precision'),
    rows: rows.replace('1.5, 1)', '1.5, true)').replace('NULL, 0)', 'NULL, false)'),
  }),
};

/** What an engine answers to each query, every one on the same tables. */
export async function askNative(
  engine: Engine,
  dialect: NativeDialect,
  setup: Setup,
  cases: readonly QueryCase[],
): Promise<readonly Came[]> {
  const asks = cases.map((_, at) => ({
    after: 0,
    ask: { kind: 'answer' as const, deliverable: `question ${at}`, params: { user_id: 'u1' } },
  }));
  const steps = [{ kind: 'schema' as const, key: 'schema' }];
  const [result] = await engine.execute(modelOf(SPELT[dialect](setup), cases), [{ steps, asks }], {
    decisive: null,
    onProgress: () => undefined,
  });
  return cases.map((_, at) => cameOf(result?.asks[at]));
}

/** The tables of the corpus, and a file for each query. */
function modelOf({ ddl, rows }: Setup, cases: readonly QueryCase[]): Model {
  const file = (role: string, text: string, params: readonly string[] = []): ModelFile => ({
    role,
    file: `${role}.sql`,
    params,
    source: { file: `${role}.sql`, text },
  });
  const questions = cases.map(
    ({ sql }, at) => [`question ${at}`, file('question', sql, ['user_id'])] as const,
  );
  const schema = file('schema', `${ddl}\n${rows}`);
  return { bronze: [], files: { schema, ...Object.fromEntries(questions) } };
}
