import { misfit } from '../../checks/schema.ts';
import { type FactsYaml, facts as schema } from '../schema/facts.ts';
import { ids, mustDiffer, namesExist, type PartRule } from './rule.ts';

/** What facts.yaml names has to be there, and what it tells has to be told once. */
export const factRule: PartRule<FactsYaml> = (_, part) => {
  const types = ids(part.event_types);
  return [
    ...namesExist(schema, part, { 'event type': types, fact: ids(part.facts), thing: ids(part.things) }),
    ...mustDiffer(['event_types'], 'id', part.event_types),
    ...mustDiffer(['facts'], 'id', part.facts),
    ...part.facts.flatMap(({ id }, at) =>
      types.includes(id) ? [misfit(['facts', at, 'id'], `\`${id}\` is an event type already`)] : [],
    ),
  ];
};
