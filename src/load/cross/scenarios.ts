import type { Fault } from '../fault.ts';
import type { ProblemYaml } from '../schema/problem.ts';
import type { Yaml, YamlPath } from '../yaml/parse.ts';
import { faultAt, ids, mustExist, type Rule } from './rule.ts';

type Step = ProblemYaml['scenarios'][number]['deliver'][number];

/** Scenarios have streams, streams have events, and steps run scripts that exist. */
export const scenarios: Rule = (problem, yaml) => [
  ...Object.entries(problem.streams).flatMap(([name, { stories, generate }]) =>
    stories === undefined && generate === undefined
      ? [faultAt(yaml, ['streams', name], `stream \`${name}\` needs \`stories\` or \`generate\``)]
      : [],
  ),
  ...problem.scenarios.flatMap((scenario, at) => [
    ...mustExist(yaml, ['scenarios', at, 'stream'], 'stream', scenario.stream, Object.keys(problem.streams)),
    ...scenario.deliver.flatMap((step, index) =>
      scriptOf(problem, yaml, ['scenarios', at, 'deliver', index], step),
    ),
  ]),
];

function scriptOf(problem: ProblemYaml, yaml: Yaml, path: YamlPath, step: Step): readonly Fault[] {
  if (step.kind !== 'erase' && step.kind !== 'retain' && step.kind !== 'rebuild') return [];
  const scripts = problem.deliverables.filter(({ role }) => role === 'script');
  const script = scripts.find(({ id }) => id === step.deliverable);
  if (script === undefined) {
    const thing = '`script` deliverable';
    return mustExist(yaml, [...path, 'deliverable'], thing, step.deliverable, ids(scripts));
  }
  if (step.kind === 'rebuild') return [];
  return mustExist(yaml, [...path, 'param'], 'parameter', step.param, script.params);
}
