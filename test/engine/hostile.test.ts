import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { casesIn, expand } from '../cases/read.ts';
import { CALM, type Files, openSmall, stillWorks, tell } from './support/bench.ts';

type Case = Files & {
  readonly name: string;
  readonly ends: Readonly<Record<string, string>>;
  /** A fault that is known and not put right yet. */
};

const KNOWN = {
  T: CALM.schema,
  LOAD: CALM.load,
  ENDLESS: 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)',
};

let patient: Engine;
let hasty: Engine;
beforeAll(async () => {
  [patient, hasty] = await Promise.all([openSmall(), openSmall({ scriptMs: 400 })]);
});
afterAll(() => Promise.all([patient.close(), hasty.close()]));

/** What never ends is stopped soon; everything else has the time that it needs. */
function engineFor({ ends }: Case): Engine {
  return Object.values(ends).some((end) => end.includes('time limit')) ? hasty : patient;
}

function filesOf(given: Case): Files {
  const names = ['schema', 'load', 'question', 'script'] as const;
  return Object.fromEntries(
    names.flatMap((name) => (given[name] === undefined ? [] : [[name, expand(given[name], KNOWN)]])),
  );
}

describe('a hostile submission ends in words, and the next one is unaffected', () => {
  for (const one of casesIn<Case>('engine/hostile.yaml')) {
    test(one.name, async () => {
      const engine = engineFor(one);
      const told = await tell(engine, filesOf(one));
      expect(Object.fromEntries(Object.keys(one.ends).map((name) => [name, told[name]]))).toEqual(one.ends);
      expect(await stillWorks(engine)).toBe(true);
    });
  }
});
