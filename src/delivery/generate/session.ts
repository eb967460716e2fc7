import type { Json } from '../../domain/event.ts';
import type { ActDocument, ActSettings, SessionStyle, Step, WalkSettings } from '../../domain/fixture.ts';
import { chance, int, pick, type Random, weighted } from '../random.ts';
import type { Catalogue, Thing } from './catalogue.ts';
import { type Device, type Moment, type Person, written } from './document.ts';
import { dayStart, sameBlock } from './world.ts';

/** One use of the app, from `at` on; documents after the end of the stream or of the person are left out. */
export const playSession = (
  person: Person,
  style: SessionStyle,
  device: Device,
  at: number,
  acts: number,
): void => {
  const { random, world } = person;
  const { people, lags } = world.settings;
  if (device.session === null || !chance(random, people.clientSession.kept)) {
    device.session = person.sources.fresh(people.sessionPrefix);
  }
  const lostFrom = chance(random, people.clientSession.lost) ? int(random, acts + 1) : acts + 1;
  // All that happens before a request has arrived when it is made: the lag is below a minute.
  const until = Math.min(dayStart(world, world.options.days) - 1, person.leaves - 60);
  const received = (then: number) => then + pick(random, lags);
  let now = at;
  let thing: Thing | undefined;
  const play = (act: ActSettings) => {
    thing = act.about === null ? undefined : thingFor(person, act.about, thing, now);
    now = performAct(person, act, thing, { at: now, until, device, received, complete: false });
  };
  const once = (when: ActSettings['when']) => {
    for (const act of world.settings.acts) if (act.when === when && chance(random, act.weight)) play(act);
  };
  const within = world.settings.acts.filter((act) => act.when === 'within');
  once('opens');
  for (let n = 0; n < acts && now <= until; n += 1) {
    if (n === lostFrom) device.session = null;
    now += pick(random, style.gaps);
    play(weighted(random, within));
  }
  now += pick(random, style.gaps);
  once('closes');
};

/** The thing of the act before, or another one of the type; popular ones more often. */
export const thingFor = (
  person: Person,
  type: string,
  before: Thing | undefined,
  at: number,
): Thing | undefined => {
  const { random, world } = person;
  if (before && `${type}_id` in before.refs && before.refs[`${type}_id`] === before.id) {
    if (chance(random, world.settings.people.sameThing)) return before;
  }
  return pickThing(person.catalogue, type, world.settings.people.skew, random, at);
};

const pickThing = (
  catalogue: Catalogue,
  type: string,
  skew: number,
  random: Random,
  at: number,
): Thing | undefined => {
  const things = catalogue.things.get(type) ?? [];
  for (let tries = 0; tries < 8; tries += 1) {
    const thing = things[Math.floor(things.length * random() ** skew)];
    if (thing && thing.from < at) return thing;
  }
  return things.find((thing) => thing.from < at);
};

/** Adds the documents of one act to the person's; an act that cannot be is left out. The second at which it is over. */
export const performAct = (
  person: Person,
  act: ActSettings,
  thing: Thing | undefined,
  moment: Moment,
): number => {
  if (act.about !== null && !thing) return moment.at;
  if (act.walk) return performWalk(person, act.walk, thing, moment);
  performDocuments(person, act.documents, act.apart, thing, moment);
  // Others go on while a view lasts.
  return moment.at;
};

const performDocuments = (
  person: Person,
  documents: readonly ActDocument[],
  apart: string | null,
  thing: Thing | undefined,
  moment: Moment,
): void => {
  const shared: Record<string, Json> = {};
  for (const [index, one] of documents.entries()) {
    const at = moment.at + (index === 0 ? 0 : pick(person.random, one.after));
    const isThere = moment.complete || chance(person.random, one.chance);
    const fits = at <= moment.until && (index === 0 || sameBlock(person.world, moment.at, at));
    const free = !apart || claim(person, apart, thing, at);
    if (isThere && fits && free) person.out.push(written(person, one, thing, { ...moment, at }, shared));
    else if (index === 0) return;
  }
};

/** Takes a second for a group of acts; false where it is taken. */
const claim = (person: Person, group: string, thing: Thing | undefined, at: number): boolean => {
  const key = `${group} ${thing?.id} ${at}`;
  if (person.taken.has(key)) return false;
  person.taken.add(key);
  return true;
};

/**
 * Adds the documents of a walk to the person's: at each node those of a visit, after the last node those of the end.
 * It is given up where a visit stops it, and where the person's time or the block of days is over. The second of its
 * last document.
 */
const performWalk = (
  person: Person,
  walk: WalkSettings,
  thing: Thing | undefined,
  moment: Moment,
): number => {
  const { random, world } = person;
  const graph = walk.graphs[(thing?.number ?? 0) % walk.graphs.length];
  const shared: Record<string, Json> = {};
  const taken: string[] = [];
  let now = moment.at;
  /** False where time is over. */
  const tell = (documents: readonly ActDocument[], step: Step): boolean =>
    documents.every((one) => {
      const at = now + pick(random, one.after);
      if (at > moment.until || !sameBlock(world, moment.at, at)) return false;
      now = at;
      const isThere = moment.complete || chance(random, one.chance);
      if (isThere) person.out.push(written(person, one, thing, { ...moment, at }, shared, step));
      return true;
    });
  const visits = walk.visits.filter(({ stops }) => !(moment.complete && stops));
  let node = graph?.from ?? null;
  while (node !== null) {
    const edges = graph?.nodes[node] ?? [];
    const edge = weighted(random, edges);
    const others = edges.filter(({ by }) => by !== edge.by);
    const other = others.length > 0 ? pick(random, others).by : edge.by;
    const visit = weighted(random, visits);
    const step = { node, edge: edge.by, other, path: taken.join('-') };
    if (!tell(visit.documents, step) || visit.stops) return now;
    taken.push(node + edge.by);
    if (edge.to === null) tell(walk.ends, { ...step, path: taken.join('-') });
    node = edge.to;
  }
  return now;
};
