import type { Rubric, RubricPoint, SynonymGroup } from '../../domain/rubric.ts';
import type { RubricsYaml } from '../schema/rubric.ts';

/** @param given what the starter has for a deliverable. */
export function toRubrics(
  { rubrics, synonyms }: RubricsYaml,
  given: (deliverable: string) => string,
): readonly Rubric[] {
  const groups = toSynonyms(synonyms);
  return rubrics.map(({ deliverable, points }) => ({
    deliverable,
    synonyms: groups,
    given: given(deliverable),
    points: points.map(toPoint),
  }));
}

export function toSynonyms(groups: RubricsYaml['synonyms']): readonly SynonymGroup[] {
  return groups.flatMap(([first, ...others]): SynonymGroup[] =>
    first === undefined ? [] : [[first, ...others]],
  );
}

type PointYaml = RubricsYaml['rubrics'][number]['points'][number];

export function toPoint({
  id,
  title,
  model,
  makes,
  misses,
  section,
  follow_up,
  ways,
  contradictions,
}: PointYaml): RubricPoint {
  return {
    id,
    title,
    model: model.trim(),
    makes,
    misses,
    section: section ?? [],
    followUp: follow_up ?? null,
    ways: ways.map((way) => ({ ...way, worth: way.worth === 'half' ? 0.5 : 1 })),
    contradictions,
  };
}
