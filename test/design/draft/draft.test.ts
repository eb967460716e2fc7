import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import initSqlJs from 'sql.js';
import { describe, expect, test } from 'vitest';
import { readProblem } from '../../../src/app/kit/problems.ts';
import { openScenarios } from '../../../src/app/kit/scenarios.ts';
import { readDesign } from '../../../src/design/ddl/read.ts';
import { draftLoad } from '../../../src/design/draft/load.ts';
import { prepare } from '../../../src/engine/prepare.ts';
import { SQLITE } from '../../../src/engine/sqljs/target.ts';
import { judgedFiles, judgedNames } from '../../../src/load/judged.ts';
import { statementsOf } from '../../../src/sql/statements.ts';
import type { Dialect } from '../../../src/domain/dialect.ts';
import type { BronzeBatch } from '../../../src/domain/run.ts';
import { casesIn } from '../../cases/read.ts';
import { expectGolden } from '../../golden.ts';

const problem = await readProblem('reels');
const scenarios = await openScenarios(problem, 1);
const { Database } = await initSqlJs();

type Case = { readonly name: string; readonly dialect?: Dialect; readonly ddl: string };

const schemaIn = (folder: string): string => readFileSync(join(folder, 'schema.sql'), 'utf8');
const draftOf = ({ ddl, dialect }: Pick<Case, 'ddl' | 'dialect'>) =>
  draftLoad(problem, readDesign(ddl, dialect ?? null));

/** The batches of a scenario as the engine gets them. */
function batchesOf(scenario: string): readonly BronzeBatch[] {
  return scenarios.get(scenario).steps.flatMap((step) => (step.kind === 'load' ? [step.bronze] : []));
}

/** Runs a load on an empty model with one batch: rows by table. */
function loaded(schema: string, load: string, batch: BronzeBatch): ReadonlyMap<string, number> {
  const db = new Database();
  try {
    for (const { bind } of prepare(schema, { role: 'schema', params: [] }, [], SQLITE)) db.run(bind({}).text);
    for (const { table, columns, rows } of batch.tables) {
      db.run(`CREATE TABLE ${table} (${columns.map(({ name, type }) => `${name} ${type}`).join(', ')})`);
      for (const row of rows)
        db.run(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`, [...row]);
    }
    for (const { bind } of prepare(load, { role: 'load', params: [] }, [], SQLITE)) db.run(bind({}).text);
    const [tables] = db.exec(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'bronze_%'",
    );
    return new Map(
      (tables?.values ?? []).map(([name]) => [
        String(name),
        Number(db.exec(`SELECT count(*) FROM "${String(name)}"`)[0]?.values[0]?.[0]),
      ]),
    );
  } finally {
    db.close();
  }
}

describe.each(problem.references.map(({ id, folder }) => ({ id, schema: schemaIn(folder) })))(
  'the schema of $id',
  ({ schema }) => {
    test.each(['stories', 'on-time'])(
      'what is drafted runs on every batch of %s, and loads every event',
      (name) => {
        const load = draftOf({ ddl: schema });
        const batches = batchesOf(name);
        expect(batches.length).toBeGreaterThan(3);
        for (const batch of batches) {
          const rows = loaded(schema, load, batch);
          const events = batch.tables.find(({ table }) => table === 'bronze_events')?.rows.length ?? 0;
          const facts = [...rows].filter(([table]) => /^(?:fact_|event$|activity_stream$)/.test(table));
          expect(facts.reduce((sum, [, count]) => sum + count, 0)).toBe(events);
          for (const [bronze, table] of [
            ['bronze_videos', /^(?:dim_)?video$/],
            ['bronze_creators', /^(?:dim_)?creator$/],
          ] as const) {
            const due = batch.tables.find((each) => each.table === bronze)?.rows.length;
            expect([...rows].find(([each]) => table.test(each))?.[1]).toBe(due);
          }
        }
      },
    );
  },
);

test.each(casesIn<Case>('draft/designs.yaml'))('of $name', (each) => {
  expectGolden(`draft/${each.name}.sql`, draftOf(each));
});

test.each(problem.references)('of the reference $id', ({ id, folder }) => {
  expectGolden(`draft/${id}.sql`, draftOf({ ddl: schemaIn(folder) }));
});

const judged = (await judgedNames(problem.folder)) ?? [];
const found = await Promise.all(
  judged.map(async (name) =>
    (await judgedFiles(problem.folder, name)).flatMap(({ file, text }) =>
      file === 'schema.sql' ? [{ name, schema: text }] : [],
    ),
  ),
);
const schemas = found.flat();

test('the schemas of the judged submissions are all here', () => {
  expect(schemas.length).toBeGreaterThan(80);
});

test('the exam is left to the candidate: no de-duplication, no sessions, no corrections', () => {
  const exam =
    /\b(?:distinct|conflict|merge|over|partition|group|having|exists|replace|update|delete|ignore|union|row_number|lag|qualify|except|join)\b/i;
  for (const { name, schema } of schemas) {
    const draft = draftOf({ ddl: schema });
    const statements = draft.replaceAll(/--[^\n]*/g, '');
    expect([name, exam.exec(statements)?.[0]]).toEqual([name, undefined]);
  }
});

test('a draft of any judged submission is SQL: each statement says which table it fills', () => {
  for (const { name, schema } of schemas) {
    const draft = draftOf({ ddl: schema });
    for (const { tokens } of statementsOf(draft, 'sqlite')) {
      const words = tokens.slice(0, 2).map(({ text }) => text.toLowerCase());
      expect([name, ...words]).toEqual([name, 'insert', 'into']);
    }
  }
});
