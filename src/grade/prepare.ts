import type { Need, ScenarioFacts } from '../checks/check.ts';
import { runSteps } from '../delivery/bronze.ts';
import { deliver } from '../delivery/deliver.ts';
import { roleOf } from '../delivery/roles.ts';
import { readPath } from '../delivery/path.ts';
import type { EventDoc, EventStream } from '../domain/event.ts';
import type { DeliverSpec, Problem, Question, Scenario } from '../domain/problem.ts';
import { ProblemError } from '../domain/user-error.ts';
import type { RunStep } from '../domain/run.ts';
import type { Batch, Params, Step } from '../domain/step.ts';

/** A scenario as data: what can be kept from one grading to the next. */
export type DeliveredScenario = {
  readonly id: string;
  readonly delivered: readonly Step<Batch>[];
  readonly steps: readonly RunStep[];
  readonly truth: readonly RunStep[];
};

/** A scenario, ready to be run. */
export type PreparedScenario = {
  readonly facts: ScenarioFacts;
  /** As delivered; 0 is the schema. */
  readonly steps: readonly RunStep[];
  /** The same events, each on time. */
  readonly truth: readonly RunStep[];
  /** Id of the model that a need is about. */
  readonly modelOf: (need: Need) => string;
};

/** Delivers a scenario's stream, as it says and on time. */
export function deliverScenario(
  problem: Problem,
  scenario: Scenario,
  stream: EventStream,
  seed: number,
): DeliveredScenario {
  if (!stream.some((doc) => roleOf(doc) === 'event'))
    throw new ProblemError(
      'E_DELIVERY',
      `The scenario ${scenario.id} has no event of a user: its days are those of the events.`,
      'Give it a story in which somebody does something, or generated events.',
    );
  const delivery = deliver(stream, scenario.deliver, seed);
  const calm: readonly DeliverSpec[] = [{ kind: 'on-time' }, ...scenario.deliver.filter(changesContent)];
  const isCalm = JSON.stringify(calm) === JSON.stringify(scenario.deliver);
  const steps = runSteps(problem.bronze, delivery);
  const truth = isCalm ? steps : runSteps(problem.bronze, deliver(stream, calm, seed));
  return { id: scenario.id, delivered: delivery.steps, steps, truth };
}

/** Works out what the checks may know of a delivered scenario. */
export function prepareScenario(
  problem: Problem,
  { id, delivered, steps, truth }: DeliveredScenario,
): PreparedScenario {
  const known = new Map<string, readonly Params[]>();
  const docs = () => delivered.flatMap((step) => (step.kind === 'load' ? step.docs : []));
  const paramsFor = (question: string) => {
    const params = known.get(question) ?? paramsOf(problem, docs(), question);
    known.set(question, params);
    return params;
  };
  const [first] = problem.models;
  const owners = new Map(problem.deliverables.map((each) => [each.id, each.model]));
  const modelOf = ({ ask, model }: Need) =>
    ('deliverable' in ask ? owners.get(ask.deliverable) : model) ?? first.id;
  return { facts: { id, steps: delivered, paramsOf: paramsFor }, steps, truth, modelOf };
}

/** What adds events or prepares for them stays in the truth; what only delays, repeats or removes them does not. */
function changesContent({ kind }: DeliverSpec): boolean {
  return kind === 'evolve' || kind === 'change';
}

/** The values with which a question is asked: distinct ones of the scenario, evenly spread over the sorted list. */
function paramsOf(problem: Problem, docs: readonly EventDoc[], id: string): readonly Params[] {
  const question = problem.questions.find(({ deliverable }) => deliverable === id);
  return (question?.params ?? []).reduce<readonly Params[]>(
    (all, param) =>
      all.flatMap((params) => valuesOf(docs, param).map((value) => ({ ...params, [param.name]: value }))),
    [{}],
  );
}

function valuesOf(
  docs: readonly EventDoc[],
  { path, entityType, atMost }: Question['params'][number],
): string[] {
  const values = new Set<string>();
  for (const doc of docs) {
    const value = doc.entity_type === entityType ? readPath(doc, path) : null;
    if (typeof value === 'string') values.add(value);
  }
  const sorted = [...values].sort();
  if (sorted.length <= atMost) return sorted;
  return Array.from({ length: atMost }, (_, at) => sorted[Math.floor((at * sorted.length) / atMost)] ?? '');
}
