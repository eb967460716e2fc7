import { describe, expect, test } from 'vitest';
import { answer, batch, execute, type Files, inWords, modelOf, SCHEMA, script } from '../support/bench.ts';
import { KEY_CASES, toldOfKeys } from '../support/keys.ts';
import { sharedPostgres } from './support.ts';

const CALM: Files = {
  load: 'INSERT INTO t SELECT id, txt FROM bronze_events ON CONFLICT DO NOTHING;',
};

// Postgres takes seconds to start: one instance serves all.
const engine = await sharedPostgres();

async function told(files: Files): Promise<string[]> {
  const asks = [
    { after: 2, ask: answer({ user_id: 'u1' }) },
    { after: 3, ask: { kind: 'tables' } },
    { after: 3, ask: { kind: 'traces', tokens: ['u1', 'u2'] } },
    { after: 3, ask: { kind: 'catalogue' } },
  ] as const;
  const [result] = await execute(engine, modelOf({ ...CALM, ...files }), [
    { steps: [SCHEMA, batch(1), batch(2), script('u2')], asks },
  ]);
  return (result?.asks ?? []).map(inWords);
}

const WELL = ['[[6]]', 't 4', 't.txt 0', 't 4'];

test('a model is walked, asked, and asked again', async () => {
  expect(await told({})).toEqual(WELL);
  expect(await told({ question: 'SELECT DISTINCT ON (txt) txt, id FROM t ORDER BY txt, id' })).toEqual([
    '[["u1",11],["u2",12],["u3",13]]',
    ...WELL.slice(1),
  ]);
});

describe('a hostile question ends in words, and the next one is unaffected', () => {
  test.each([
    ["COPY t TO PROGRAM 'id'", 'question.sql:1:1: COPY is refused.'],
    ["COPY t TO '/tmp/escaped'", 'question.sql:1:1: COPY is refused.'],
    ["SELECT lo_export(lo_from_bytea(0, 'x'), '/tmp/escaped')", 'permission denied for function lo_export'],
    [
      "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'RES' || 'ET ROLE'; RETURN 1; END $$",
      'EXECUTE in a function is refused.',
    ],
    ['RESET ROLE', 'question.sql:1:1: RESET is refused.'],
    ["SELECT pg_read_file('/etc/passwd')", 'permission denied for function pg_read_file'],
    ["SELECT set_config('role', 'postgres', false)", 'permission denied for function set_config'],
    [
      'CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RESET ROLE; END $$',
      'RESET in a function is refused.',
    ],
    ['SELECT generate_series(1, 20000)', 'question.sql: rows limit'],
    [
      "SELECT length(string_agg(repeat(i::text, 1000), '')) FROM generate_series(1, 3000000) i",
      'question.sql',
    ],
    [
      "SELECT array_length(array_agg(repeat('x', 10000) || i), 1) FROM generate_series(1, 1000000) i",
      'limit',
    ],
    ['SELECT nope FROM t', 'question.sql:1:8: column "nope" does not exist'],
    ['SELECT * FROM bronze_events', 'question.sql:1:15: relation "bronze_events" does not exist'],
  ])('%s', async (question, end) => {
    expect((await told({ question }))[0]).toContain(end);
    expect(await told({})).toEqual(WELL);
  });
});

test.each(KEY_CASES)('the columns that a key can do without: %s', async (rows, told) => {
  expect(await toldOfKeys(engine, rows)).toBe(told);
});
