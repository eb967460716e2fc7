import type { FactsYaml } from '../schema/facts.ts';
import { faultAt, ids, mustAllExist, mustDiffer, mustExist, type PartRule } from './rule.ts';

/** What facts.yaml names has to be there, and what it tells has to be told once. */
export const factRule: PartRule<FactsYaml> = (_, part, yaml) => {
  const types = ids(part.event_types);
  const facts = ids(part.facts);
  const things = ids(part.things);
  const type = (path: readonly (string | number)[], name: string | undefined) =>
    name === undefined ? [] : mustExist(yaml, [...path], 'event type', name, types);
  const allTypes = (path: readonly (string | number)[], names: readonly string[]) =>
    mustAllExist(yaml, [...path], 'event type', names, types);
  const allFacts = (path: readonly (string | number)[], names: readonly string[]) =>
    mustAllExist(yaml, [...path], 'fact', names, facts);
  return [
    ...mustDiffer(yaml, ['event_types'], 'id', part.event_types),
    ...mustDiffer(yaml, ['facts'], 'id', part.facts),
    ...part.event_types.flatMap(({ undoes, closes }, at) => [
      ...type(['event_types', at, 'undoes'], undoes),
      ...type(['event_types', at, 'closes'], closes),
    ]),
    ...part.groups.flatMap((group, at) => [
      ...allTypes(['groups', at, 'types'], group.types),
      ...allTypes(['groups', at, 'perhaps'], group.perhaps),
    ]),
    ...part.things.flatMap(({ known_by }, at) =>
      mustExist(yaml, ['things', at, 'known_by'], 'fact', known_by, facts),
    ),
    ...part.facts.flatMap(({ id, needed_by, describes, through }, at) => [
      ...(types.includes(id)
        ? [faultAt(yaml, ['facts', at, 'id'], `\`${id}\` is an event type already`)]
        : []),
      ...(Array.isArray(needed_by) ? allTypes(['facts', at, 'needed_by'], needed_by) : []),
      ...(describes === undefined
        ? []
        : mustExist(yaml, ['facts', at, 'describes'], 'thing', describes, things)),
      ...allFacts(['facts', at, 'through'], through),
    ]),
    ...part.undone.flatMap(({ does, undoes }, at) => [
      ...type(['undone', at, 'does'], does),
      ...type(['undone', at, 'undoes'], undoes),
    ]),
    ...part.bounds.flatMap(({ opens, closes, from }, at) => [
      ...type(['bounds', at, 'opens'], opens),
      ...type(['bounds', at, 'closes'], closes),
      ...allFacts(['bounds', at, 'from'], from),
    ]),
    ...part.contradictions.flatMap((each, at) => [
      ...allTypes(['contradictions', at, 'types'], each.types),
      ...allFacts(['contradictions', at, 'facts'], each.facts),
    ]),
  ];
};
