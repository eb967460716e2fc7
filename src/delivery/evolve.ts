import type { EventDoc } from '../domain/event.ts';
import type { DeliverSpec } from '../domain/problem.ts';
import { newcomers } from './evolve-places.ts';
import { hashWords } from './hash.ts';
import { mustBe, type Parcel, type Plan } from './plan.ts';
import { chance, type Random, shuffled } from './random.ts';
import { roleOf } from './roles.ts';

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
