import type { Deliverable, ModelSpec } from '../../domain/problem.ts';
import type { ProblemYaml } from '../schema/problem.ts';

/** Files that are no SQL, and so belong to no model. */
const OF_NO_MODEL: readonly Deliverable['role'][] = ['words', 'choices', 'windows', 'settings'];

/** The model that there is where a problem names none. */
const ONLY: ModelSpec = { id: 'main', title: 'The model' };

/** The models of a problem: one, where it names none. */
export function toModels({ models }: ProblemYaml): readonly [ModelSpec, ...(readonly ModelSpec[])] {
  const [first = ONLY, ...more] = models ?? [];
  return [first, ...more];
}

/** @param text of a file in the problem's folder. */
export function toDeliverable(
  yaml: ProblemYaml['deliverables'][number],
  firstModel: string,
  text: (file: string) => string,
): Deliverable {
  const { id, file, part, role, params, about } = yaml;
  return {
    id,
    file,
    part,
    role,
    model: OF_NO_MODEL.includes(role) ? null : (yaml.model ?? firstModel),
    given: yaml.given ? text(file) : null,
    params,
    about,
  };
}
