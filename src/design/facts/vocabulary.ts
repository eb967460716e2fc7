import type { FactModel, FactSpec, TypeGroup } from '../../domain/fact.ts';
import { keyOf, tokensOf } from './tokens.ts';
import {
  AGGREGATE_WORDS,
  EVENT_WORDS,
  ID_WORDS,
  SHORT,
  TIME_WORDS,
  TYPE_PHRASES,
  VERSION_WORDS,
} from './words.ts';

/** The names of a problem's facts, made ready for comparing. Keys are stems with blanks between. */
export type Vocabulary = {
  readonly model: FactModel;
  /** Facts that a column of a name may be. */
  readonly facts: ReadonlyMap<string, readonly { readonly fact: FactSpec; readonly sure: boolean }[]>;
  /** Types of events by name, their own among them. */
  readonly types: ReadonlyMap<string, readonly string[]>;
  readonly groups: ReadonlyMap<string, TypeGroup>;
  /** Ids of things by a name of their tables. */
  readonly things: ReadonlyMap<string, string>;
  /** The words of a name. */
  readonly tokens: (name: string) => readonly string[];
};

/** Vocabulary of a problem. */
export function vocabularyOf(model: FactModel): Vocabulary {
  const facts = new Map<string, { fact: FactSpec; sure: boolean }[]>();
  for (const fact of model.facts)
    for (const [names, sure] of [
      [[...fact.names, fact.id.replaceAll('_', ' ')], true],
      [fact.perhaps, false],
    ] as const)
      for (const name of names) {
        const at = keyOf(name);
        const known = facts.get(at) ?? [];
        if (!known.some((each) => each.fact === fact)) facts.set(at, [...known, { fact, sure }]);
      }
  const types = new Map<string, string[]>();
  for (const { id, names } of model.eventTypes)
    for (const name of [id.replaceAll('_', ' '), ...names])
      types.set(keyOf(name), [...(types.get(keyOf(name)) ?? []), id]);
  const groups = new Map(model.groups.flatMap((group) => group.names.map((name) => [keyOf(name), group])));
  const things = new Map(model.things.flatMap(({ id, names }) => names.map((name) => [keyOf(name), id])));
  const words = new Set(
    [...facts.keys(), ...types.keys(), ...groups.keys(), ...things.keys()].flatMap(split),
  );
  for (const list of [ID_WORDS, TIME_WORDS, EVENT_WORDS, AGGREGATE_WORDS, VERSION_WORDS])
    for (const word of list) if (word.length > 1) words.add(word);
  for (const phrase of TYPE_PHRASES) for (const word of phrase.split('_')) words.add(word);
  const short = new Map([...SHORT, ...Object.entries(model.short)]);
  for (const word of short.keys()) words.delete(word);
  return { model, facts, types, groups, things, tokens: kept((name) => tokensOf(name, words, short)) };
}

const split = (key: string) => key.split(' ');

/** The names of a design are asked for again at each fact. */
function kept(read: (name: string) => readonly string[]): (name: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (name) => {
    const tokens = known.get(name) ?? read(name);
    known.set(name, tokens);
    return tokens;
  };
}
