import { expect, test } from 'vitest';
import { sharedSqlite } from './support/bench.ts';
import { KEY_CASES, toldOfKeys } from './support/keys.ts';

const engine = await sharedSqlite();

test.each(KEY_CASES)('the columns that a key can do without: %s', async (rows, told) => {
  expect(await toldOfKeys(engine, rows)).toBe(told);
});
