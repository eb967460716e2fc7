import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBenchFor, type SampleBench } from '../../../src/app/sitting/sample/bench.ts';
import { packageRoot } from '../../../src/load/problems.ts';

let bench: SampleBench;
beforeAll(async () => {
  bench = await openBenchFor('sessionization');
});
afterAll(() => bench.close());

async function tried(id: string, text: string) {
  const file = bench.problem.deliverables.find((one) => one.id === id)?.file ?? '';
  return (await bench.run({ [id]: { file, text } }, id))?.outcome;
}

const right = readFileSync(
  join(packageRoot(), 'problems/sessionization/references/recompute/streaming.yaml'),
  'utf8',
);

test.each([
  ['right', right, []],
  ['a gap that is none', right.replace(/^gap:.*$/m, 'gap: never'), ['windows-unread']],
  ['a key that there is not', right.replace(/^key:.*$/m, 'key: [user]'), ['window-key-unknown']],
])('settings of a window are put to the sample: %s', async (_, text, codes) => {
  const outcome = await tried('streaming', text);
  if (outcome?.kind !== 'judged') throw new Error(`it is ${outcome?.kind}`);
  expect(outcome.result.findings.map(({ code }) => code)).toEqual(codes);
  expect(outcome.result.id).toBe('streaming');
  if (codes.length === 0) expect(outcome.result.detail?.kind).toBe('windows');
});

test.each([
  ['nothing is chosen', 'clock:\n  choose:\n  reason:\n', ['choices-left-out']],
  ['an option that there is not', 'clock:\n  choose: tomorrow\n  reason: pauses\n', ['choice-unknown']],
  ['an item that there is not', 'clocks:\n  choose: happened\n  reason: pauses\n', ['choice-unknown-item']],
  ['a wrong option is not told', 'clock:\n  choose: arrived\n  reason: pauses\n', []],
])('how options are written is told, and not which are right: %s', async (_, text, codes) => {
  const outcome = await tried('why', text);
  if (outcome?.kind !== 'chosen') throw new Error(`it is ${outcome?.kind}`);
  const told = outcome.findings.map(({ code }) => code);
  expect(told.filter((code) => codes.length > 0 || code !== 'choices-left-out')).toEqual(
    expect.arrayContaining(codes),
  );
  expect(told.every((code) => code.startsWith('choices-') || code.startsWith('choice-unknown'))).toBe(true);
});

test.each(['streaming', 'why'])('%s is missing where nothing is written', async (id) => {
  expect(await tried(id, '# nothing yet\n')).toMatchObject({ kind: 'failed', failure: { kind: 'missing' } });
});
