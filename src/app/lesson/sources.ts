import { bronzeBatches } from '../../delivery/bronze.ts';
import { suggestion } from '../../design/nearest.ts';
import type { EventDoc } from '../../domain/event.ts';
import type { Fixture } from '../../domain/fixture.ts';
import type { LessonStart } from '../../domain/lesson.ts';
import type { Problem, ReferenceModel } from '../../domain/problem.ts';
import type { BronzeBatch } from '../../domain/run.ts';
import { loadFixture } from '../../load/fixture.ts';
import { loadSubmission } from '../../load/submission.ts';
import type { Model } from '../../engine/engine.ts';
import { modelOf } from '../engine.ts';
import { DEFAULT_SEED } from '../grader.ts';
import { fixtureFolder, openScenarios } from '../scenarios.ts';
import { wholeBronze } from '../whole-bronze.ts';

/** Where a block's database comes from, as an engine takes it. */
export type Source = {
  readonly bronze: BronzeBatch;
  /** Null: the bronze tables alone. */
  readonly model: Model | null;
};

/** What a start names: it is there, or why it is not. */
export type Found =
  | { readonly ok: true; readonly source: Source }
  | { readonly ok: false; readonly what: string };

/** Finds what blocks of a problem's lesson start with. Fixtures are read once. */
export function sourcesOf(problem: Problem): (start: LessonStart) => Promise<Found> {
  let fixtures: Promise<readonly Fixture[]> | null = null;
  return async ({ documents, model }) => {
    fixtures ??= fixturesOf(problem);
    const bronze =
      documents.kind === 'stories'
        ? ofStories(problem, await fixtures, documents.names)
        : await ofScenario(problem, documents.id);
    if (typeof bronze === 'string') return { ok: false, what: bronze };
    const found = model ? await modelNamed(problem, model) : null;
    return typeof found === 'string'
      ? { ok: false, what: found }
      : { ok: true, source: { bronze, model: found } };
  };
}

function fixturesOf({ scenarios }: Problem): Promise<readonly Fixture[]> {
  const names = [...new Set(scenarios.map(({ stream }) => stream.fixture))];
  return Promise.all(names.map((name) => loadFixture(fixtureFolder(name))));
}

function ofStories(
  problem: Problem,
  fixtures: readonly Fixture[],
  names: readonly string[],
): BronzeBatch | string {
  const stories = fixtures.flatMap((fixture) => fixture.stories);
  const docs: EventDoc[] = [];
  for (const name of names) {
    const story = stories.find((one) => one.name === name);
    if (!story)
      return `there is no story \`${name}\`${suggestion(
        name,
        stories.map((one) => one.name),
      )}`;
    docs.push(...story.docs);
  }
  const batch = { kind: 'batch', batch: { label: names.join(', '), docs }, changed: false } as const;
  return wholeBronze(problem, bronzeBatches(problem.bronze, { steps: [batch] }));
}

async function ofScenario(problem: Problem, id: string): Promise<BronzeBatch | string> {
  const scenario = problem.scenarios.find((one) => one.id === id);
  if (!scenario)
    return `there is no scenario \`${id}\`${suggestion(
      id,
      problem.scenarios.map((one) => one.id),
    )}`;
  const scenarios = await openScenarios({ ...problem, scenarios: [scenario] }, DEFAULT_SEED);
  return wholeBronze(problem, scenarios.get(id).steps);
}

async function modelNamed(
  problem: Problem,
  { reference: id, model }: NonNullable<LessonStart['model']>,
): Promise<Model | string> {
  const reference = problem.references.find((one: ReferenceModel) => one.id === id);
  if (!reference)
    return `there is no reference model \`${id}\`${suggestion(
      id,
      problem.references.map((one) => one.id),
    )}`;
  const models = problem.models.map((one) => one.id);
  if (model !== null && !models.includes(model))
    return `there is no model \`${model}\`${suggestion(model, models)}`;
  return modelOf(problem, await loadSubmission(problem, reference.folder), model ?? undefined);
}
