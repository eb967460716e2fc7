import { type Misfit, misfit, type Path } from '../../checks/schema.ts';
import { type RubricsYaml, rubrics as schema } from '../schema/rubric.ts';
import { filesOf, ids, mustDiffer, namesExist, type PartRule } from '../problem/rule.ts';

/** Rubrics are for files in words, one each; a way has to ask for something. */
export const rubricRule: PartRule<RubricsYaml> = (problem, part) => [
  ...namesExist(schema, part, {
    '`words` deliverable': filesOf(problem, 'words'),
    'follow-up': ids(problem.follow_ups),
  }),
  ...mustDiffer(['rubrics'], 'deliverable', part.rubrics),
  ...part.rubrics.flatMap(({ points }, at) => {
    const path = ['rubrics', at, 'points'];
    return [
      ...mustDiffer(path, 'id', points),
      ...points.flatMap((point, nth) => waysOf([...path, nth], point)),
    ];
  }),
];

type PointYaml = RubricsYaml['rubrics'][number]['points'][number];

/** A way asks for something, and so does what contradicts. */
function waysOf(
  path: Path,
  { ways, contradictions }: Pick<PointYaml, 'ways' | 'contradictions'>,
): readonly Misfit[] {
  const patterns = [
    ...ways.map((way, index) => ({ pattern: way, path: [...path, 'ways', index] })),
    ...contradictions.map((one, index) => ({ pattern: one, path: [...path, 'contradictions', index] })),
  ];
  return patterns.flatMap(({ pattern: { says, denies }, path: place }) =>
    says.length + denies.length > 0 ? [] : [misfit(place, 'needs `says` or `denies`: what has to be said')],
  );
}
