import type { EventDoc, EventStream } from '../domain/event.ts';
import { batchOfDay, datesOf, isWithheld, type Parcel, type Plan, requestsOf } from './plan.ts';
import { chance, int, type Random, seeded } from './random.ts';
import { mentions, roleOf, thingOf, thingTypes } from './roles.ts';
import { dateOf, dayNumberOf, HOUR, isoOf, secondsOf } from './time.ts';

/** A thing's document comes again, in a later batch, with this chance. */
const REPEATED = 0.08;

/**
 * On time: a batch for each day, each event once, in the batch of its day. A thing's documents come on their day,
 * its first no later than the first event about it, and some come again later.
 */
export const onTime = (stream: EventStream, seed: number): Plan => {
  const requests = requestsOf(stream);
  const events = stream.filter((doc) => roleOf(doc) === 'event');
  const labels = datesOf(events.map((doc) => dayNumberOf(doc.timestamp)));
  const withheld = events.filter((doc) => isWithheld(doc, requests));
  const parcels: Parcel[] = [];
  for (const doc of events) {
    if (isWithheld(doc, requests)) continue;
    parcels.push({ doc: promptly(doc, seed), batch: batchOfDay(labels, dateOf(doc.timestamp)) });
  }
  for (const parcel of thingParcels(stream, labels)) {
    const random = seeded(seed, 'again', parcel.doc.event_id);
    parcels.push(parcel);
    const again = parcel.batch + 1 + int(random, 3);
    if (chance(random, REPEATED) && again < labels.length) parcels.push({ ...parcel, batch: again });
  }
  return {
    stream,
    labels,
    parcels,
    requests,
    withheld,
    scripts: [],
    changeBefore: null,
    order: 'on-time',
    times: 1,
  };
};

/** The document as it arrives without delay: an hour is the most that still counts as on time. */
const promptly = (doc: EventDoc, seed: number): EventDoc => {
  const at = secondsOf(doc.timestamp);
  if (secondsOf(doc.received_at) - at <= HOUR) return doc;
  const lag: Random = seeded(seed, 'lag', doc.event_id);
  return { ...doc, received_at: isoOf(at + 1 + int(lag, 40)) };
};

/** Each document of a thing once: on its day, and the first one before anything that refers to the thing. */
export const thingParcels = (stream: EventStream, labels: readonly string[]): readonly Parcel[] => {
  const types = thingTypes(stream);
  const needed = new Map<string, number>();
  const need = (doc: EventDoc, batch: number): boolean => {
    let changed = false;
    for (const thing of mentions(doc, types)) {
      if (batch >= (needed.get(thing) ?? Number.POSITIVE_INFINITY)) continue;
      needed.set(thing, batch);
      changed = true;
    }
    return changed;
  };
  const things = stream.filter((doc) => roleOf(doc) === 'thing');
  const firsts = new Map<string, EventDoc>();
  for (const doc of things) {
    const known = firsts.get(thingOf(doc));
    if (!known || doc.timestamp < known.timestamp) firsts.set(thingOf(doc), doc);
  }
  for (const doc of stream) {
    if (roleOf(doc) === 'event') need(doc, batchOfDay(labels, dateOf(doc.timestamp)));
  }
  const batchOf = (doc: EventDoc): number => {
    const [earlier = doc.timestamp] = [doc.timestamp, doc.received_at].toSorted();
    const own = batchOfDay(labels, dateOf(earlier));
    const isFirst = firsts.get(thingOf(doc)) === doc;
    return isFirst ? Math.min(own, needed.get(thingOf(doc)) ?? own) : own;
  };
  // A thing refers to its owner, so what it needs depends on when it comes itself.
  let settled = false;
  while (!settled) {
    settled = true;
    for (const doc of things) if (need(doc, batchOf(doc))) settled = false;
  }
  return things.map((doc) => ({ doc, batch: batchOf(doc) }));
};
