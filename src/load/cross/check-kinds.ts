import type { Fault } from '../fault.ts';
import type { ProblemYaml } from '../schema/problem.ts';
import type { Yaml, YamlPath } from '../yaml/parse.ts';
import { faultAt, ids, mustAllExist, mustExist } from './rule.ts';

type CheckYaml = ProblemYaml['checks'][number];
type Of<K extends CheckYaml['kind']> = Extract<CheckYaml, { readonly kind: K }>;

/** What holds for the arguments of some kinds of checks alone. */
export function ownFaults(problem: ProblemYaml, yaml: Yaml, at: number, check: CheckYaml): readonly Fault[] {
  switch (check.kind) {
    case 'spared':
      return aboutColumns(problem, yaml, at, check);
    case 'answers':
      return shapesOf(problem, yaml, at, check);
    case 'agree':
      return agreeing(problem, yaml, at, check);
    case 'windows':
      return mustAllExist(yaml, ['checks', at, 'right'], 'key', check.right, Object.keys(check.keys));
    case 'costs':
      return costed(problem, yaml, at, check);
    default:
      return [];
  }
}

function aboutColumns(problem: ProblemYaml, yaml: Yaml, at: number, check: Of<'spared'>): readonly Fault[] {
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
  { shapes }: Of<'answers'>,
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
  { detail, totals, by, count, sums }: Of<'agree'>,
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
  { after, models }: Of<'costs'>,
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
