import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type VerifyResult, verifyProblems } from '../../src/app/authoring/verify.ts';
import { windowTable } from '../../src/app/looking/windows.ts';
import { packageRoot } from '../../src/load/problems.ts';

const folder = join(import.meta.dirname, 'cases/streaming');

test('session windows and choices by themselves, the model being given', async () => {
  const results: VerifyResult[] = [];
  await verifyProblems({ problems: [folder], onResult: (result) => results.push(result) });
  const faults = results.flatMap(({ kind, subject, details }) =>
    details.map((line) => `${kind} ${subject}: ${line}`),
  );
  expect(faults).toEqual([]);
  expect(results.filter(({ kind }) => kind === 'judged')).toHaveLength(5);
});

test('a candidate sees the sample alone: no scenario, finding or story of what is secret', async () => {
  const found = await windowTable(folder, join(folder, 'submissions/by-user'), 'two-devices-at-once');
  expect(found.result).toMatchObject({
    verdict: 'partial',
    findings: [{ code: 'window-key', scenario: 'told' }],
  });
  expect(found.result.detail).toMatchObject({ report: { totals: [{ scenario: 'told' }] } });
  expect(found.told?.sessions).toMatchObject([{ key: 'us0301', events: { length: 7 } }]);
  expect(found.stories.map(({ name }) => name)).toContain('late-event-joins-two');
});

test('a story that there is not is named, and so is a problem without windows', async () => {
  const answer = join(folder, 'references/plain');
  await expect(windowTable(folder, answer, 'nine-hour')).rejects.toMatchObject({
    code: 'E_NO_SUCH_STORY',
    message: expect.stringContaining('did you mean `nine-hours`?'),
  });
  await expect(windowTable(join(packageRoot(), 'problems/reels'), answer, null)).rejects.toMatchObject({
    code: 'E_NO_WINDOWS',
  });
});

test('settings that cannot be read are a finding, and there is nothing to show', async () => {
  const found = await windowTable(folder, join(folder, 'submissions/broken-yaml'), 'nine-hours');
  expect(found).toMatchObject({ result: { verdict: 'wrong-answer' }, stories: [], told: null });
});
