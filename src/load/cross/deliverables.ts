import type { Role } from '../../domain/problem.ts';
import type { Fault } from '../fault.ts';
import { malformed } from '../inside.ts';
import type { ProblemYaml } from '../schema/problem.ts';
import type { Yaml } from '../yaml/parse.ts';
import { faultAt, ids, mustExist, type Rule } from './rule.ts';

const oncePerModel: readonly Role[] = ['schema', 'load', 'change', 'load-after'];

/** What can be given: what the candidate need not write for something to be run. */
const givable: readonly Role[] = ['schema', 'load', 'question', 'script', 'words'];

/** A model has one schema and one load; files lie in the submission; every question file has its question. */
export const deliverables: Rule = (problem, yaml) => {
  const models = problem.models ?? [];
  return [
    ...once(yaml, problem.deliverables, 'settings', ''),
    ...(models.length > 0 ? models : [{ id: '' }]).flatMap((model, nth) =>
      ofModel(problem, yaml, model.id, nth === 0),
    ),
    ...problem.deliverables.flatMap(({ id, file, role, model, given }, at) => {
      const here = ['deliverables', at] as const;
      const what = malformed(file);
      return [
        ...(what === null ? [] : [faultAt(yaml, [...here, 'file'], `\`${file}\` ${what}`)]),
        ...(model === undefined ? [] : mustExist(yaml, [...here, 'model'], 'model', model, ids(models))),
        ...(role === 'question' && !problem.questions.some(({ deliverable }) => deliverable === id)
          ? [faultAt(yaml, [...here, 'id'], `\`${id}\` has no entry in \`questions\``)]
          : []),
        ...(given && !givable.includes(role)
          ? [faultAt(yaml, [...here, 'given'], `a file with the role \`${role}\` cannot be given`)]
          : []),
      ];
    }),
  ];
};

function ofModel(
  { deliverables }: ProblemYaml,
  yaml: Yaml,
  model: string,
  isFirst: boolean,
): readonly Fault[] {
  const own = deliverables.map((each) =>
    each.model === model || (each.model === undefined && isFirst) ? each : null,
  );
  const called = model === '' ? '' : ` of \`${model}\``;
  return [
    ...oncePerModel.flatMap((role) => once(yaml, own, role, called)),
    ...(['schema', 'load'] as const).flatMap((role) =>
      own.some((each) => each?.role === role)
        ? []
        : [faultAt(yaml, ['deliverables'], `one deliverable${called} needs the role \`${role}\``)],
    ),
  ];
}

function once(
  yaml: Yaml,
  own: readonly (ProblemYaml['deliverables'][number] | null)[],
  role: Role,
  called: string,
): readonly Fault[] {
  return own
    .flatMap((each, at) => (each?.role === role ? [at] : []))
    .slice(1)
    .map((at) =>
      faultAt(yaml, ['deliverables', at, 'role'], `only one deliverable${called} can be the \`${role}\``),
    );
}
