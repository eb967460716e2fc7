import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine.ts';
import { casesIn, expand } from '../../cases/read.ts';
import { CALM, type Files, stillWorks, tell } from '../support/bench.ts';
import { openDuckdb } from './support.ts';

type Case = Files & {
  readonly name: string;
  /** What the outcomes have in them, by step or ask. */
  readonly ends: Readonly<Record<string, string>>;
};

let patient: Engine;
let hasty: Engine;
beforeAll(async () => {
  [patient, hasty] = await Promise.all([openDuckdb(), openDuckdb({ scriptMs: 400 })]);
});
afterAll(() => Promise.all([patient.close(), hasty.close()]));

function filesOf(given: Case): Files {
  const names = ['schema', 'load', 'question', 'script'] as const;
  return Object.fromEntries(
    names.flatMap((name) =>
      given[name] === undefined ? [] : [[name, expand(given[name], { LOAD: CALM.load })]],
    ),
  );
}

describe('a hostile submission ends in words, and the next one is unaffected', () => {
  for (const one of casesIn<Case>('engine/duckdb-hostile.yaml')) {
    test(one.name, { timeout: 15_000 }, async () => {
      const isLate = Object.values(one.ends).some((end) => end.includes('time limit'));
      const engine = isLate ? hasty : patient;
      const told = await tell(engine, filesOf(one));
      for (const [what, end] of Object.entries(one.ends)) expect(told[what], what).toContain(end);
      expect(await stillWorks(engine)).toBe(true);
    });
  }
});
