import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBenchFor, type SampleBench } from '../../../src/app/sample/bench.ts';
import { packageRoot } from '../../../src/load/package-root.ts';
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

// The figures themselves are the problem's and change with its stories.
it('what settings of a window come to is told, and how choices are written', async () => {
  const wrong = right.replace(/^gap:.*$/m, 'gap: 29m');
  const told = [
    ['streaming', right],
    ['streaming', wrong],
    ['streaming', 'gap: never\n'],
    ['why', 'clock:\n  choose: tomorrow\n  why: so\n'],
  ] as const;
  const pages: string[] = [];
  for (const [id, text] of told) pages.push(await shown(id, text, plain));
  const steady = pages
    .join('\n')
    .replaceAll(/\b(ev|us|dv)\w+/g, '$1…')
    .replaceAll(/\d+/g, '0')
    .replaceAll(/ +/g, ' ');
  expectGolden('tui/handed.txt', steady);
  for (const [id, text] of told)
    expect(await shown(id, text, coloured), 'no colour is cut').not.toMatch(/(?<!\p{Cc})\[\d+m/u);
});
