import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { gradeCase, gradingCases, wrongWith } from './gradings.ts';

const place = mkdtempSync(join(tmpdir(), 'graincheck-hostile-'));
afterAll(() => rmSync(place, { recursive: true }));

test.each(gradingCases().map((one) => [one.name, one] as const))('%s', async (_, one) => {
  expect(wrongWith(one, await gradeCase(one, place))).toEqual([]);
});
