import { expect, test } from 'vitest';
import { casesOf, judge, QUERY_DIALECTS, queryBench } from '../../scripts/corpus/queries.ts';

test.each(QUERY_DIALECTS)(
  'queries of %s give what they give in that dialect, or say that they are not run',
  async (dialect) => {
    const bench = await queryBench();
    const amiss: string[] = [];
    for (const query of casesOf(dialect)) {
      const { difference } = judge(query, await bench(query.sql, dialect));
      if (difference !== null) amiss.push(`${query.name}: ${difference}`);
    }
    expect(amiss).toEqual([]);
  },
);

test('there are queries of every dialect that is rewritten', () => {
  expect(QUERY_DIALECTS).toEqual(expect.arrayContaining(['bigquery', 'snowflake', 'trino', 'spark']));
  const all = QUERY_DIALECTS.flatMap((dialect) => casesOf(dialect));
  expect(all.length).toBeGreaterThanOrEqual(450);
});
