import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { gradeFolder } from '../../src/app/grading/grade.ts';
import { verifyProblems } from '../../src/app/authoring/verify.ts';
import { casesIn } from '../cases/read.ts';
import { problem, references } from './support/reels.ts';

type Case = {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly only: readonly string[];
  readonly unjudged: readonly string[];
};

let folder: string;
const cacheBefore = process.env.GRAINCHECK_CACHE;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'graincheck-broken-'));
  process.env.GRAINCHECK_CACHE = join(folder, 'cache');
});
afterAll(() => {
  if (cacheBefore === undefined) delete process.env.GRAINCHECK_CACHE;
  else process.env.GRAINCHECK_CACHE = cacheBefore;
  rmSync(folder, { recursive: true });
});

/** A small copy of the problem whose first reference has another file, and nothing judged. */
function broken({ file, text }: Case, name: string): string {
  const copy = join(folder, name);
  cpSync(problem.folder, copy, { recursive: true });
  rmSync(join(copy, 'submissions'), { recursive: true });
  writeFileSync(join(copy, 'references', problem.references[0]?.id ?? '', file), text);
  const small = parseDocument(readFileSync(join(copy, 'problem.yaml'), 'utf8'));
  small.deleteIn(['references', 2]);
  small.deleteIn(['references', 1]);
  small.setIn(['streams', 'crowd', 'generate', 'users'], 2);
  small.setIn(['streams', 'many', 'generate', 'users'], 8);
  small.setIn(['streams', 'stories', 'stories'], ['rewatched', 'past-midnight', 'share-chain-deep']);
  writeFileSync(join(copy, 'problem.yaml'), small.toString());
  return copy;
}

const cases = casesIn<Case>('app/broken-problems.yaml');

describe('a broken problem is never the loss of a candidate', () => {
  test.each(cases.map((one, at) => [one.name, one, at] as const))('%s', async (_, one, at) => {
    const answer = references[1]?.path ?? '';
    const { scorecard } = await gradeFolder({
      problem: broken(one, `copy-${at}`),
      folder: answer,
      only: one.only,
    });
    const verdicts = scorecard.checks.map(({ id, verdict }) => [id, verdict]);
    const due = one.only.map((id) => [id, one.unjudged.includes(id) ? 'judge-error' : 'accepted']);
    expect(Object.fromEntries(verdicts)).toEqual(Object.fromEntries(due));
    expect(scorecard.total.score).toBe(scorecard.total.maxScore);
    expect(scorecard.passed).toBe(true);
  });

  test('verify tells it', async () => {
    const [one] = cases;
    if (!one) return;
    const told: string[] = [];
    const { ok } = await verifyProblems({
      problems: [broken(one, 'verified')],
      onResult: ({ subject, kind, details }) => told.push(`${kind} ${subject}: ${details[0] ?? 'fine'}`),
    });
    expect(ok).toBe(false);
    expect(told).toContain(
      'reference kimball-star: sessions is sql-error (0 of 7): queries/sessions.sql:1:8: no such column: nothing_there',
    );
  });
});
