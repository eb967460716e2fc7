import { describe, expect, test } from 'vitest';
import { askNative } from '../../../scripts/corpus/native.ts';
import { casesOf, judge, querySetup } from '../../../scripts/corpus/queries.ts';
import { KEY_CASES, toldOfKeys } from '../support/keys.ts';
import { sharedDuckdb } from './support.ts';

const cases = casesOf('duckdb');

const came = await askNative(await sharedDuckdb(), 'duckdb', querySetup(), cases);

describe('DuckDB answers as it is known to', () => {
  for (const [at, query] of cases.entries())
    test(query.name, () =>
      expect(judge(query, came[at] ?? { kind: 'error', message: 'it was not asked' })).toEqual({
        verdict: 'right',
        difference: null,
      }),
    );
});

test.each(KEY_CASES)('the columns that a key can do without: %s', async (rows, told) => {
  expect(await toldOfKeys(await sharedDuckdb(), rows)).toBe(told);
});
