import { describe, expect, test } from 'vitest';
import { sharedSqlite, stillWorks } from '../engine/support/bench.ts';
import { PATIENCE_MS } from '../support/until.ts';
import { engineCases, titleOf, toldBy, wrongIn } from './engines.ts';

const engine = await sharedSqlite();

describe('on SQLite what is hostile ends in words, and the next one is unaffected', () => {
  const quick = engineCases().filter((placed) => placed.engine === 'SQLite' && !placed.one.slow);
  test.each(quick.map((placed) => [titleOf(placed), placed] as const))('%s', async (_, placed) => {
    expect(wrongIn(placed, await toldBy(engine, placed, PATIENCE_MS))).toEqual([]);
    expect(await stillWorks(engine)).toBe(true);
  });
});
