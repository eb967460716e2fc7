import { describe, expect, test } from 'vitest';
import { ddlCases, judgeDdl } from '../../../scripts/corpus/ddl.ts';

const cases = ddlCases();

for (const [dialect, list] of cases)
  describe(dialect, () => {
    test.each(list)('$name', (one) => {
      expect(judgeDdl(one).differences).toEqual([]);
    });
  });

test('every dialect is in the corpus, and all in all more than a hundred and twenty statements', () => {
  const sizes = [...cases.values()].map((list) => list.length);
  expect(cases.size).toBeGreaterThanOrEqual(11);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThanOrEqual(120);
});
