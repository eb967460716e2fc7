import type { FactModel } from '../../domain/fact.ts';
import type { FactsYaml } from '../schema/facts.ts';

export function toFacts(yaml: FactsYaml): FactModel {
  return { eventTypes: yaml.event_types };
}
