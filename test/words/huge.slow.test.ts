import { expect, test } from 'vitest';
import { processorMs } from '../support/processor.ts';
import { finderFor } from './measure.ts';

const PROSE = 'Late rows are merged into the partition of their event date, which is not rewritten. ';
const HUGE: readonly (readonly [string, string])[] = [
  ['prose', PROSE.repeat(12_000)],
  ['one line without an end', PROSE.replaceAll(/[.,]/g, '').repeat(12_000)],
  ['no spaces', 'a,'.repeat(500_000)],
  ['brackets', '['.repeat(1_000_000)],
  ['open tags', '<a style='.repeat(110_000)],
  ['hidden and never closed', '<b hidden>x'.repeat(90_000)],
  ['open comments', '<!-- '.repeat(200_000)],
  ['one keyword', 'partition '.repeat(100_000)],
  ['bold that never ends', '**a '.repeat(250_000)],
  ['cells', '| a '.repeat(250_000)],
  ['marks', '->:=>'.repeat(200_000)],
  ['blank lines', '\n'.repeat(1_000_000)],
];

test.each(HUGE)('a megabyte of %s is read in a moment', async (_, text) => {
  const { find } = finderFor('partitioning');
  find(text.slice(0, 100_000));
  // 20 to 80 ms on a quiet machine; what is not linear takes minutes.
  expect(await processorMs(() => find(text))).toBeLessThan(1000);
});
