import type { Fault } from '../fault.ts';
import type { ProblemYaml } from '../schema/problem.ts';
import type { Yaml, YamlPath } from '../yaml/parse.ts';
import { ownFaults } from './check-kinds.ts';
import { faultAt, ids, mustExist, type Rule } from './rule.ts';

type CheckYaml = ProblemYaml['checks'][number];

/** What the arguments of checks name. */
const names: Readonly<Record<string, 'scenario' | 'question' | 'model'>> = {
  model: 'model',
  scenario: 'scenario',
  scenarios: 'scenario',
  baseline: 'scenario',
  small: 'scenario',
  large: 'scenario',
  question: 'question',
  questions: 'question',
  as_reference: 'question',
  as_reference_in: 'scenario',
  midway: 'scenario',
  counts: 'question',
  unchanged: 'question',
  detail: 'question',
  totals: 'question',
  before: 'scenario',
  after: 'scenario',
};

/** The delivery step without which a check of the kind has nothing to judge. */
const steps: Readonly<Partial<Record<CheckYaml['kind'], string>>> = {
  'no-trace': 'erase',
  spared: 'erase',
  'stays-erased': 'erase',
  retention: 'retain',
  evolution: 'evolve',
  rebuilt: 'rebuild',
};

/** Checks judge tasks, scenarios and questions that exist. */
export const checks: Rule = (problem, yaml) => {
  const known = {
    scenario: ids(problem.scenarios),
    question: problem.questions.map(({ deliverable }) => deliverable),
    model: ids(problem.models ?? []),
  };
  return problem.checks.flatMap((check, at) => [
    ...mustExist(yaml, ['checks', at, 'task'], 'task', check.task, ids(problem.tasks)),
    ...Object.entries(check).flatMap(([key, value]) => {
      const thing = names[key];
      if (thing === undefined) return [];
      return named(['checks', at, key], value).flatMap(({ path, name }) =>
        mustExist(yaml, path, thing, name, known[thing]),
      );
    }),
    ...stepOf(problem, yaml, at, check),
    ...partOf(problem, yaml, at, check),
    ...wordsOf(problem, yaml, at, check),
    ...ownFaults(problem, yaml, at, check),
  ]);
};

/** The file without which a check of the kind has nothing to judge by. */
const parts = {
  facts: 'facts',
  partitions: 'workload',
  rubric: 'rubrics',
  choices: 'choices',
} as const satisfies Partial<Record<CheckYaml['kind'], keyof ProblemYaml>>;

const isByPart = (kind: string): kind is keyof typeof parts => kind in parts;

function partOf(problem: ProblemYaml, yaml: Yaml, at: number, { kind }: CheckYaml): readonly Fault[] {
  if (!isByPart(kind)) return [];
  const part = parts[kind];
  if (problem[part] !== undefined) return [];
  const what = `\`${kind}\` judges by a file that the problem does not name; add \`${part}: ${part}.yaml\``;
  return [faultAt(yaml, ['checks', at, 'kind'], what)];
}

function wordsOf(problem: ProblemYaml, yaml: Yaml, at: number, check: CheckYaml): readonly Fault[] {
  if (check.kind !== 'rubric' && check.kind !== 'choices' && check.kind !== 'windows') return [];
  const read = check.kind === 'rubric' ? 'words' : check.kind;
  const known = ids(problem.deliverables.filter(({ role }) => role === read));
  return mustExist(yaml, ['checks', at, 'deliverable'], `\`${read}\` deliverable`, check.deliverable, known);
}

type Named = { readonly path: YamlPath; readonly name: string };

/** The names in an argument: one, a list of them, or a list of things that have a `question`. */
function named(path: YamlPath, value: unknown): readonly Named[] {
  if (typeof value === 'string') return [{ path, name: value }];
  if (Array.isArray(value)) return value.flatMap((entry: unknown, at) => named([...path, at], entry));
  if (typeof value !== 'object' || value === null || !('question' in value)) return [];
  return named([...path, 'question'], value.question);
}

function stepOf(problem: ProblemYaml, yaml: Yaml, at: number, check: CheckYaml): readonly Fault[] {
  const step = steps[check.kind];
  if (step === undefined) return [];
  return Object.entries(check)
    .filter(([key]) => key === 'scenario' || key === 'scenarios')
    .flatMap(([key, value]) => named(['checks', at, key], value))
    .filter(({ name }) =>
      problem.scenarios.some(({ id, deliver }) => id === name && !deliver.some(({ kind }) => kind === step)),
    )
    .map(({ path, name }) =>
      faultAt(yaml, path, `scenario \`${name}\` has no \`${step}\` step, which \`${check.kind}\` judges`),
    );
}
