import type { EventDoc, Json, JsonObject } from '../domain/event.ts';
import type { DeliverSpec } from '../domain/problem.ts';
import { hashWords } from '../domain/hash.ts';
import { byTime, devicesOf, grouped, mentions, roleOf, thingOf, thingTypes } from './roles.ts';
import { mustBe, type Parcel, type Plan } from './plan.ts';
import { chance, int, pick, type Random, shuffled } from './random.ts';
import { HOUR, isoOf, PAUSE, secondsOf } from './time.ts';

type Evolve = Extract<DeliverSpec, { readonly kind: 'evolve' }>;

/** Share of the documents of the last days, new and known types alike, that have the new property. */
const WITH_PROPERTY = 0.4;
/** So many documents of each known type have it too: a model may keep properties for some types alone. */
const OF_EACH_TYPE = 3;

/**
 * In the last two days come documents of a type nobody has seen, and a property nobody has seen, on some of them and
 * on some of known types; its values are texts that are unique. The days before are as they were.
 */
export const evolve = (plan: Plan, spec: Evolve, random: Random): Plan => {
  mustBe(plan, 'evolve', ['on-time']);
  const from = plan.labels.length - 2;
  const withProperty = (doc: EventDoc): EventDoc => ({
    ...doc,
    properties: { ...doc.properties, [spec.property]: `${spec.property}-${word(doc.event_id, 12)}` },
  });
  const recent = plan.parcels.filter(({ doc, batch }) => roleOf(doc) === 'event' && batch >= from);
  const chosen = new Set(someOfEach(shuffled(random, recent)));
  const known = plan.parcels.map(
    (parcel): Parcel => (chosen.has(parcel) ? { ...parcel, doc: withProperty(parcel.doc) } : parcel),
  );
  const nextId = idsLike(plan.stream.map((doc) => doc.event_id));
  const fresh = newcomers(plan, spec, Math.max(0, from), random).map((parcel, n): Parcel => {
    const doc = { ...parcel.doc, event_id: nextId(), event_type: spec.eventType };
    return { ...parcel, doc: n % 2 === 0 || chance(random, WITH_PROPERTY) ? withProperty(doc) : doc };
  });
  return { ...plan, parcels: [...known, ...fresh], order: 'by-day' };
};

const someOfEach = (parcels: readonly Parcel[]): readonly Parcel[] => {
  const taken = new Map<string, number>();
  return parcels.filter(({ doc }) => {
    const before = taken.get(doc.event_type) ?? 0;
    taken.set(doc.event_type, before + 1);
    return before < OF_EACH_TYPE;
  });
};

/** Digits and letters that depend on the text. */
const word = (text: string, length: number): string =>
  hashWords(text)
    .map((part) => part.toString(36).padStart(7, '0'))
    .join('')
    .slice(0, length);

/** New ids of the same length and beginning as the given ones. */
const idsLike = (ids: readonly string[]): (() => string) => {
  const taken = new Set(ids);
  const model = ids[0] ?? '';
  const common = ids.reduce((prefix, id) => {
    let end = 0;
    while (end < prefix.length && prefix[end] === id[end]) end += 1;
    return prefix.slice(0, end);
  }, model);
  let count = 0;
  return () => {
    let id = model;
    while (taken.has(id)) {
      count += 1;
      id = common + word(`new ${count}`, model.length - common.length);
    }
    taken.add(id);
    return id;
  };
};

/** Where and when somebody might do the new thing: after which document, at which second. */
type Place = { readonly anchor: EventDoc; readonly at: number };

/**
 * Documents of the new kind, as parcels from batch `from` on: between two visits, so that they become one; at the
 * end of one; on their own. Half of them are about things that have no other event, or none on that day.
 */
