import { expect, test } from 'vitest';
import { checkOf } from '../../src/checks/index.ts';
import { refsIn } from '../../src/checks/schema.ts';
import { readProblem } from '../../src/app/kit/problems.ts';
import { sampleChecks, sampleQuestion, sampleScenarios, sampleScript } from '../../src/grade/sample.ts';

const problem = await readProblem('reels');
const secret = problem.scenarios.flatMap(({ id, visibility }) => (visibility === 'secret' ? id : []));

test('nothing of a secret scenario is in what is tried on the sample', () => {
  const byRole = (role: string) => problem.deliverables.filter((one) => one.role === role);
  const specs = [
    ...sampleChecks(problem),
    ...byRole('question').map(({ id }) => sampleQuestion(problem, id)),
    ...byRole('script').flatMap(({ id }) => sampleScript(problem, id)),
  ];
  expect(specs.length).toBeGreaterThan(15);
  const named = specs
    .flatMap((spec) => refsIn(checkOf(spec).schema, spec))
    .flatMap(({ thing, name }) => (thing === 'scenario' ? name : []));
  expect(new Set(named)).toEqual(new Set(sampleScenarios(problem)));
  expect(named.filter((id) => secret.includes(id))).toEqual([]);
});

test('a question is asked wherever a check asks it, the first scenario before all', () => {
  expect(sampleQuestion(problem, 'sessions').scenarios).toEqual(['stories', 'stories-as-received']);
  expect(sampleQuestion(problem, 'share_chains')).toMatchObject({
    scenarios: ['stories'],
    midway: ['orphans'],
  });
});

test('a script is put to what its checks ask, wherever the sample runs it', () => {
  expect(sampleScript(problem, 'delete_user').map(({ id }) => id)).toEqual([
    'deletion-leaves-no-trace',
    'deletion-spares-others',
    'deletion-stays',
  ]);
  expect(sampleScript(problem, 'retention')).toMatchObject([
    { id: 'retention', scenarios: ['stories-retained'] },
  ]);
});
