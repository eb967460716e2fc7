import type { EventDoc, Json } from '../../domain/event.ts';
import type { ActDocument, LetterSettings, Step } from '../../domain/fixture.ts';
import { readPath } from '../path.ts';
import { chance, int, type Random } from '../random.ts';
import { DAY, isoOf } from '../time.ts';
import type { Catalogue, Thing } from './catalogue.ts';
import { drawInto, type Sources } from './draw.ts';
import type { World } from './world.ts';

/** Somebody whose documents are being made. */
export type Person = {
  readonly world: World;
  readonly catalogue: Catalogue;
  readonly random: Random;
  readonly id: string;
  readonly sources: Sources;
  /** Second of the request to be erased; Infinity for those who stay. */
  readonly leaves: number;
  /** Documents of people before this one, and of this one, that may be linked to. */
  readonly others: Links;
  readonly own: Links;
  /** Seconds that are taken within a group of acts and a thing. */
  readonly taken: Set<string>;
  readonly out: EventDoc[];
};

export type Device = {
  /** What every event on it carries. */
  readonly context: Readonly<Record<string, Json>>;
  /** The client session id that the app believes in. */
  session: string | null;
};

/** A document that others may link to. */
export type Linkable = {
  readonly id: string;
  readonly at: number;
  /** Last second at which somebody else may still link to it; Infinity for those who stay. */
  readonly until: number;
  readonly depth: number;
};

/** Documents that later ones may link to, by property and thing. */
export type Links = Map<string, Linkable[]>;

export const addLinkable = (links: Links, key: string, linkable: Linkable): void => {
  const list = links.get(key);
  if (list) list.push(linkable);
  else links.set(key, [linkable]);
};

const TRIES = 6;

/**
 * An earlier document of the person's own or of somebody before them, the deepest of a few: so chains get long.
 * `at` is the linking document's second; `forGood` asks for one of those who stay.
 */
const findLinkable = (
  random: Random,
  lists: readonly (readonly Linkable[] | undefined)[],
  at: number,
  allowed: (linkable: Linkable) => boolean,
): Linkable | undefined => {
  let best: Linkable | undefined;
  for (const list of lists) {
    if (!list || list.length === 0) continue;
    for (let i = 0; i < TRIES; i += 1) {
      const found = list[int(random, list.length)];
      if (!found || found.at >= at || !allowed(found)) continue;
      if (!best || found.depth > best.depth) best = found;
    }
  }
  return best;
};

/** When and where an act happens. */
export type Moment = {
  readonly at: number;
  /** Last second of the person's events. */
  readonly until: number;
  readonly device: Device;
  /** When a document of that second arrives. */
  readonly received: (at: number) => number;
  /** With all its documents and properties, and too late for anybody else to link to it. */
  readonly complete: boolean;
};

/** One document of an act; `shared` are the new ids that the documents of the act have in common. */
export const written = (
  person: Person,
  one: ActDocument,
  thing: Thing | undefined,
  moment: Moment,
  shared: Record<string, Json>,
  step?: Step,
): EventDoc => {
  const { people } = person.world.settings;
  const { at, device } = moment;
  let depth = 0;
  const link = (to: string): string | undefined => {
    const key = `${to} ${thing?.id}`;
    const allowed = (until: number) => (moment.complete ? until === Number.POSITIVE_INFINITY : at <= until);
    const own = findLinkable(person.random, [person.own.get(key)], at, () => true);
    const found = findLinkable(person.random, [person.others.get(key)], at, (other) => allowed(other.until));
    const best = found && (!own || chance(person.random, 0.8)) ? found : own;
    depth = best ? best.depth + 1 : 0;
    return best?.id;
  };
  const sources: Sources = { ...person.sources, link, ...(step && { step }) };
  const properties = propertiesOf(one, thing, sources, shared, moment.complete);
  if (!moment.complete) offer(person, one, thing, properties, at, depth);
  return {
    event_id: sources.fresh(people.eventPrefix),
    event_type: one.eventType,
    entity_id: person.id,
    entity_type: people.entityType,
    timestamp: isoOf(at),
    received_at: isoOf(moment.received(at)),
    session_id: device.session,
    properties,
    context: drawInto({ ...device.context }, people.context, sources, false),
  };
};

/** Things first, then what is drawn; a fresh id that another document of the act has is taken from there. */
const propertiesOf = (
  one: ActDocument,
  thing: Thing | undefined,
  sources: Sources,
  shared: Record<string, Json>,
  always: boolean,
): Record<string, Json> => {
  const properties: Record<string, Json> = thing ? { ...thing.refs } : {};
  for (const name in one.properties) {
    const known = shared[name];
    if (one.properties[name]?.kind === 'fresh' && known !== undefined) properties[name] = known;
  }
  drawInto(properties, one.properties, sources, always);
  for (const name in one.properties) {
    const drawn = properties[name];
    if (one.properties[name]?.kind === 'fresh' && drawn !== undefined) shared[name] = drawn;
  }
  return properties;
};

/** Lets later documents about the same thing link to the fresh ids of this one. */
const offer = (
  person: Person,
  one: ActDocument,
  thing: Thing | undefined,
  properties: Readonly<Record<string, Json>>,
  at: number,
  depth: number,
): void => {
  const linkable = Object.values(one.properties).some((draw) => draw.kind === 'link');
  if (!linkable) return;
  const { leaves } = person;
  // Who leaves is erased after the day of the request; nobody links to them later than that.
  const until = Number.isFinite(leaves) ? Math.ceil((leaves + 1) / DAY) * DAY - 1 : leaves;
  for (const name in one.properties) {
    const id = properties[name];
    if (one.properties[name]?.kind !== 'fresh' || typeof id !== 'string') continue;
    addLinkable(person.own, `${name} ${thing?.id}`, { id, at, until, depth });
  }
};

/** The document as it travels: what its producer tells stands in one property of it. */
export const lettered = (doc: EventDoc, letter: LetterSettings | null): EventDoc => {
  if (letter === null) return doc;
  const fields = letter.fields.map(({ name, path }) => [name, readPath(doc, path) ?? null]);
  const told = { ...Object.fromEntries(fields), ...doc.properties };
  return { ...doc, properties: { [letter.property]: told } };
};
