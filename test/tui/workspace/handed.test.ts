import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBenchFor, type SampleBench } from '../../../src/app/sitting/sample/bench.ts';
import { packageRoot } from '../../../src/load/problems.ts';
import { coloured, plain, type Style } from '../../../src/reporters/style.ts';
import { resultLines, resultTitle } from '../../../src/tui/screens/workspace/result.ts';
import { expectGolden } from '../../golden.ts';

let bench: SampleBench;
beforeAll(async () => {
  bench = await openBenchFor('sessionization');
});
afterAll(() => bench.close());

async function shown(id: string, text: string, style: Style): Promise<string> {
  const file = bench.problem.deliverables.find((one) => one.id === id)?.file ?? '';
  const run = await bench.run({ [id]: { file, text } }, id);
  if (!run) throw new Error('nothing newer was asked for');
  const result = { kind: 'done', run: { ...run, durationMs: 0 } } as const;
  return [resultTitle(result, style), ...resultLines(result, 76, style), ''].join('\n');
}

const right = readFileSync(
  join(packageRoot(), 'problems/sessionization/references/recompute/streaming.yaml'),
  'utf8',
);

it('settings of a window: what was found, then what came of them', async () => {
  const found = await shown('streaming', right, plain);
  expect(found).toContain('✓ streaming.yaml: right on the sample');
  expect(found).toMatch(/^ +events +sessions +first/m);
  const short = await shown('streaming', right.replace(/^gap:.*$/m, 'gap: 29m'), plain);
  expect(short).toMatch(/✗ streaming.yaml: \d+ findings?/);
  expect(short.indexOf('Events of a key that are exactly the gap apart')).toBeLessThan(
    short.indexOf('sessions  first'),
  );
});

it('what cannot be read, and how choices are written', async () => {
  const pages = [
    await shown('streaming', 'gap: never\n', plain),
    await shown('why', 'clock:\n  choose: tomorrow\n  reason: pauses\n', plain),
  ];
  expectGolden('tui/handed.txt', pages.join('\n'));
});

it.each([
  ['streaming', right],
  ['why', 'clock:\n  choose: tomorrow\n  reason: pauses\n'],
])('no colour of %s is cut', async (id, text) => {
  expect(await shown(id, text, coloured)).not.toMatch(/(?<!\p{Cc})\[\d+m/u);
});
