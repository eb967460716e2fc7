import type { Rubric } from '../../domain/rubric.ts';
import type { RubricsYaml } from '../schema/rubric.ts';

export function toRubrics({ rubrics }: RubricsYaml): readonly Rubric[] {
  return rubrics.map(({ deliverable, points }) => ({
    deliverable,
    points: points.map(({ id, title, model }) => ({ id, title, model: model.trim() })),
  }));
}
