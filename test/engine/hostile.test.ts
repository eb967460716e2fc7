import { describe, expect, test } from 'vitest';
import { sharedSqlite, stillWorks, tell } from './support/bench.ts';
import { filesOf, hostileCases } from './support/hostile.ts';

const engine = await sharedSqlite();

describe('a hostile submission ends in words, and the next one is unaffected', () => {
  for (const one of hostileCases('engine/hostile.yaml', { endless: false })) {
    test(one.name, async () => {
      const told = await tell(engine, filesOf(one));
      expect(Object.fromEntries(Object.keys(one.ends).map((name) => [name, told[name]]))).toEqual(one.ends);
      expect(await stillWorks(engine)).toBe(true);
    });
  }
});
