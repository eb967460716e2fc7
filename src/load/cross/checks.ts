import type { Fault } from '../fault.ts';
import type { ProblemYaml } from '../schema/problem.ts';
import type { Yaml, YamlPath } from '../yaml/parse.ts';
import { faultAt, ids, mustExist, type Rule } from './rule.ts';

type CheckYaml = ProblemYaml['checks'][number];

/** What the arguments of checks name. */
const names: Readonly<Record<string, 'scenario' | 'question'>> = {
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
};

/** The delivery step without which a check of the kind has nothing to judge. */
const steps: Readonly<Partial<Record<CheckYaml['kind'], string>>> = {
  'no-trace': 'erase',
  spared: 'erase',
  'stays-erased': 'erase',
  retention: 'retain',
  evolution: 'evolve',
};

/** Checks judge tasks, scenarios and questions that exist. */
export const checks: Rule = (problem, yaml) => {
  const known = {
    scenario: ids(problem.scenarios),
    question: problem.questions.map(({ deliverable }) => deliverable),
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
    ...(check.kind === 'spared' ? aboutColumns(problem, yaml, at, check) : []),
  ]);
};

/** The file without which a check of the kind has nothing to judge by. */
const parts = {
  facts: 'facts',
  partitions: 'workload',
  rubric: 'rubrics',
} as const satisfies Partial<Record<CheckYaml['kind'], keyof ProblemYaml>>;

function partOf(problem: ProblemYaml, yaml: Yaml, at: number, { kind }: CheckYaml): readonly Fault[] {
  if (kind !== 'facts' && kind !== 'partitions' && kind !== 'rubric') return [];
  const part = parts[kind];
  if (problem[part] !== undefined) return [];
  const what = `\`${kind}\` judges by a file that the problem does not name; add \`${part}: ${part}.yaml\``;
  return [faultAt(yaml, ['checks', at, 'kind'], what)];
}

function wordsOf(problem: ProblemYaml, yaml: Yaml, at: number, check: CheckYaml): readonly Fault[] {
  if (check.kind !== 'rubric') return [];
  const known = ids(problem.deliverables.filter(({ role }) => role === 'words'));
  return mustExist(yaml, ['checks', at, 'deliverable'], '`words` deliverable', check.deliverable, known);
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

function aboutColumns(
  problem: ProblemYaml,
  yaml: Yaml,
  at: number,
  check: Extract<CheckYaml, { readonly kind: 'spared' }>,
): readonly Fault[] {
  return check.questions.flatMap(({ question, about }, index) => {
    const columns = problem.questions.find(({ deliverable }) => deliverable === question)?.columns;
    if (columns === undefined) return [];
    const path = ['checks', at, 'questions', index, 'about'];
    return mustExist(
      yaml,
      path,
      'answer column',
      about,
      columns.map(({ name }) => name),
    );
  });
}
