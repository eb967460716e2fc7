import { misfit, mustExist } from '../../checks/schema.ts';
import type { Rule } from './rule.ts';

/** Streams have events, and scripts have the parameters that steps give them. */
export const scenarios: Rule = (problem) => [
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
