import { ids, mustExist, type Rule } from './rule.ts';

/** Rubrics are for files in words. */
export const words: Rule = (problem, yaml) => {
  const known = ids(problem.deliverables.filter(({ role }) => role === 'words'));
  return problem.rubrics.flatMap(({ deliverable }, at) =>
    mustExist(yaml, ['rubrics', at, 'deliverable'], '`words` deliverable', deliverable, known),
  );
};
