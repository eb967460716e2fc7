import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Came } from '../../../scripts/corpus/bench.ts';
import { askNative } from '../../../scripts/corpus/native.ts';
import { casesOf, judge, querySetup } from '../../../scripts/corpus/queries.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { openPostgres } from './support.ts';

const cases = casesOf('postgres');

let engine: Engine;
let came: readonly Came[];
beforeAll(async () => {
  engine = await openPostgres();
  came = await askNative(engine, 'postgres', querySetup(), cases);
});
afterAll(() => engine.close());

describe('Postgres answers as it is known to', () => {
  for (const [at, query] of cases.entries())
    test(query.name, () =>
      expect(judge(query, came[at] ?? { kind: 'error', message: 'it was not asked' })).toEqual({
        verdict: 'right',
        difference: null,
      }),
    );
});
