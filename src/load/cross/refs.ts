import { type ProblemYaml, problem as schema } from '../schema/problem.ts';
import { ids, namesExist, type Rule } from './rule.ts';

/** Ids of the deliverables that have a role. */
export const filesOf = ({ deliverables }: ProblemYaml, role: string): readonly string[] =>
  ids(deliverables.filter((one) => one.role === role));

/** Whatever is named is there. */
export const refs: Rule = (problem) =>
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
