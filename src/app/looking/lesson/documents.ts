import { bronzeOf } from '../../../delivery/bronze.ts';
import { suggestion } from '../../../design/nearest.ts';
import type { EventDoc } from '../../../domain/event.ts';
import type { Fixture } from '../../../domain/fixture.ts';
import type { LessonStart } from '../../../domain/lesson.ts';
import type { Problem } from '../../../domain/problem.ts';
import type { BronzeBatch } from '../../../domain/run.ts';
import { loadFixture } from '../../../load/fixture.ts';
import { DEFAULT_SEED } from '../../kit/seed.ts';
import { fixtureFolder, openScenarios } from '../../kit/scenarios.ts';
import { wholeBronze } from '../../kit/whole-bronze.ts';

type Of = LessonStart['documents'];

/** The bronze tables with the documents that a block asks for, or why there are none. */
export type Found =
  | { readonly ok: true; readonly bronze: BronzeBatch }
  | { readonly ok: false; readonly what: string };

export type Documents = (of: Of) => Promise<Found>;

/** Those of a problem, read from its fixtures when they are first asked for. */
export function documentsOf(problem: Problem): Documents {
  let fixtures: Promise<readonly Fixture[]> | null = null;
  return async (of) => {
    if (of.kind === 'scenario') return ofScenario(problem, of.id);
    fixtures ??= fixturesOf(problem);
    return ofStories(problem, await fixtures, of.names);
  };
}

export type StoredDocuments = { readonly of: Of; readonly found: Found };

export function storedDocuments(stored: readonly StoredDocuments[]): Documents {
  const known = new Map(stored.map(({ of, found }) => [JSON.stringify(of), found]));
  return async (of) => {
    const found = known.get(JSON.stringify(of));
    if (!found) throw new Error('The lesson was kept without some of its documents.');
    return found;
  };
}

function fixturesOf({ scenarios }: Problem): Promise<readonly Fixture[]> {
  const names = [...new Set(scenarios.map(({ stream }) => stream.fixture))];
  return Promise.all(names.map((name) => loadFixture(fixtureFolder(name))));
}

function ofStories(problem: Problem, fixtures: readonly Fixture[], names: readonly string[]): Found {
  const stories = fixtures.flatMap((fixture) => fixture.stories);
  const docs: EventDoc[] = [];
  for (const name of names) {
    const story = stories.find((one) => one.name === name);
    if (!story)
      return absent(
        'story',
        name,
        stories.map((one) => one.name),
      );
    docs.push(...story.docs);
  }
  return { ok: true, bronze: bronzeOf(problem.bronze, docs) };
}

async function ofScenario(problem: Problem, id: string): Promise<Found> {
  const scenario = problem.scenarios.find((one) => one.id === id);
  if (!scenario)
    return absent(
      'scenario',
      id,
      problem.scenarios.map((one) => one.id),
    );
  const scenarios = await openScenarios({ ...problem, scenarios: [scenario] }, DEFAULT_SEED);
  return { ok: true, bronze: wholeBronze(problem, scenarios.get(id).steps) };
}

/** What a page names and the problem does not have. */
export function absent(noun: string, name: string, known: readonly string[]): { ok: false; what: string } {
  return { ok: false, what: `there is no ${noun} \`${name}\`${suggestion(name, known)}` };
}
