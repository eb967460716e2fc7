import type { EventDoc, EventStream } from '../domain/event.ts';
import { devicesOf, grouped, joinedDocs, linksOf, mentions, ownIds, roleOf, thingTypes } from './roles.ts';
import { thingParcels } from './on-time.ts';
import { batchOfDay, isWithheld, mustBe, type Parcel, type Plan } from './plan.ts';
import { chance, int, type Random } from './random.ts';
import { dateOf, DAY, HOUR, isoOf, PAUSE, secondsOf } from './time.ts';

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

/** A document whose delay hurts, and the one after which it should come. */
type Target = { readonly doc: EventDoc; readonly after: EventDoc };

/** Documents of the stream that matter most when they are late, each with one that should come before it. */
const lateTargets = (stream: EventStream): readonly Target[] => {
  const types = thingTypes(stream);
  const events = stream.filter((doc) => roleOf(doc) === 'event');
  return [
    ...visitTargets(events),
    ...joinedDocs(stream).flatMap(([doc, after]) => (doc && after ? [{ doc, after }] : [])),
    ...parentTargets(events),
    ...undoTargets(events, types),
  ];
};

/** The earlier of two documents of a person about one thing that differ in type: done after undone. */
const undoTargets = (events: EventStream, types: readonly string[]): Target[] => {
  const alone = events.filter((doc) => ownIds(doc, types).length === 0 && mentions(doc, types).length > 0);
  const about = grouped(alone, (doc) => [`${doc.entity_id} ${mentions(doc, types).join()}`]);
  return about.flatMap((docs) =>
    pairs(docs).flatMap(([doc, after]) => (doc.event_type === after.event_type ? [] : [{ doc, after }])),
  );
};

/** The first of a visit, and those in the middle without which it would be two. */
const visitTargets = (events: EventStream): Target[] =>
  grouped(events, devicesOf).flatMap((docs) =>
    pairs(docs).flatMap(([doc, after], n) => {
      const before = docs[n - 1];
      const starts = !before || gap(before, doc) > PAUSE;
      const bridges = before && gap(before, doc) <= PAUSE && gap(before, after) > PAUSE;
      return gap(doc, after) <= PAUSE && (starts || bridges) ? [{ doc, after }] : [];
    }),
  );

/** A parent after its child. */
const parentTargets = (events: EventStream): Target[] => {
  const children = new Map<string, EventDoc>(
    events.flatMap((doc) => linksOf(doc).map(({ to, id }) => [`${to} ${id}`, doc] as const)),
  );
  return events.flatMap((doc) =>
    ownIds(doc, []).flatMap((id) => {
      const after = children.get(id);
      return after ? [{ doc, after }] : [];
    }),
  );
};

const gap = (a: EventDoc, b: EventDoc): number => secondsOf(b.timestamp) - secondsOf(a.timestamp);

const pairs = (docs: readonly EventDoc[]): (readonly [EventDoc, EventDoc])[] =>
  docs.slice(0, -1).flatMap((doc, n) => {
    const after = docs[n + 1];
    return after ? [[doc, after] as const] : [];
  });
