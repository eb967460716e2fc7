import type { FactModel, FactSpec } from '../../domain/fact.ts';
import type { FactsYaml } from '../schema/facts.ts';

/** The facts of a problem, from YAML whose names are known to resolve. */
export function toFacts(yaml: FactsYaml): FactModel {
  const all = yaml.event_types.map(({ id }) => id);
  return {
    eventTypes: yaml.event_types.map((type) => ({
      ...type,
      undoes: type.undoes ?? null,
      closes: type.closes ?? null,
    })),
    groups: yaml.groups,
    short: yaml.short,
    things: yaml.things.map(({ id, known_by, names }) => ({ id, knownBy: known_by, names })),
    facts: yaml.facts.map((fact) => toFact(fact, all)),
    undone: yaml.undone,
    bounds: yaml.bounds,
    contradictions: yaml.contradictions,
  };
}

function toFact(fact: FactsYaml['facts'][number], all: readonly string[]): FactSpec {
  const { id, title, kind, names, perhaps, loose, own, through } = fact;
  return {
    id,
    title,
    asks: fact.asks ?? `Show me where this stands: ${title}.`,
    kind,
    names,
    perhaps,
    of: ofWhat(fact, all),
    path: fact.from,
    entityType: fact.entity_type,
    loose,
    own,
    through,
  };
}

function ofWhat(
  { needed_by, describes, asked }: FactsYaml['facts'][number],
  all: readonly string[],
): FactSpec['of'] {
  if (!asked) return { kind: 'none', thing: describes ?? null };
  if (describes !== undefined) return { kind: 'thing', thing: describes };
  if (needed_by === undefined) return { kind: 'none', thing: null };
  return { kind: 'events', types: needed_by === 'all' ? all : needed_by };
}
