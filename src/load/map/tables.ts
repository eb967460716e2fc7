import type { BronzeTable, Question } from '../../domain/problem.ts';
import type { ProblemYaml } from '../schema/problem.ts';

/** A bronze table from its YAML. */
export const toBronzeTable = (yaml: ProblemYaml['bronze'][number]): BronzeTable => ({
  name: yaml.table,
  about: yaml.about,
  entityType: yaml.entity_type,
  holds: yaml.holds,
  columns: yaml.columns.map(({ name, kind, from, without, about }) => ({
    name,
    kind,
    path: from,
    omit: without,
    about,
  })),
});

/** A question from its YAML. */
export const toQuestion = (yaml: ProblemYaml['questions'][number]): Question => ({
  deliverable: yaml.deliverable,
  ordered: yaml.ordered,
  columns: yaml.columns,
  params: yaml.params.map(({ name, entity_type, from, at_most }) => ({
    name,
    path: from,
    entityType: entity_type,
    atMost: at_most,
  })),
});
