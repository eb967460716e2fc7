import type { Ask } from '../../../src/domain/run.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { execute, inWords, modelOf, SCHEMA } from './bench.ts';

const KEYS: Ask = { kind: 'keys' };

/** What an engine tells of the keys of a table whose rows the schema writes itself. */
export async function toldOfKeys(engine: Engine, rows: string): Promise<string> {
  const schema = `CREATE TABLE t (id INTEGER, moment TEXT, sort TEXT, PRIMARY KEY (id, moment), UNIQUE (id, sort));
    INSERT INTO t VALUES ${rows};`;
  const [result] = await execute(engine, modelOf({ schema }), [
    { steps: [SCHEMA], asks: [{ after: 0, ask: KEYS }] },
  ]);
  return inWords(result?.asks[0]);
}

export const KEY_CASES: readonly (readonly [rows: string, told: string])[] = [
  ["(1, 'a', 'x'), (2, 'a', 'y'), (3, 'b', 'z')", '(id,moment) spares moment; (id,sort) spares id or sort'],
  ["(1, 'a', 'x'), (1, 'b', 'y'), (2, 'a', 'x')", '(id,moment) spares none; (id,sort) spares none'],
  // One value cannot show that it is needed.
  ["(1, 'a', 'x'), (2, 'a', 'x')", '(id,moment) spares none; (id,sort) spares none'],
];
