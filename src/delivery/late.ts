import type { EventDoc } from '../domain/event.ts';
import { lateTargets } from './late-targets.ts';
import { thingParcels } from './on-time.ts';
import { batchOfDay, isWithheld, mustBe, type Parcel, type Plan } from './plan.ts';
import { chance, int, type Random } from './random.ts';
import { roleOf } from './roles.ts';
import { DAY, dateOf, HOUR, isoOf, secondsOf } from './time.ts';

type Late = { readonly share: number; readonly maxDays: number };

/**
 * About that share of the events come hours or days late, those first whose delay hurts most; the batches are then
 * by day of arrival, and the last one takes the rest. Some rows of things come after the events about them.
 */
export const late = (plan: Plan, spec: Late, random: Random): Plan => {
  mustBe(plan, 'late', ['on-time']);
  const events = plan.stream.filter((doc) => roleOf(doc) === 'event' && !isWithheld(doc, plan.requests));
  const arrivals = delays(plan.stream, events, spec, random);
  const parcels = events.map((doc): Parcel => {
    const arrival = arrivals.get(doc.event_id);
    const moved = arrival === undefined ? doc : { ...doc, received_at: isoOf(arrival) };
    return { doc: moved, batch: batchOfDay(plan.labels, dateOf(moved.received_at)) };
  });
  const things = thingParcels(plan.stream, plan.labels).map((parcel): Parcel => {
    if (!chance(random, spec.share)) return parcel;
    const batch = Math.min(parcel.batch + 1 + int(random, 3), plan.labels.length - 1);
    const arrival = secondsOf(`${plan.labels[batch]}T00:00:00Z`) + int(random, DAY);
    return { batch, doc: { ...parcel.doc, received_at: isoOf(arrival) } };
  });
  return { ...plan, parcels: [...parcels, ...things], order: 'by-day' };
};

/** Second of arrival of the documents that are late. */
const delays = (
  stream: readonly EventDoc[],
  events: readonly EventDoc[],
  spec: Late,
  random: Random,
): ReadonlyMap<string, number> => {
  const arrivals = new Map<string, number>();
  const known = new Set(events.map((doc) => doc.event_id));
  const delay = (doc: EventDoc, notBefore: number) => {
    const at = secondsOf(doc.timestamp);
    const wanted = Math.max(at + delayOf(spec.maxDays, random), notBefore + 60 + int(random, 6 * HOUR));
    arrivals.set(doc.event_id, Math.min(wanted, at + spec.maxDays * DAY));
  };
  for (const { doc, after } of lateTargets(stream)) {
    if (!known.has(doc.event_id) || arrivals.has(doc.event_id) || !chance(random, spec.share / 2)) continue;
    delay(doc, arrivals.get(after.event_id) ?? secondsOf(after.received_at));
  }
  const rest = Math.max(0, spec.share - arrivals.size / Math.max(1, events.length));
  for (const doc of events) {
    if (!arrivals.has(doc.event_id) && chance(random, rest)) delay(doc, 0);
  }
  return arrivals;
};

/** Seconds: hours, about a day, or any number of days. */
const delayOf = (maxDays: number, random: Random): number => {
  switch (int(random, 3)) {
    case 0:
      return HOUR + int(random, 12 * HOUR);
    case 1:
      return 20 * HOUR + int(random, 10 * HOUR);
    default:
      return DAY + int(random, Math.max(1, (maxDays - 1) * DAY));
  }
};
