import type { CheckContext } from '../../checks/check.ts';
import { docsIn } from '../../checks/loaded.ts';
import { arrivalsOf, type WindowSpec } from '../../checks/windows/arrivals.ts';
import { windows } from '../../checks/windows.ts';
import { suggestion } from '../../design/nearest.ts';
import type { WindowTable } from '../../domain/design-report.ts';
import type { Story } from '../../domain/fixture.ts';
import type { Problem } from '../../domain/problem.ts';
import { UserError } from '../../domain/user-error.ts';
import type { WindowSettings, WindowStory } from '../../domain/window.ts';
import { judgeCheck } from '../../grade/judge.ts';
import { sampleChecks } from '../../grade/sample.ts';
import { loadFixture } from '../../load/fixture.ts';
import { loadSubmission } from '../../load/submission.ts';
import { partOf } from '../../streaming/lineage.ts';
import { simulate } from '../../streaming/simulate.ts';
import { fileCache } from '../kit/cache.ts';
import { DEFAULT_SEED } from '../kit/seed.ts';
import { openKit } from '../kit/kit.ts';
import { fixtureFolder } from '../kit/scenarios.ts';

/**
 * What a folder's settings of session windows come to on the sample; nothing of the secret scenarios is told.
 * @param asked a story whose time line is wanted, or null.
 * @throws UserError for a folder that cannot be read, a story that there is not, or a problem without windows.
 */
export async function windowTable(given: string, folder: string, asked: string | null): Promise<WindowTable> {
  const { problem, scenarios } = await openKit(given, DEFAULT_SEED, fileCache(), 'sample');
  const spec = sampleChecks(problem).find(windows.is);
  if (!spec)
    throw new UserError(
      'E_NO_WINDOWS',
      `${problem.id} judges no session windows on its sample`,
      'its problem.yaml has no check of the kind `windows` with a sample scenario',
    );
  const found = await storiesOf(problem, spec);
  const known = [...found.keys()];
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
  const stories = read?.ok ? told(spec, context, read.value, [...found.values()]) : [];
  return {
    problem,
    path: folder,
    result,
    stories,
    told: stories.find(({ name }) => name === asked) ?? null,
    notes: submission.notes,
  };
}

type Told = { readonly story: Story; readonly scenario: string };

/** The stories of the sample scenarios that the check is put to, by name, each with the first scenario that has it. */
async function storiesOf(problem: Problem, { scenarios }: WindowSpec): Promise<ReadonlyMap<string, Told>> {
  const found = new Map<string, Told>();
  for (const { id, stream } of problem.scenarios) {
    if (!scenarios.includes(id) || stream.stories.length === 0) continue;
    for (const story of (await loadFixture(fixtureFolder(stream.fixture))).stories)
      if (stream.stories.includes('all') || stream.stories.includes(story.name))
        if (!found.has(story.name)) found.set(story.name, { story, scenario: id });
  }
  return found;
}

/** Stories as they go among all events of their scenario, by the candidate's own settings. */
function told(
  spec: WindowSpec,
  context: CheckContext,
  settings: WindowSettings,
  found: readonly Told[],
): readonly WindowStory[] {
  const runs = new Map(
    spec.scenarios.map((id) => [id, simulate(arrivalsOf(spec, settings.key, docsIn(context, id)), settings)]),
  );
  return found.flatMap(({ story: { name, title, about, docs }, scenario }): WindowStory[] => {
    const run = runs.get(scenario);
    const part = run && partOf(run, new Set(docs.map(({ event_id }) => event_id)));
    const called = context.problem.scenarios.find(({ id }) => id === scenario)?.title ?? scenario;
    // One without events that count has nothing to tell.
    return part && part.steps.length > 0 ? [{ name, title, about, scenario: called, ...part }] : [];
  });
}
