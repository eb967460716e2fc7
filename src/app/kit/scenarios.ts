import { join } from 'node:path';
import { streamOf } from '../../delivery/stream.ts';
import type { EventStream } from '../../domain/event.ts';
import type { Problem } from '../../domain/problem.ts';
import { ProblemError } from '../../domain/user-error.ts';
import {
  type DeliveredScenario,
  deliverScenario,
  type PreparedScenario,
  prepareScenario,
} from '../../grade/prepare.ts';
import { loadFixture } from '../../load/fixture.ts';
import { packageRoot } from '../../load/problems.ts';

/** Where a fixture that problems share stands. */
export function fixtureFolder(name: string): string {
  return join(packageRoot(), 'fixtures', name);
}

/** Scenarios of a problem under one seed. */
export type Scenarios = { readonly get: (id: string) => PreparedScenario };

/** Reads the fixtures and delivers every scenario; what scenarios share is made once. */
export async function deliverAll(problem: Problem, seed: number): Promise<DeliveredScenario[]> {
  const names = [...new Set(problem.scenarios.map(({ stream }) => stream.fixture))];
  const loaded = await Promise.all(
    names.map(async (name) => [name, await loadFixture(fixtureFolder(name))] as const),
  );
  const fixtures = new Map(loaded);
  const streams = new Map<string, EventStream>();
  return problem.scenarios.map((scenario) => {
    const key = JSON.stringify(scenario.stream);
    const fixture = fixtures.get(scenario.stream.fixture);
    if (!fixture)
      throw new ProblemError('E_PROBLEM', `The problem has no fixture ${scenario.stream.fixture}.`);
    const stream = streams.get(key) ?? streamOf(fixture, scenario.stream, seed);
    streams.set(key, stream);
    return deliverScenario(problem, scenario, stream, seed);
  });
}

export function scenariosOf(problem: Problem, delivered: readonly DeliveredScenario[]): Scenarios {
  const prepared = new Map(delivered.map((scenario) => [scenario.id, prepareScenario(problem, scenario)]));
  return {
    get: (id) => {
      const scenario = prepared.get(id);
      if (!scenario) throw new ProblemError('E_PROBLEM', `The problem has no scenario ${id}.`);
      return scenario;
    },
  };
}

/** A problem's scenarios, made anew. */
export async function openScenarios(problem: Problem, seed: number): Promise<Scenarios> {
  return scenariosOf(problem, await deliverAll(problem, seed));
}
