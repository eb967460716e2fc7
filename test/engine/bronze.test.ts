import { expect, test } from 'vitest';
import type { Model } from '../../src/engine/engine.ts';
import { sharedDuckdb } from './duckdb/support.ts';
import { sharedPostgres } from './pglite/support.ts';
import { admissionCases } from './support/admission.ts';
import { answer, batch, execute, failureText, modelOf, SCHEMA, sharedSqlite } from './support/bench.ts';

const ENGINES = { sqlite: sharedSqlite, postgres: sharedPostgres, duckdb: sharedDuckdb };

const { bronze } = admissionCases();

/** A model that asks each of these texts, as a question of its own. */
function asking(texts: readonly string[]): Model {
  const { files, bronze: names } = modelOf({ load: 'INSERT INTO t SELECT id, txt FROM bronze_events' });
  const asked = texts.map((text, at) => {
    const file = `${at}.sql`;
    return [String(at), { role: 'question', file, params: [], source: { file, text } }] as const;
  });
  return { files: { ...files, ...Object.fromEntries(asked) }, bronze: names };
}

test.each(['sqlite', 'postgres', 'duckdb'] as const)(
  'what writes to a bronze table is refused by %s, at its place',
  async (name) => {
    const marked = bronze(name);
    const model = asking(marked.map((each) => each.replaceAll(/[‹›]/g, '')));
    const asks = marked.map((_, at) => ({ after: 1, ask: { ...answer(), deliverable: String(at) } }));
    const [result] = await execute(await ENGINES[name](), model, [{ steps: [SCHEMA, batch(1)], asks }]);
    const told = result?.asks.map((outcome) => (outcome.ok ? 'it ran' : failureText(outcome.failure)));
    expect(result?.steps.map(({ ok }) => ok)).toEqual([true, true]);
    expect(told).toEqual(
      marked.map((each, at) => {
        const text = told?.[at] ?? '';
        // What nobody may say is refused whatever it names.
        if (/: [A-Z]+ is refused\.$/.test(text)) return text;
        const shown = /(bronze_events) is a bronze table/i.exec(text)?.[1];
        return `${at}.sql:1:${each.indexOf('‹') + 1}: ${shown} is a bronze table: it can be read by the load, and not created, changed or dropped.`;
      }),
    );
  },
);
