import type { Fault } from '../fault.ts';
import type { ProblemYaml } from '../schema/problem.ts';
import type { Yaml, YamlPath } from '../yaml/parse.ts';
import { faultAt, ids, mustAllExist, mustExist, type Rule } from './rule.ts';

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
    ...(check.kind === 'spared' ? aboutColumns(problem, yaml, at, check) : []),
    ...(check.kind === 'answers' ? shapesOf(problem, yaml, at, check) : []),
    ...(check.kind === 'agree' ? agreeing(problem, yaml, at, check) : []),
    ...(check.kind === 'windows'
      ? mustAllExist(yaml, ['checks', at, 'right'], 'key', check.right, Object.keys(check.keys))
      : []),
    ...(check.kind === 'costs' ? costed(problem, yaml, at, check) : []),
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

/** The shapes are `shape` checks, of scenarios that a candidate may see. */
function shapesOf(
  { checks, scenarios }: ProblemYaml,
  yaml: Yaml,
  at: number,
  { shapes }: Extract<CheckYaml, { readonly kind: 'answers' }>,
): readonly Fault[] {
  return shapes.flatMap((shape, nth) => {
    const path = ['checks', at, 'shapes', nth];
    const found = checks.find(({ id, kind }) => id === shape && kind === 'shape');
    if (found?.kind !== 'shape') {
      const known = ids(checks.filter(({ kind }) => kind === 'shape'));
      return mustExist(yaml, path, '`shape` check', shape, known);
    }
    const secret = scenarios.some(({ id, visibility }) => id === found.scenario && visibility === 'secret');
    const what = `\`${shape}\` looks at the secret scenario \`${found.scenario}\`; let it look at a \`sample\` one`;
    return secret ? [faultAt(yaml, path, what)] : [];
  });
}

/** Both questions have the columns that are held against each other. */
function agreeing(
  { questions }: ProblemYaml,
  yaml: Yaml,
  at: number,
  { detail, totals, by, count, sums }: Extract<CheckYaml, { readonly kind: 'agree' }>,
): readonly Fault[] {
  const here = ['checks', at] as const;
  const column = (path: YamlPath, question: string, name: string) => {
    const columns = questions.find(({ deliverable }) => deliverable === question)?.columns ?? [];
    return columns.length === 0
      ? []
      : mustExist(
          yaml,
          path,
          `column of \`${question}\``,
          name,
          columns.map((each) => each.name),
        );
  };
  return [
    ...Object.entries(by).flatMap(([total, from]) => [
      ...column([...here, 'by', total], totals, total),
      ...column([...here, 'by', total], detail, typeof from === 'string' ? from : from.date_of),
    ]),
    ...(count === undefined ? [] : column([...here, 'count'], totals, count)),
    ...Object.entries(sums).flatMap(([total, of]) => [
      ...column([...here, 'sums', total], totals, total),
      ...column([...here, 'sums', total], detail, of),
    ]),
  ];
}

/** The models and questions exist, and the change is one of the later scenario. */
function costed(
  problem: ProblemYaml,
  yaml: Yaml,
  at: number,
  { after, models }: Extract<CheckYaml, { readonly kind: 'costs' }>,
): readonly Fault[] {
  const known = problem.questions.map(({ deliverable }) => deliverable);
  const later = problem.scenarios.find(({ id }) => id === after);
  return [
    ...models.flatMap(({ model, question, changed }, nth) => {
      const here = ['checks', at, 'models', nth];
      return [
        ...mustExist(yaml, [...here, 'model'], 'model', model, ids(problem.models ?? [])),
        ...mustExist(yaml, [...here, 'question'], 'question', question, known),
        ...mustExist(yaml, [...here, 'changed'], 'question', changed, known),
      ];
    }),
    ...(later && !later.deliver.some(({ kind }) => kind === 'change')
      ? [faultAt(yaml, ['checks', at, 'after'], `scenario \`${after}\` has no \`change\` step`)]
      : []),
  ];
}
