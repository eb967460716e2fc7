import type { Fault } from '../fault.ts';
import type { RubricsYaml } from '../schema/rubric.ts';
import type { Yaml, YamlPath } from '../yaml/parse.ts';
import { faultAt, ids, mustDiffer, mustExist, type PartRule } from './rule.ts';

/** Rubrics are for files in words, one each; a way has to ask for something. */
export const rubricRule: PartRule<RubricsYaml> = (problem, { rubrics }, yaml) => {
  const known = ids(problem.deliverables.filter(({ role }) => role === 'words'));
  const followUps = ids(problem.follow_ups);
  return [
    ...mustDiffer(yaml, ['rubrics'], 'deliverable', rubrics),
    ...rubrics.flatMap(({ deliverable, points }, at) => [
      ...mustExist(yaml, ['rubrics', at, 'deliverable'], '`words` deliverable', deliverable, known),
      ...mustDiffer(yaml, ['rubrics', at, 'points'], 'id', points),
      ...points.flatMap((point, nth) => {
        const path = ['rubrics', at, 'points', nth];
        const { follow_up } = point;
        return [
          ...(follow_up === undefined
            ? []
            : mustExist(yaml, [...path, 'follow_up'], 'follow-up', follow_up, followUps)),
          ...waysOf(yaml, path, point),
        ];
      }),
    ]),
  ];
};

type PointYaml = RubricsYaml['rubrics'][number]['points'][number];

/** A way asks for something, and so does what contradicts. */
export function waysOf(
  yaml: Yaml,
  path: YamlPath,
  { ways, contradictions }: Pick<PointYaml, 'ways' | 'contradictions'>,
): readonly Fault[] {
  const patterns = [
    ...ways.map((way, index) => ({ pattern: way, path: [...path, 'ways', index] })),
    ...contradictions.map((one, index) => ({ pattern: one, path: [...path, 'contradictions', index] })),
  ];
  return patterns.flatMap(({ pattern: { says, denies }, path: place }) =>
    says.length + denies.length > 0
      ? []
      : [faultAt(yaml, place, 'needs `says` or `denies`: what has to be said')],
  );
}
