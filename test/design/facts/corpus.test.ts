import { describe, expect, test } from 'vitest';
import { factCases, factsCorpus, marksOf, matrixOf, reelsFacts } from '../../../scripts/corpus/facts.ts';

const model = await reelsFacts();
const cases = factCases();

for (const [file, list] of cases)
  describe(file, () => {
    test.each(list)('$name', (one) => {
      const marks = marksOf(one, matrixOf(one, model));
      expect(marks.filter(({ mark }) => mark === 'wrong')).toEqual([]);
      const open = (one.open ?? '').split(',').map((id) => id.trim());
      // What nobody could tell is asked for; the rest is not.
      const asked = marks.filter(({ mark, id }) => mark === 'unsure' && !open.includes(id));
      expect(asked.length).toBeLessThanOrEqual(1);
    });
  });

test('every dialect is in the corpus, more than 25 schemas, none read wrongly', async () => {
  const rows = await factsCorpus();
  const sum = (key: 'right' | 'unsure' | 'wrong' | 'of') => rows.reduce((all, row) => all + row[key], 0);
  expect(rows.length).toBe(10);
  expect([...cases.values()].flat().length).toBeGreaterThanOrEqual(35);
  expect(sum('wrong')).toBe(0);
  expect(sum('right') + sum('unsure')).toBe(sum('of'));
  // A reading that asks about everything would be right too, and help nobody.
  expect(sum('unsure')).toBeLessThan(sum('of') / 10);
});
