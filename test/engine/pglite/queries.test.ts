import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readFileSync } from 'node:fs';
import type { Came, Setup } from '../../../scripts/corpus/bench.ts';
import { casesOf, judge } from '../../../scripts/corpus/queries.ts';
import type { Failure } from '../../../src/domain/run.ts';
import type { Engine, Model, RunResult } from '../../../src/engine/engine.ts';
import { answer, execute, SCHEMA } from '../support/bench.ts';
import { openPostgres } from './support.ts';

const cases = casesOf('postgres');
// A file of ours, whose shape the type says.
const setup = parse(
  readFileSync(new URL('../../cases/queries/setup.yaml', import.meta.url), 'utf8'),
) as Setup;

let engine: Engine;
let results: readonly RunResult[];
beforeAll(async () => {
  engine = await openPostgres(10_000);
  results = await execute(engine, model(), [
    {
      steps: [SCHEMA],
      asks: cases.map((_, at) => ({
        after: 0,
        ask: { ...answer({ user_id: 'u1' }), deliverable: `question ${at}` },
      })),
    },
  ]);
}, 30_000);
afterAll(() => engine.close());

/** The tables of the corpus, and a file for each query. */
function model(): Model {
  const file = (role: string, text: string, params: readonly string[] = []) => ({
    role,
    file: `${role}.sql`,
    params,
    source: { file: `${role}.sql`, text },
  });
  const questions = cases.map(
    ({ sql }, at) => [`question ${at}`, file('question', sql, ['user_id'])] as const,
  );
  // A whole number is no boolean here, and DOUBLE no type.
  const rows = setup.rows.replace('1.5, 1)', '1.5, true)').replace('NULL, 0)', 'NULL, false)');
  const schema = file('schema', `${setup.ddl.replace('DOUBLE', 'double precision')}\n${rows}`);
  return { bronze: [], files: { schema, ...Object.fromEntries(questions) } };
}

function cameOf(at: number): Came {
  const outcome = results[0]?.asks[at];
  if (!outcome) return { kind: 'error', message: 'it was not asked' };
  if (outcome.ok)
    return { kind: 'rows', rows: 'relation' in outcome.value ? outcome.value.relation.rows : [] };
  return { kind: 'error', message: told(outcome.failure) };
}

function told(failure: Failure): string {
  if (failure.kind === 'blocked') return told(failure.by);
  if (failure.kind !== 'sql-error') return failure.kind;
  const { line, column, message } = failure.error;
  return `${line}:${column}: ${message}`;
}

describe('Postgres answers as it is known to', () => {
  for (const [at, query] of cases.entries())
    test(query.name, () => expect(judge(query, cameOf(at))).toEqual({ verdict: 'right', difference: null }));
});
