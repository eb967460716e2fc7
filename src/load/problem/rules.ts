import { checkOf } from '../../checks/index.ts';
import { type Misfit, misfit, mustExist, refsIn } from '../../checks/schema.ts';
import type { Role } from '../../domain/problem.ts';
import { malformed } from '../inside.ts';
import { docPathMisfits, filesOf, ids, mustDiffer, namesExist, type Rule, under } from './rule.ts';
import { problem as schema, type ProblemYaml } from './schema.ts';

/** What is referred to by name has the name alone. */
const unique: Rule = (problem) => [
  ...mustDiffer(['parts'], 'id', problem.parts),
  ...mustDiffer(['tasks'], 'id', problem.tasks),
  ...mustDiffer(['models'], 'id', problem.models ?? []),
  ...mustDiffer(['deliverables'], 'id', problem.deliverables),
  ...mustDiffer(['deliverables'], 'file', problem.deliverables),
  ...mustDiffer(['bronze'], 'table', problem.bronze),
  ...problem.bronze.flatMap(({ columns }, at) => mustDiffer(['bronze', at, 'columns'], 'name', columns)),
  ...mustDiffer(['questions'], 'deliverable', problem.questions),
  ...problem.questions.flatMap(({ columns }, at) =>
    mustDiffer(['questions', at, 'columns'], 'name', columns),
  ),
  ...mustDiffer(['scenarios'], 'id', problem.scenarios),
  ...mustDiffer(['checks'], 'id', problem.checks),
  ...mustDiffer(['follow_ups'], 'id', problem.follow_ups),
  ...mustDiffer(['curveballs'], 'id', problem.curveballs),
  ...mustDiffer(['references'], 'id', problem.references),
];

/** Whatever is named is there. */
const refs: Rule = (problem) =>
  namesExist(schema, problem, {
    check: ids(problem.checks),
    deliverable: ids(problem.deliverables),
    model: ids(problem.models ?? []),
    part: ids(problem.parts),
    question: problem.questions.map(({ deliverable }) => deliverable),
    scenario: ids(problem.scenarios),
    stream: Object.keys(problem.streams),
    task: ids(problem.tasks),
    '`choices` deliverable': filesOf(problem, 'choices'),
    '`question` deliverable': filesOf(problem, 'question'),
    '`script` deliverable': filesOf(problem, 'script'),
    '`windows` deliverable': filesOf(problem, 'windows'),
    '`words` deliverable': filesOf(problem, 'words'),
    '`shape` check': ids(problem.checks.filter(({ kind }) => kind === 'shape')),
  });

const oncePerModel: readonly Role[] = ['schema', 'load', 'change', 'load-after'];

/** What can be given: what the candidate need not write for something to be run. */
const givable: readonly Role[] = ['schema', 'load', 'question', 'script', 'words'];

/** A model has one schema and one load; files lie in the submission; every question file has its question. */
const deliverables: Rule = (problem) => {
  const models = problem.models ?? [];
  return [
    ...once(problem.deliverables, 'settings', ''),
    ...(models.length > 0 ? models : [{ id: '' }]).flatMap((model, nth) =>
      ofModel(problem, model.id, nth === 0),
    ),
    ...problem.deliverables.flatMap(({ id, file, role, given }, at) => {
      const here = ['deliverables', at] as const;
      const what = malformed(file);
      return [
        ...(what === null ? [] : [misfit([...here, 'file'], `\`${file}\` ${what}`)]),
        ...(role === 'question' && !problem.questions.some(({ deliverable }) => deliverable === id)
          ? [misfit([...here, 'id'], `\`${id}\` has no entry in \`questions\``)]
          : []),
        ...(given && !givable.includes(role)
          ? [misfit([...here, 'given'], `a file with the role \`${role}\` cannot be given`)]
          : []),
      ];
    }),
  ];
};

function ofModel({ deliverables }: ProblemYaml, model: string, isFirst: boolean): readonly Misfit[] {
  const own = deliverables.map((each) =>
    each.model === model || (each.model === undefined && isFirst) ? each : null,
  );
  const called = model === '' ? '' : ` of \`${model}\``;
  return [
    ...oncePerModel.flatMap((role) => once(own, role, called)),
    ...(['schema', 'load'] as const).flatMap((role) =>
      own.some((each) => each?.role === role)
        ? []
        : [misfit(['deliverables'], `one deliverable${called} needs the role \`${role}\``)],
    ),
  ];
}

function once(
  own: readonly (ProblemYaml['deliverables'][number] | null)[],
  role: Role,
  called: string,
): readonly Misfit[] {
  return own
    .flatMap((each, at) => (each?.role === role ? [at] : []))
    .slice(1)
    .map((at) =>
      misfit(['deliverables', at, 'role'], `only one deliverable${called} can be the \`${role}\``),
    );
}

/** Paths in event documents begin with a field that a document has. */
const docPaths: Rule = (problem) => [
  ...docPathMisfits(schema, problem),
  ...problem.bronze.flatMap(({ columns }, at) =>
    columns.flatMap(({ without, kind }, index) =>
      without.length > 0 && kind !== 'json'
        ? [misfit(['bronze', at, 'columns', index, 'without'], '`without` is for columns of the kind `json`')]
        : [],
    ),
  ),
];

