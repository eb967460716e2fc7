import type { Deliverable } from '../../domain/problem.ts';
import type { Fault } from '../fault.ts';
import { malformed } from '../inside.ts';
import type { ProblemYaml } from '../schema/problem.ts';
import type { Yaml } from '../yaml/parse.ts';
import { faultAt, type Rule } from './rule.ts';

type Role = Deliverable['role'];

const atMostOne: readonly Role[] = ['schema', 'load', 'settings'];
const needed: readonly Role[] = ['schema', 'load'];

/** A grading has one schema and one load; files lie in the submission; every question file has its question. */
export const deliverables: Rule = (problem, yaml) => [
  ...atMostOne.flatMap((role) => once(problem, yaml, role)),
  ...problem.deliverables.flatMap(({ file }, at) => {
    const what = malformed(file);
    return what === null ? [] : [faultAt(yaml, ['deliverables', at, 'file'], `\`${file}\` ${what}`)];
  }),
  ...problem.deliverables.flatMap(({ id, role }, at) =>
    role === 'question' && !problem.questions.some(({ deliverable }) => deliverable === id)
      ? [faultAt(yaml, ['deliverables', at, 'id'], `\`${id}\` has no entry in \`questions\``)]
      : [],
  ),
];

function once({ deliverables }: ProblemYaml, yaml: Yaml, role: Role): readonly Fault[] {
  const places = deliverables.flatMap((deliverable, at) => (deliverable.role === role ? [at] : []));
  if (places.length === 0 && needed.includes(role)) {
    return [faultAt(yaml, ['deliverables'], `one deliverable needs the role \`${role}\``)];
  }
  return places
    .slice(1)
    .map((at) => faultAt(yaml, ['deliverables', at, 'role'], `only one deliverable can be the \`${role}\``));
}