const newcomers = (plan: Plan, spec: Evolve, from: number, random: Random): readonly Parcel[] => {
  const first = plan.labels[from];
  if (first === undefined) return [];
  const places = placesOf(plan, secondsOf(`${first}T00:00:00Z`), random);
  const patterns = plan.parcels.filter(({ doc }) => doc.event_type === spec.like && roleOf(doc) === 'event');
  const quiet = quietThings(plan, spec.keep);
  return places.flatMap(({ anchor, at }, n): Parcel[] => {
    const timestamp = isoOf(at);
    const batch = plan.labels.indexOf(timestamp.slice(0, 10));
    if (batch < from) return [];
    const seldom = quiet(batch);
    const usual = patterns.filter((parcel) => parcel.batch < from);
    const properties =
      n % 2 === 0 && seldom.length > 0
        ? pick(random, seldom)
        : usual.length > 0
          ? kept(pick(random, usual).doc.properties, spec.keep)
          : undefined;
    if (!properties) return [];
    const received_at = isoOf(at + 1 + int(random, 40));
    return [{ batch, doc: { ...anchor, timestamp, received_at, properties } }];
  });
};

const kept = (properties: JsonObject, keep: readonly string[]): JsonObject => {
  const some: Record<string, Json> = {};
  for (const name of keep) if (properties[name] !== undefined) some[name] = properties[name];
  return some;
};

/** Free places after `from`, of each kind a few; one person's visit gets one at most. */
const placesOf = (plan: Plan, from: number, random: Random): readonly Place[] => {
  const events = plan.parcels.map((parcel) => parcel.doc).filter((doc) => roleOf(doc) === 'event');
  const staying = events.toSorted(byTime).filter((doc) => !plan.requests.has(doc.entity_id));
  const bridges: Place[] = [];
  const extensions: Place[] = [];
  const alone: Place[] = [];
  for (const docs of grouped(staying, devicesOf)) {
    for (const [n, anchor] of docs.entries()) {
      const at = secondsOf(anchor.timestamp);
      const next = docs[n + 1];
      const gap = next ? secondsOf(next.timestamp) - at : Number.POSITIVE_INFINITY;
      if (at < from || gap <= PAUSE) continue;
      if (gap <= 2 * PAUSE) bridges.push({ anchor, at: at + Math.floor(gap / 2) });
      else if (gap > 4 * HOUR && alone.length < extensions.length) alone.push({ anchor, at: at + 2 * HOUR });
      else extensions.push({ anchor, at: at + PAUSE });
    }
  }
  const many = Math.max(6, Math.ceil(events.length / 400));
  return [bridges, extensions, alone].flatMap((list) => shuffled(random, list).slice(0, many));
};

/**
 * Properties about things that have no event, and about those whose owner has none on the day; for each batch, only
 * things whose rows have come by then.
 */
const quietThings = (plan: Plan, keep: readonly string[]): ((batch: number) => readonly JsonObject[]) => {
  const types = thingTypes(plan.stream);
  const busy = new Set<string>();
  const busyOn = new Set<string>();
  const arrived = new Map<string, number>();
  for (const { doc, batch } of plan.parcels) {
    if (roleOf(doc) === 'thing') {
      arrived.set(thingOf(doc), Math.min(batch, arrived.get(thingOf(doc)) ?? batch));
      continue;
    }
    for (const thing of mentions(doc, types)) {
      busy.add(thing);
      busyOn.add(`${batch} ${thing}`);
    }
  }
  const all = new Map<string, JsonObject>();
  for (const { doc } of plan.parcels) {
    if (roleOf(doc) !== 'thing') continue;
    const about = kept({ ...doc.properties, [`${doc.entity_type}_id`]: doc.entity_id }, keep);
    if (keep.every((name) => about[name] !== undefined)) all.set(thingOf(doc), about);
  }
  return (batch) => {
    const here = [...all].filter(([thing]) => (arrived.get(thing) ?? Number.POSITIVE_INFINITY) <= batch);
    const never = here.filter(([thing]) => !busy.has(thing));
    const notToday = never.filter(([, about]) =>
      types.every((type) => !busyOn.has(`${batch} ${type} ${String(about[`${type}_id`])}`)),
    );
    return [...never, ...notToday, ...notToday].map(([, about]) => about);
  };
};
