import { join } from 'node:path';
import { streamOf } from '../delivery/stream.ts';
import type { EventStream } from '../domain/event.ts';
import type { Fixture } from '../domain/fixture.ts';
import type { Problem, Scenario } from '../domain/problem.ts';
import { ProblemError } from '../domain/user-error.ts';
import { type PreparedScenario, prepareScenario } from '../grade/prepare.ts';
import { loadFixture } from '../load/fixture.ts';
import { packageRoot } from '../load/problems.ts';

/** Where a fixture that problems share stands. */
export function fixtureFolder(name: string): string {
  return join(packageRoot(), 'fixtures', name);
}

/** Scenarios of a problem under one seed; each is prepared when first asked for. */
export type Scenarios = { readonly get: (id: string) => PreparedScenario };

/** Reads the fixtures of some scenarios and gets them ready. */
export async function openScenarios(problem: Problem, seed: number): Promise<Scenarios> {
  const names = new Set(problem.scenarios.map(({ stream }) => stream.fixture));
  const fixtures = new Map(
    await Promise.all(
      [...names].map(async (name) => [name, await loadFixture(fixtureFolder(name))] as const),
    ),
  );
  const prepared = new Map<string, PreparedScenario>();
  const streams = new Map<string, EventStream>();
  return {
    get: (id) => {
      const known = prepared.get(id);
      if (known) return known;
      const scenario = problem.scenarios.find((each) => each.id === id);
      if (!scenario) throw new ProblemError('E_PROBLEM', `The problem has no scenario ${id}.`);
      const made = prepareScenario(problem, scenario, streamFor(scenario, fixtures, streams, seed), seed);
      prepared.set(id, made);
      return made;
    },
  };
}

function streamFor(
  { stream }: Scenario,
  fixtures: ReadonlyMap<string, Fixture>,
  streams: Map<string, EventStream>,
  seed: number,
): EventStream {
  const key = JSON.stringify(stream);
  const known = streams.get(key);
  if (known) return known;
  const fixture = fixtures.get(stream.fixture);
  if (!fixture) throw new ProblemError('E_PROBLEM', `The problem has no fixture ${stream.fixture}.`);
  const made = streamOf(fixture, stream, seed);
  streams.set(key, made);
  return made;
}
