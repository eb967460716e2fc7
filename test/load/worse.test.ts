import { describe, expect, test } from 'vitest';
import { loadJudged } from '../../src/load/judged.ts';
import { readJudged } from '../../src/load/judged-yaml.ts';
import { loadProblem } from '../../src/load/problem.ts';
import { listProblems } from '../../src/load/problems.ts';

// Verdicts from best to worst; `verify` holds each submission to its own.
const ORDER = ['accepted', 'partial', 'wrong-answer'];
const rankOf = (verdict: string | undefined) => {
  const at = ORDER.indexOf(verdict ?? 'accepted');
  return at < 0 ? ORDER.length : at;
};

// A mistake is worth less than what it was made from: no check judges it better, and one judges it worse.
for (const { folder, id } of await listProblems())
  describe(`the judged submissions of ${id}`, async () => {
    const problem = await loadProblem(folder);
    const verdictsOf = new Map(
      (await loadJudged(problem))?.map(({ id: name, verdicts }) => [name, verdicts]),
    );
    const based = await Promise.all(
      [...verdictsOf.keys()].map(async (name) => {
        const read = await readJudged(folder, name);
        return { name, base: read.ok ? read.value?.written.base : undefined };
      }),
    );
    // A mistake that was made from another one need not be worse than that.
    const mistakes = based.filter(
      ({ name, base }) =>
        /^(?:references\/|submissions\/right-)/.test(base ?? '') &&
        !name.startsWith('right-') &&
        Object.keys(verdictsOf.get(name) ?? {}).length > 0,
    );

    test('each mistake is worth less than its base', () => {
      const found = mistakes.map(({ name, base = '' }) => {
        const verdicts = verdictsOf.get(name) ?? {};
        // A reference is right in everything.
        const before = verdictsOf.get(base.replace(/^submissions\//, '')) ?? {};
        const rises = problem.checks.map((check) => rankOf(verdicts[check.id]) - rankOf(before[check.id]));
        return { name, better: rises.some((by) => by < 0), worse: rises.some((by) => by > 0) };
      });
      expect(found).toEqual(mistakes.map(({ name }) => ({ name, better: false, worse: true })));
    });
  });
