import type { EventDoc } from '../domain/event.ts';
import type { DeliverSpec } from '../domain/problem.ts';
import { newcomers } from './evolve-places.ts';
import { hashWords } from './hash.ts';
import type { Parcel, Plan } from './plan.ts';
import { chance, type Random } from './random.ts';
import { roleOf } from './roles.ts';

type Evolve = Extract<DeliverSpec, { readonly kind: 'evolve' }>;

/** Share of the documents of the last days, new and known types alike, that have the new property. */
const WITH_PROPERTY = 0.4;
const KNOWN_WITH_PROPERTY = 0.05;

/**
 * In the last two days come documents of a type nobody has seen, and a property nobody has seen, on some of them and
 * on some of known types; its values are texts that are unique. The days before are as they were.
 */
export const evolve = (plan: Plan, spec: Evolve, random: Random): Plan => {
  const from = plan.labels.length - 2;
  const withProperty = (doc: EventDoc): EventDoc => ({
    ...doc,
    properties: { ...doc.properties, [spec.property]: `${spec.property}-${word(doc.event_id, 12)}` },
  });
  const known = plan.parcels.map((parcel): Parcel => {
    const may = roleOf(parcel.doc) === 'event' && parcel.batch >= from;
    return may && chance(random, KNOWN_WITH_PROPERTY) ? { ...parcel, doc: withProperty(parcel.doc) } : parcel;
  });
  const nextId = idsLike(plan.stream.map((doc) => doc.event_id));
  const fresh = newcomers(plan, spec, Math.max(0, from), random).map((parcel, n): Parcel => {
    const doc = { ...parcel.doc, event_id: nextId(), event_type: spec.eventType };
    return { ...parcel, doc: n % 2 === 0 || chance(random, WITH_PROPERTY) ? withProperty(doc) : doc };
  });
  return { ...plan, parcels: [...known, ...fresh] };
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
