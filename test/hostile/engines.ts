import type { Dialect } from '../../src/domain/dialect.ts';
import { readDesign } from '../../src/design/ddl/read.ts';
import type { Engine, Run } from '../../src/engine/engine.ts';
import { rewrite } from '../../src/rewrite/rewrite.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { expand } from '../cases/read.ts';
import {
  answer,
  batch,
  CALM,
  execute,
  type Files,
  inWords,
  modelOf,
  SCHEMA,
  script,
} from '../engine/support/bench.ts';

export const ENGINES = ['SQLite', 'PostgreSQL', 'DuckDB'] as const;
export type EngineName = (typeof ENGINES)[number];

export type EngineCase = Files & {
  readonly name: string;
  readonly on?: readonly EngineName[];
  readonly dialect?: Dialect;
  readonly slow?: true;
  readonly ends: Readonly<Record<string, string>>;
};

/** Where a case runs. */
export type Placed = { readonly engine: EngineName; readonly one: EngineCase };

const ENDLESS = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)';
const LOADS: Readonly<Record<EngineName, string>> = {
  SQLite: CALM.load,
  PostgreSQL: 'INSERT INTO t SELECT id, txt FROM bronze_events ON CONFLICT DO NOTHING;',
  DuckDB: CALM.load,
};

/** Every case, once for each engine that it runs on. */
export function engineCases(): readonly Placed[] {
  const cases: readonly EngineCase[] = parse(readFileSync(join(import.meta.dirname, 'engines.yaml'), 'utf8'));
  return cases.flatMap((one) => {
    const on = one.dialect ? (['SQLite'] as const) : (one.on ?? ENGINES);
    return on.map((engine) => ({ engine, one }));
  });
}

export const titleOf = ({ engine, one }: Placed): string => `${one.name} (${one.dialect ?? engine})`;

/** Outcomes in words, by step or ask. */
export async function toldBy(engine: Engine, { engine: name, one }: Placed, scriptMs: number) {
  const known = { T: CALM.schema, LOAD: LOADS[name], ENDLESS };
  const given = ['schema', 'load', 'question', 'script'] as const;
  const files = Object.fromEntries(
    given.flatMap((file) => (one[file] === undefined ? [] : [[file, expand(one[file], known)]])),
  );
  const run: Run = {
    steps: [SCHEMA, batch(1), batch(2), script('u2')],
    asks: [
      { after: 2, ask: answer({ user_id: 'u1' }) },
      { after: 3, ask: { kind: 'tables' } },
      { after: 3, ask: { kind: 'catalogue' } },
    ],
  };
  const model = modelOf({ load: LOADS[name], ...files });
  const { question } = model.files;
  const design = readDesign(CALM.schema, 'sqlite');
  const rewritten =
    one.dialect && question?.source
      ? {
          ...model,
          files: {
            ...model.files,
            question: { ...question, rewritten: rewrite(question.source.text, one.dialect, design) },
          },
        }
      : model;
  const [result] = await execute(engine, rewritten, [run], scriptMs);
  const names = ['schema', 'load', 'load again', 'script'];
  return Object.fromEntries([
    ...names.map((step, at) => [step, inWords(result?.steps[at])]),
    ...['question', 'tables', 'catalogue'].map((ask, at) => [ask, inWords(result?.asks[at])]),
  ]);
}

/** What ended otherwise than the case says; empty where all is right. */
export function wrongIn({ one }: Placed, told: Readonly<Record<string, string>>): string[] {
  return Object.entries(one.ends).flatMap(([what, end]) => {
    const got = told[what] ?? 'nothing';
    return new RegExp(end).test(got) ? [] : [`${what}: ${got.slice(0, 200)}, and not ${end}`];
  });
}
