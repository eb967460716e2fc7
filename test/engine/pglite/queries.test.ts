import { describe, expect, test } from 'vitest';
import { askNative } from '../../../scripts/corpus/native.ts';
import { casesOf, judge, querySetup } from '../../../scripts/corpus/queries.ts';
import { sharedPostgres } from './support.ts';

const cases = casesOf('postgres');

const came = await askNative(await sharedPostgres(), 'postgres', querySetup(), cases);

describe('Postgres answers as it is known to', () => {
  for (const [at, query] of cases.entries())
    test(query.name, () =>
      expect(judge(query, came[at] ?? { kind: 'error', message: 'it was not asked' })).toEqual({
        verdict: 'right',
        difference: null,
      }),
    );
});
