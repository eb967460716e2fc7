import { ids, mustAllExist, mustExist, type Rule } from './rule.ts';

/** Tasks and deliverables belong to parts, tasks ask for deliverables. */
export const tasks: Rule = (problem, yaml) => {
  const parts = ids(problem.parts);
  const deliverables = ids(problem.deliverables);
  return [
    ...problem.tasks.flatMap((task, at) => [
      ...mustExist(yaml, ['tasks', at, 'part'], 'part', task.part, parts),
      ...mustAllExist(yaml, ['tasks', at, 'deliverables'], 'deliverable', task.deliverables, deliverables),
    ]),
    ...problem.deliverables.flatMap(({ part }, at) =>
      mustExist(yaml, ['deliverables', at, 'part'], 'part', part, parts),
    ),
  ];
};
