import { describe, expect, test } from 'vitest';
import { ddlCases, ddlCorpus, judgeDdl } from '../../../scripts/corpus/ddl.ts';

const cases = ddlCases();

for (const [dialect, list] of cases)
  describe(dialect, () => {
    test.each(list)('$name', (one) => {
      expect(judgeDdl(one).differences).toEqual([]);
    });
  });

test('every dialect is in the corpus, with more than 250 statements and 60 sheets of shorthand, all words of them claimed', () => {
  const rows = ddlCorpus();
  const sum = (of: 'statements' | 'unclaimed') =>
    rows.reduce((all, row) => all + (row.dialect === 'shorthand' ? 0 : row[of]), 0);
  expect(cases.size).toBeGreaterThanOrEqual(11);
  expect(sum('statements')).toBeGreaterThanOrEqual(250);
  expect(cases.get('shorthand')?.length).toBeGreaterThanOrEqual(60);
  expect(rows.map(({ unclaimed }) => unclaimed)).toEqual(rows.map(() => 0));
});
