import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { textOf } from '../../scripts/sittings/place.ts';
import { readScript, scriptFolder } from '../../scripts/sittings/script.ts';
import { headingOf } from '../../scripts/sittings/steps.ts';
import { loadJudged } from '../../src/load/judged.ts';
import { loadProblem } from '../../src/load/problem.ts';
import { listProblems, packageRoot } from '../../src/load/problems.ts';

describe.each(await listProblems())('the sitting of $id', async ({ id, folder }) => {
  const file = join(scriptFolder, `${id}.yaml`);

  test('names what its problem has', async () => {
    const script = readScript(file);
    const problem = await loadProblem(folder);
    expect(script.problem).toBe(id);
    expect(problem.references.map((one) => one.id)).toContain(script.reference);
    const judged = (await loadJudged(problem)) ?? [];
    expect(judged.map((one) => one.id)).toContain(script.mistake);
    const files = problem.deliverables.map((one) => one.file);
    for (const step of script.steps) {
      if ('find' in step) expect(step.find).toBe(problem.title);
      if ('part' in step) expect(problem.parts.map((one) => one.id)).toContain(step.part);
      if ('check' in step) expect(problem.checks.map((one) => one.id)).toContain(step.check);
      if ('try' in step) expect(files).toContain(step.try);
      if ('write' in step) {
        expect(files).toEqual(expect.arrayContaining(step.write));
        for (const name of step.write) expect(await textOf(script, name)).not.toBe('');
      }
    }
  });

  test('is kept, step by step', () => {
    const page = join(packageRoot(), 'docs/sittings', `${id}.md`);
    expect(existsSync(page), `npm run sittings -- ${id}`).toBe(true);
    const headings = [...readFileSync(page, 'utf8').matchAll(/^## \d+\. (.+)$/gm)].map(([, title]) => title);
    expect(headings).toEqual(readScript(file).steps.map(headingOf));
  });
});