/** A question asks for the parameters of its file, and can pair its rows. */
const questions: Rule = (problem) =>
  problem.questions.flatMap((question, at) => {
    const here = ['questions', at];
    const file = problem.deliverables.find(
      ({ id, role }) => role === 'question' && id === question.deliverable,
    );
    if (file === undefined) return [];
    const given = question.params.map(({ name }) => name);
    const missing = file.params.filter((param) => !given.includes(param));
    return [
      ...given.flatMap((name, nth) =>
        mustExist([...here, 'params', nth, 'name'], 'parameter', name, file.params),
      ),
      ...missing.map((param) =>
        misfit(here, `\`params\` must say where the values of \`${param}\` come from`),
      ),
      ...(question.ordered || question.columns.some(({ key }) => key)
        ? []
        : [misfit([...here, 'columns'], 'at least one column needs `key: true`, or `ordered: true`')]),
    ];
  });

/** Streams have events, and scripts have the parameters that steps give them. */
const scenarios: Rule = (problem) => [
  ...Object.entries(problem.streams).flatMap(([name, { stories, generate }]) =>
    stories === undefined && generate === undefined
      ? [misfit(['streams', name], `stream \`${name}\` needs \`stories\` or \`generate\``)]
      : [],
  ),
  ...problem.scenarios.flatMap(({ deliver }, at) =>
    deliver.flatMap((step, nth) => {
      if (step.kind !== 'erase' && step.kind !== 'retain') return [];
      const script = problem.deliverables.find(
        ({ id, role }) => role === 'script' && id === step.deliverable,
      );
      const path = ['scenarios', at, 'deliver', nth, 'param'];
      return mustExist(path, 'parameter', step.param, script?.params ?? [step.param]);
    }),
  ),
];

/** Answers worked out by hand have the parameters of their questions. */
const byHand: Rule = ({ by_hand, deliverables }) =>
  by_hand.flatMap(({ question, params }, at) => {
    const known = deliverables.find(({ id }) => id === question)?.params ?? [];
    return Object.keys(params).flatMap((name) =>
      mustExist(['by_hand', at, 'params', name], 'parameter', name, known),
    );
  });

type CheckYaml = ProblemYaml['checks'][number];

/** Checks have something to judge, and arguments that fit the problem. */
const checks: Rule = (problem) =>
  problem.checks.flatMap((check, at) =>
    under(
      ['checks', at],
      [
        ...withoutStep(problem, check),
        ...withoutFile(problem, check),
        ...checkOf(check).misfits(check, problem),
      ],
    ),
  );

function withoutStep({ scenarios }: ProblemYaml, check: CheckYaml): readonly Misfit[] {
  const { kind, schema, requires } = checkOf(check);
  const { step } = requires;
  if (step === undefined) return [];
  return refsIn(schema, check)
    .filter(({ path: [key] }) => key === 'scenario' || key === 'scenarios')
    .filter(({ name }) =>
      scenarios.some(({ id, deliver }) => id === name && !deliver.some((one) => one.kind === step)),
    )
    .map(({ path, name }) =>
      misfit(path, `scenario \`${name}\` has no \`${step}\` step, which \`${kind}\` judges`),
    );
}

function withoutFile(problem: ProblemYaml, check: CheckYaml): readonly Misfit[] {
  const { kind, requires } = checkOf(check);
  const { file } = requires;
  if (file === undefined || problem[file] !== undefined) return [];
  const what = `\`${kind}\` judges by a file that the problem does not name; add \`${file}: ${file}.yaml\``;
  return [misfit(['kind'], what)];
}

type CurveballYaml = ProblemYaml['curveballs'][number];

/** A curveball comes while its part's clock runs, and says something. */
const curveballs: Rule = (problem) =>
  problem.curveballs.flatMap((curveball, at) =>
    under(['curveballs', at], [...untimely(problem, curveball), ...unsaid(curveball)]),
  );

function untimely({ parts }: ProblemYaml, curveball: CurveballYaml): readonly Misfit[] {
  const part = parts.find(({ id }) => id === curveball.part);
  if (part === undefined) return [];
  if (part.minutes === undefined) {
    const what = `part \`${part.id}\` has no \`minutes\`, so no clock runs in it; name a part that has`;
    return [misfit(['part'], what)];
  }
  const seconds = part.minutes * 60;
  if (curveball.after_seconds < seconds) return [];
  return [
    misfit(['after_seconds'], `part \`${part.id}\` is over after ${seconds} seconds; give a smaller number`),
  ];
}

function unsaid({ says, says_in }: CurveballYaml): readonly Misfit[] {
  if (says !== undefined && says_in !== undefined)
    return [misfit(['says_in'], '`says` is there already; one of the two is enough')];
  return says === undefined && says_in === undefined
    ? [misfit([], 'needs `says`, or a Markdown file in `says_in`')]
    : [];
}

/** All that is looked at once the shape is right. */
export const rules: readonly Rule[] = [
  unique,
  refs,
  deliverables,
  docPaths,
  questions,
  scenarios,
  byHand,
  checks,
  curveballs,
];
