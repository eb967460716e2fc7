import { describe, expect, test } from 'vitest';
import { stillWorks, tell } from '../support/bench.ts';
import { filesOf, hostileCases } from '../support/hostile.ts';
import { sharedDuckdb } from './support.ts';

const engine = await sharedDuckdb();

describe('a hostile submission ends in words, and the next one is unaffected', () => {
  for (const one of hostileCases('engine/duckdb-hostile.yaml', { endless: false })) {
    test(one.name, async () => {
      const told = await tell(engine, filesOf(one));
      for (const [what, end] of Object.entries(one.ends)) expect(told[what], what).toContain(end);
      expect(await stillWorks(engine)).toBe(true);
    });
  }
});
