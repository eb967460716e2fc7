import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { stillWorks, tell } from '../support/bench.ts';
import { filesOf, hostileCases } from '../support/hostile.ts';
import { openDuckdb } from './support.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckdb();
});
afterAll(() => engine.close());

describe('a hostile submission ends in words, and the next one is unaffected', () => {
  for (const one of hostileCases('engine/duckdb-hostile.yaml', { endless: false })) {
    test(one.name, async () => {
      const told = await tell(engine, filesOf(one));
      for (const [what, end] of Object.entries(one.ends)) expect(told[what], what).toContain(end);
      expect(await stillWorks(engine)).toBe(true);
    });
  }
});
