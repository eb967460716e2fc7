import fc from 'fast-check';
import type { Ask, RunStep } from '../../../src/domain/run.ts';
import type { Run } from '../../../src/engine/engine.ts';
import { answer, batch, type Files, SCHEMA, script } from './bench.ts';

const DRAWN = 'CREATE TABLE t (id INTEGER PRIMARY KEY, txt TEXT, drawn INTEGER);';
const LOG = 'CREATE TABLE log (at INTEGER PRIMARY KEY AUTOINCREMENT, txt TEXT REFERENCES seen (txt));';

/** Models whose state tells in which order what happened, and some that fail on the way. */
export const MODELS: readonly Files[] = [
  {},
  {
    schema: `${DRAWN} CREATE INDEX drawn ON t (drawn);`,
    load: 'INSERT OR REPLACE INTO t SELECT id, txt, abs(random()) % 1000 FROM bronze_events ORDER BY id;',
    question: 'SELECT id, drawn, abs(random()) % 1000 FROM t ORDER BY id;',
  },
  {
    schema: `PRAGMA foreign_keys = ON; CREATE TABLE seen (txt TEXT PRIMARY KEY); ${LOG}`,
    load: `CREATE TEMP TABLE new AS SELECT txt FROM bronze_events WHERE id % 10 < 3;
           INSERT OR IGNORE INTO seen SELECT txt FROM new; INSERT INTO log (txt) SELECT txt FROM bronze_events;`,
    script: 'DELETE FROM log WHERE txt = :user_id;',
    question: 'SELECT at, txt FROM log ORDER BY at;',
  },
  {
    schema: 'CREATE TABLE t (id INTEGER PRIMARY KEY, txt TEXT CHECK (id < 30));',
    load: 'INSERT INTO t SELECT id, txt FROM bronze_events;',
    question: 'CREATE TABLE helper AS SELECT txt FROM t; SELECT count(*), max(txt) FROM helper;',
  },
];

const steps = fc
  .array(fc.oneof(fc.integer({ min: 1, max: 3 }).map(batch), fc.constantFrom('u1', 'u2').map(script)), {
    maxLength: 4,
  })
  .map((some): RunStep[] => [SCHEMA, ...some]);

const asked: fc.Arbitrary<Ask> = fc.constantFrom(
  answer(),
  { kind: 'tables' },
  { kind: 'catalogue' },
  { kind: 'keys' },
  { kind: 'traces', tokens: ['u1', 'u2', 'u3'] },
);

export const run = steps.chain((some) =>
  fc
    .array(fc.record({ after: fc.nat({ max: some.length - 1 }), ask: asked }), { minLength: 1, maxLength: 3 })
    .map((asks): Run => ({ steps: some, asks })),
);
