import type { RubricsYaml } from '../schema/rubric.ts';
import { ids, mustDiffer, mustExist, type PartRule } from './rule.ts';

/** Rubrics are for files in words, one each. */
export const rubricRule: PartRule<RubricsYaml> = (problem, { rubrics }, yaml) => {
  const known = ids(problem.deliverables.filter(({ role }) => role === 'words'));
  return [
    ...mustDiffer(yaml, ['rubrics'], 'deliverable', rubrics),
    ...rubrics.flatMap(({ deliverable, points }, at) => [
      ...mustExist(yaml, ['rubrics', at, 'deliverable'], '`words` deliverable', deliverable, known),
      ...mustDiffer(yaml, ['rubrics', at, 'points'], 'id', points),
    ]),
  ];
};
