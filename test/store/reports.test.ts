import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CheckResult } from '../../src/domain/scorecard.ts';
import { tally } from '../../src/grade/score.ts';
import { jsonReport } from '../../src/reporters/json.ts';
import { reportFile } from '../../src/store/format/report.ts';
import { sample } from '../reporters/sample.ts';

const old = JSON.parse(readFileSync(join(import.meta.dirname, '../cases/store/report-1.json'), 'utf8'));
const card = reportFile.parse(old);
const named = (id: string) => card.checks.find((check) => check.id === id);

test('a report of today is read back as it was', () => {
  const about = { tool: { name: 'graincheck', version: '0.0.0' }, durationMs: 1 };
  expect(reportFile.parse(JSON.parse(jsonReport(sample, about)))).toEqual(sample);
});

test('in one of version 1 what could not be run is open, and in the maximum again', () => {
  expect(named('in-another-dialect')).toMatchObject({ score: 0, open: 4, maxScore: 4, cause: 'unsupported' });
  expect(named('duplicates')).toMatchObject({ score: 2, open: 1, maxScore: 4, cause: 'unsupported' });
  expect(card.total).toEqual({ score: 17.3, open: 5, maxScore: 40 });
  expect(card.causes).toEqual({ words: 0, unsupported: 5 });
});

test('the sums of version 1 are those of its checks', () => {
  const of = (has: (check: CheckResult) => boolean) => tally(card.checks.filter(has));
  expect(of(() => true)).toEqual(card.total);
  for (const { id, title, ...part } of card.parts)
    expect([title, of((check) => check.part === id)]).toEqual([title, part]);
  for (const scale of ['design', 'proof'] as const)
    expect(of((check) => check.scale === scale)).toEqual(card.scales[scale]);
});

test('what a checklist gave stays given; what it saw is not shown as what is seen now', () => {
  expect(named('late-data-reasons')).toEqual({
    ...old.checks.find(({ id }: { id: string }) => id === 'late-data-reasons'),
    open: 0,
    cause: null,
    detail: undefined,
  });
});

test('undecided was a word of its own', () => {
  expect(card.passed).toBe(false);
  expect(reportFile.parse({ ...old, undecided: true }).passed).toBeNull();
  const { open: _, undecided: __, ...plain } = { ...old, passed: true };
  expect(reportFile.parse(plain).passed).toBe(true);
});
