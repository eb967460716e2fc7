import { describe, expect, test } from 'vitest';
import { sharedDuckdb } from '../engine/duckdb/support.ts';
import { sharedPostgres } from '../engine/pglite/support.ts';
import { sharedSqlite } from '../engine/support/bench.ts';
import { PATIENCE_MS } from '../support/until.ts';
import { engineCases, titleOf, toldBy, wrongIn } from './engines.ts';

const engines = {
  SQLite: await sharedSqlite(),
  PostgreSQL: await sharedPostgres(),
  DuckDB: await sharedDuckdb(),
};
/** Milliseconds of a script that ends by the clock. */
const SOON = 1000;

describe('on every engine what is hostile ends in words', () => {
  const rest = engineCases().filter(({ engine, one }) => engine !== 'SQLite' || one.slow);
  test.each(rest.map((placed) => [titleOf(placed), placed] as const))('%s', async (_, placed) => {
    const told = await toldBy(engines[placed.engine], placed, placed.one.slow ? SOON : PATIENCE_MS);
    expect(wrongIn(placed, told)).toEqual([]);
  });
});
