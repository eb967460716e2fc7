import { expect, test } from 'vitest';
import { join } from 'node:path';
import type { Dialect } from '../../src/domain/dialect.ts';
import { asksForNow } from '../../src/design/asks-for-now.ts';
import { loadProblem } from '../../src/load/problem.ts';
import { submissionOf } from '../../src/load/submission.ts';

const problem = await loadProblem(join(import.meta.dirname, '../../problems/reels'));

function told(text: string, dialect: Dialect): readonly string[] {
  const files = {
    sessions: { file: 'queries/sessions.sql', text },
    settings: { file: 'graincheck.yaml', text: `dialect: ${dialect}\n` },
  };
  return asksForNow(problem, submissionOf(problem, 'mine', files)).map(
    ({ message }) => message.split(': the')[0] ?? '',
  );
}

test.each<[string, Dialect]>([
  ["SELECT 1 FROM t\nWHERE ts > date('now', '-400 days')", 'sqlite'],
  ['SELECT 1 FROM t\nWHERE ts > date( )', 'sqlite'],
  ['SELECT 1 FROM t\nWHERE ts > CURRENT_DATE', 'postgres'],
  ["SELECT 1 FROM t\nWHERE ts > now() - INTERVAL '1 day'", 'duckdb'],
  ['SELECT 1 FROM t\nWHERE ts > CURRENT_TIMESTAMP()', 'bigquery'],
  ['SELECT 1 FROM t\nWHERE ts > getdate()', 'snowflake'],
])('%s', (text, dialect) => {
  expect(told(text, dialect)).toEqual([expect.stringMatching(/^queries\/sessions\.sql:2:\d+$/)]);
});

test.each<[string, Dialect]>([
  ["SELECT 'now' AS word, date(ts) FROM t -- now()", 'sqlite'],
  ['SELECT now, t.current_date FROM t', 'sqlite'],
  ['SELECT "current_date" FROM t', 'postgres'],
])('%s is none', (text, dialect) => {
  expect(told(text, dialect)).toEqual([]);
});
