import type { Role } from '../../domain/problem.ts';
import { type Misfit, misfit } from '../../checks/schema.ts';
import { malformed } from '../inside.ts';
import type { ProblemYaml } from '../schema/problem.ts';
import type { Rule } from './rule.ts';

const oncePerModel: readonly Role[] = ['schema', 'load', 'change', 'load-after'];

/** What can be given: what the candidate need not write for something to be run. */
const givable: readonly Role[] = ['schema', 'load', 'question', 'script', 'words'];

/** A model has one schema and one load; files lie in the submission; every question file has its question. */
export const deliverables: Rule = (problem) => {
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
