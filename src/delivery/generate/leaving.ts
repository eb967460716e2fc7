import type { EventDoc } from '../../domain/event.ts';
import { int, pick, type Random } from '../random.ts';
import { clockSeconds, HOUR, isoOf } from '../time.ts';
import { performAct } from './act.ts';
import type { Device, Person } from './cast.ts';
import { thingFor } from './session.ts';
import { dayStart, type World } from './world.ts';

/** Second at which person `index` asks to be erased; Infinity for those who stay. */
export const leaveAt = (world: World, index: number, random: Random): number => {
  const { every, first, times } = world.settings.people.leaving;
  if (index < first || (index - first) % every !== 0) return Number.POSITIVE_INFINITY;
  // Not on the first day, and early enough for two more days of late documents.
  const last = Math.max(1, world.options.days - 3);
  const day = Math.min(1 + int(random, last), last);
  return dayStart(world, day) + clockSeconds(pick(random, times));
};

/** The request itself. */
export const requestDoc = (person: Person): EventDoc => {
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
export const lastWords = (person: Person, devices: readonly Device[]): void => {
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
