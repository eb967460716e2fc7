import { modelOf } from '../../../src/app/kit/engine.ts';
import { readProblem } from '../../../src/app/kit/problems.ts';
import { fixtureFolder } from '../../../src/app/kit/scenarios.ts';
import type { EventStream } from '../../../src/domain/event.ts';
import type { Problem, Question } from '../../../src/domain/problem.ts';
import type { Relation } from '../../../src/domain/relation.ts';
import type { Measured, Outcome } from '../../../src/domain/run.ts';
import type { Params } from '../../../src/domain/step.ts';
import type { Submission } from '../../../src/domain/submission.ts';
import type { Engine, Run } from '../../../src/engine/engine.ts';
import { deliverScenario, type PreparedScenario, prepareScenario } from '../../../src/grade/prepare.ts';
import { loadFixture } from '../../../src/load/fixture.ts';
import { loadSubmission } from '../../../src/load/submission.ts';

export const problem: Problem = await readProblem('reels');
export const fixture = await loadFixture(fixtureFolder('video-app'));
export const references: readonly Submission[] = await Promise.all(
  problem.references.map(({ folder }) => loadSubmission(problem, folder)),
);

export function questionNamed(id: string): Question {
  const question = problem.questions.find(({ deliverable }) => deliverable === id);
  if (!question) throw new Error(`reels has no question ${id}`);
  return question;
}

/** A question with values for its parameters. */
export type Asked = { readonly question: string; readonly params: Params };

/** A stream, delivered as the scenario of this name delivers its own. */
export function prepared(scenario: string, stream: EventStream, seed: number): PreparedScenario {
  const spec = problem.scenarios.find(({ id }) => id === scenario);
  if (!spec) throw new Error(`reels has no scenario ${scenario}`);
  return prepareScenario(problem, deliverScenario(problem, spec, stream, seed));
}

/** Every question, with every value that a grading would ask. */
export function allAsked({ facts }: PreparedScenario): readonly Asked[] {
  return problem.questions.flatMap(({ deliverable }) =>
    facts.paramsOf(deliverable).map((params) => ({ question: deliverable, params })),
  );
}

/** The run of some steps with these questions at its end. */
export function runOf(steps: Run['steps'], asked: readonly Asked[]): Run {
  const after = steps.length - 1;
  return {
    steps,
    asks: asked.map(({ question, params }) => ({
      after,
      ask: { kind: 'answer', deliverable: question, params },
    })),
  };
}

/** What a model answers, run by run. Fails where anything of it fails. */
export async function answersOf(
  engine: Engine,
  submission: Submission,
  runs: readonly Run[],
): Promise<readonly (readonly Relation[])[]> {
  const options = { decisive: null, onProgress: () => undefined };
  const results = await engine.execute(modelOf(problem, submission), runs, options);
  return results.map(({ asks }) => asks.map((outcome) => relationOf(submission, outcome)));
}

function relationOf({ path }: Submission, outcome: Outcome<Measured[keyof Measured]>): Relation {
  if (outcome.ok && 'relation' in outcome.value) return outcome.value.relation;
  throw new Error(`${path} does not answer: ${JSON.stringify(outcome)}`);
}
