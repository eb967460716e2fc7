import { mustDiffer, type Rule } from './rule.ts';

/** What is referred to by name has the name alone. */
export const unique: Rule = (problem) => [
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
