import { arrivalsOf, type WindowSpec } from '../checks/windows/arrivals.ts';
import { suggestion } from '../design/nearest.ts';
import type { WindowTable } from '../domain/design-report.ts';
import type { Story } from '../domain/fixture.ts';
import type { Problem } from '../domain/problem.ts';
import { UserError } from '../domain/user-error.ts';
import type { WindowSettings, WindowStory } from '../domain/window.ts';
import { judgeCheck } from '../grade/judge.ts';
import { sampleChecks } from '../grade/sample.ts';
import { loadFixture } from '../load/fixture.ts';
import { loadSubmission } from '../load/submission.ts';
import { simulate } from '../streaming/simulate.ts';
import { totalsOf } from '../streaming/totals.ts';
import { fileCache } from './cache.ts';
import { DEFAULT_SEED } from './grader.ts';
import { openKit } from './kit.ts';
import { fixtureFolder } from './scenarios.ts';

/**
 * What a folder's settings of session windows come to on the sample; nothing of the secret scenarios is told.
 * @param asked a story whose time line is wanted, or null.
 * @throws UserError for a folder that cannot be read, a story that there is not, or a problem without windows.
 */
export async function windowTable(given: string, folder: string, asked: string | null): Promise<WindowTable> {
  const { problem, scenarios } = await openKit(given, DEFAULT_SEED, fileCache(), 'sample');
  const spec = sampleChecks(problem).find(({ kind }) => kind === 'windows');
  if (spec?.kind !== 'windows')
    throw new UserError(
      'E_NO_WINDOWS',
      `${problem.id} judges no session windows on its sample`,
      'its problem.yaml has no check of the kind `windows` with a sample scenario',
    );
  const told = await storiesOf(problem, spec);
  const known = told.map(({ name }) => name);
  if (asked !== null && !known.includes(asked))
    throw new UserError(
      'E_NO_SUCH_STORY',
      `there is no story \`${asked}\` in the sample${suggestion(asked, known)}`,
      'without --story all stories are listed',
    );
  const submission = await loadSubmission(problem, folder);
  const context = { problem, submission, scenario: (id: string) => scenarios.get(id).facts };
  const unasked = () => {
    throw new Error('Windows ask for no run.');
  };
  const result = judgeCheck(spec, context, { of: unasked, step: unasked }, true);
  const read = submission.windows[spec.deliverable];
  const stories = read?.ok ? told.map((story) => storyOf(spec, read.value, story)) : [];
  return {
    problem,
    path: folder,
    result,
    stories,
    told: stories.find(({ name }) => name === asked) ?? null,
    notes: submission.notes,
  };
}

/** The stories of the sample scenarios that the check is put to, each once. */
async function storiesOf(problem: Problem, { scenarios }: WindowSpec): Promise<readonly Story[]> {
  const streams = problem.scenarios.flatMap(({ id, stream }) => (scenarios.includes(id) ? stream : []));
  const found = new Map<string, Story>();
  for (const { fixture, stories } of streams) {
    if (stories.length === 0) continue;
    for (const story of (await loadFixture(fixtureFolder(fixture))).stories)
      if (stories.includes('all') || stories.includes(story.name)) found.set(story.name, story);
  }
  return [...found.values()];
}

function storyOf(
  spec: WindowSpec,
  settings: WindowSettings,
  { name, title, about, docs }: Story,
): WindowStory {
  const run = simulate(arrivalsOf(spec, settings.key, docs), settings);
  return { name, title, about, run, totals: totalsOf(run, settings.gap, { id: name, title }) };
}
