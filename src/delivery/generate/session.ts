import type { ActSettings, SessionStyle } from '../../domain/fixture.ts';
import { chance, int, pick, type Random, weighted } from '../random.ts';
import { performAct } from './act.ts';
import type { Device, Person } from './cast.ts';
import type { Catalogue, Thing } from './catalogue.ts';
import { dayStart } from './world.ts';

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
