import { fixtureFolder } from '../../src/app/kit/scenarios.ts';
import { runSteps } from '../../src/delivery/bronze.ts';
import { deliver } from '../../src/delivery/deliver.ts';
import { documents } from '../../src/delivery/stream.ts';
import type { EventDoc } from '../../src/domain/event.ts';
import type { Problem } from '../../src/domain/problem.ts';
import type { RunStep } from '../../src/domain/run.ts';
import { ProblemError } from '../../src/domain/user-error.ts';
import { loadFixture } from '../../src/load/fixture.ts';

const SEED = 1;
const DAYS = 30;

/** The schema, and a batch a day for a month: so many events, on time, of as many users as that takes. */
export async function deliveredSteps(problem: Problem, events: number): Promise<readonly RunStep[]> {
  const name = problem.scenarios[0]?.stream.fixture;
  const type = problem.bronze[0]?.entityType;
  if (name === undefined || type === undefined) throw new ProblemError('E_PROBLEM', 'There are no events.');
  const fixture = await loadFixture(fixtureFolder(name));
  const stream: EventDoc[] = [];
  let count = 0;
  // A person's events do not depend on how many people there are: reading stops where it is enough.
  for (const doc of documents(fixture, { users: events, days: DAYS, seed: SEED })) {
    stream.push(doc);
    if (doc.entity_type === type) count++;
    if (count >= events) break;
  }
  const delivery = deliver(stream, [{ kind: 'on-time' }], SEED);
  return runSteps(problem.bronze, delivery);
}
