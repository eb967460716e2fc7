import { mustDiffer, type Rule } from './rule.ts';

/** What is referred to by name has the name alone. */
export const unique: Rule = (problem, yaml) => [
  ...mustDiffer(yaml, ['parts'], 'id', problem.parts),
  ...mustDiffer(yaml, ['tasks'], 'id', problem.tasks),
  ...mustDiffer(yaml, ['models'], 'id', problem.models ?? []),
  ...mustDiffer(yaml, ['deliverables'], 'id', problem.deliverables),
  ...mustDiffer(yaml, ['deliverables'], 'file', problem.deliverables),
  ...mustDiffer(yaml, ['bronze'], 'table', problem.bronze),
  ...problem.bronze.flatMap(({ columns }, at) =>
    mustDiffer(yaml, ['bronze', at, 'columns'], 'name', columns),
  ),
  ...mustDiffer(yaml, ['questions'], 'deliverable', problem.questions),
  ...problem.questions.flatMap(({ columns }, at) =>
    mustDiffer(yaml, ['questions', at, 'columns'], 'name', columns),
  ),
  ...mustDiffer(yaml, ['scenarios'], 'id', problem.scenarios),
  ...mustDiffer(yaml, ['checks'], 'id', problem.checks),
  ...mustDiffer(yaml, ['follow_ups'], 'id', problem.follow_ups),
  ...mustDiffer(yaml, ['curveballs'], 'id', problem.curveballs),
  ...mustDiffer(yaml, ['references'], 'id', problem.references),
];
