import type { EventDoc, Json } from '../../domain/event.ts';
import type { SessionStyle } from '../../domain/fixture.ts';
import { int, pick, type Random, seeded, weighted } from '../random.ts';
import { clockSeconds, HOUR, isoOf } from '../time.ts';
import type { Catalogue } from './catalogue.ts';
import type { Device, Links, Person } from './document.ts';
import { drawInto, type Sources } from './draw.ts';
import { performAct, playSession, thingFor } from './session.ts';
import { dayStart, type World } from './world.ts';

/** All documents of person `index`. They depend on the seed, the days and the people before alone. */
export const personDocs = (world: World, catalogue: Catalogue, others: Links, index: number): Person => {
  const { people } = world.settings;
  const random = seeded(world.options.seed, 'person', index);
  let local = 0;
  const fresh = (prefix: string) => world.id(prefix, index, local++);
  const mark = () => world.mark(index, local++);
  const sources: Sources = { random, fresh, mark, number: index, link: () => undefined };
  const id = fresh(people.prefix);
  const leaves = leaveAt(world, index, random);
  const person: Person = {
    ...{ world, catalogue, random, id, sources, leaves, others },
    own: new Map(),
    taken: new Set(),
    out: [],
  };
  const devices = Array.from({ length: pick(random, people.devices) }, () => newDevice(person));
  for (const { style, day, acts } of sessionsOf(person, index)) {
    const at = dayStart(world, day) + clockSeconds(pick(random, style.starts)) + int(random, 60);
    playSession(person, style, pick(random, devices), at, acts);
  }
  if (leaves < Number.POSITIVE_INFINITY) {
    lastWords(person, [newDevice(person), ...devices]);
    person.out.push(requestDoc(person));
  }
  return person;
};

const newDevice = (person: Person): Device => ({
  context: drawInto({}, person.world.settings.people.device, person.sources, false) as Readonly<
    Record<string, Json>
  >,
  session: null,
});

type Planned = { readonly style: SessionStyle; readonly day: number; readonly acts: number };

/** Which sessions a person has on which day, and how many acts in each. */
const sessionsOf = (person: Person, index: number): readonly Planned[] => {
  const { world, random } = person;
  const { people } = world.settings;
  const { days } = world.options;
  const heavy = people.sessions.find((style) => style.name === people.heavy.style);
  if (index === 0 && heavy) {
    const count = Math.ceil(people.heavy.acts / people.heavy.perSession);
    return Array.from({ length: count }, (_, n) => ({
      style: heavy,
      day: Math.floor((n * days) / count),
      acts: people.heavy.perSession,
    }));
  }
  const leaver = Number.isFinite(person.leaves);
  return Array.from({ length: days }, (_, day) => day).flatMap((day) => {
    // Who leaves has something to erase: at least one session on the first day.
    const count = Math.max(pick(random, people.sessionsPerDay), leaver && day === 0 ? 1 : 0);
    return Array.from({ length: count }, () => {
      const style = weighted(random, people.sessions);
      return { style, day, acts: pick(random, style.acts) };
    });
  });
};

/** Second at which person `index` asks to be erased; Infinity for those who stay. */
const leaveAt = (world: World, index: number, random: Random): number => {
  const { every, first, times } = world.settings.people.leaving;
  if (index < first || (index - first) % every !== 0) return Number.POSITIVE_INFINITY;
  // Not on the first day, and early enough for two more days of late documents.
  const last = Math.max(1, world.options.days - 3);
  const day = Math.min(1 + int(random, last), last);
  return dayStart(world, day) + clockSeconds(pick(random, times));
};

/** The request itself. */
const requestDoc = (person: Person): EventDoc => {
  const { leaving, eventPrefix } = person.world.settings.people;
  return {
    event_id: person.sources.fresh(eventPrefix),
    event_type: leaving.eventType,
    entity_id: person.id,
    entity_type: leaving.entityType,
    timestamp: isoOf(person.leaves),
    received_at: isoOf(person.leaves + pick(person.random, person.world.settings.lags)),
    session_id: null,
    properties: {},
    context: {},
  };
};

/** Every act once, shortly before the request, on the devices in turn; all of it arrives after the request. */
const lastWords = (person: Person, devices: readonly Device[]): void => {
  const { random, leaves, world } = person;
  const { people, acts } = world.settings;
  for (const device of devices) device.session ??= person.sources.fresh(people.sessionPrefix);
  let now = leaves - 4 * HOUR;
  let hour = 0;
  const received = () => {
    const hours = people.leaving.lateHours[hour % people.leaving.lateHours.length] ?? 24;
    hour += 1;
    return leaves + hours * HOUR + int(random, HOUR);
  };
  for (const [n, act] of acts.entries()) {
    const device = devices[n % devices.length];
    if (!device) continue;
    now += 1 + int(random, 600);
    const thing = act.about === null ? undefined : thingFor(person, act.about, undefined, now);
    performAct(person, act, thing, { at: now, until: leaves - 1, device, received, complete: true });
  }
};
