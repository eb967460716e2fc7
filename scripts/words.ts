import { type Found, FILES, foundIn, isSpokenOf, sharesOf } from '../test/words/measure.ts';

/**
 * How well the sentence is found that speaks of a point: over the answers in test/cases/words, the share of points
 * whose sentence is the nearest, and one of the two nearest; then what is said of them.
 * usage: node scripts/words.ts [--missed]
 */
const percent = (share: number) => `${(100 * share).toFixed(1)} %`.padStart(8);
const row = (name: string, found: readonly Found[]) => {
  const { points, first, firstTwo } = sharesOf(found);
  return `${name.padEnd(28)}${String(points).padStart(6)}${percent(first)}${percent(firstTwo)}`;
};

const byFile = FILES.map((file) => ({ file, found: foundIn(file) }));
const all = byFile.flatMap(({ found }) => found);
const lines = [
  `${'answers'.padEnd(28)}points   first  of two`,
  ...byFile.map(({ file, found }) => row(`${file}.yaml`, found)),
  row('all', all),
  ...[...Map.groupBy(all, ({ of }) => of)].map(([of, found]) => row(`  ${of}`, found)),
  '',
  `${'what is said of a point'.padEnd(28)}   made   opposite  not found`,
  ...(['made', 'half', 'against', 'none'] as const).map((is) => {
    const those = all.filter((one) => one.is === is);
    const count = (seems: Found['nearest']['seems']) =>
      String(those.filter(({ nearest }) => nearest.seems === seems).length).padStart(7);
    return (
      `  that is ${is}`.padEnd(28) +
      count('made') +
      count('opposite').padStart(11) +
      count('not-found').padStart(11)
    );
  }),
];
if (process.argv.includes('--missed'))
  for (const { file, of, about, point, places, nearest } of all.filter(
    (one) => isSpokenOf(one) && one.rank === 0,
  ))
    lines.push(
      '',
      `${file}, ${of}, ${about}: ${point}`,
      `  wanted: ${places.join(' / ')}`,
      ...nearest.quotes.map((quote) => `  found:  ${quote}`),
    );
process.stdout.write(`${lines.join('\n')}\n`);
