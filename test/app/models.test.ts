import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type VerifyResult, verifyProblems } from '../../src/app/authoring/verify.ts';

const folder = join(import.meta.dirname, 'cases/layers');

test('several models: given ones, a change, a rebuild, totals, answers by hand', async () => {
  const results: VerifyResult[] = [];
  await verifyProblems({ problems: [folder], onResult: (result) => results.push(result) });
  const faults = results.flatMap(({ kind, subject, details }) =>
    details.map((line) => `${kind} ${subject}: ${line}`),
  );
  expect(faults).toEqual([]);
  expect(results.filter(({ kind }) => kind === 'by-hand')).toHaveLength(2);
});
