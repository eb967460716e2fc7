import { compare } from '../domain/compare.ts';
import type { EventDoc } from '../domain/event.ts';
import { byTime } from './roles.ts';
import { batchOfDay, mustBe, type Parcel, type Plan, type PlannedScript } from './plan.ts';
import { dateOf, dateOfDay, dayNumberOf, HOUR, isoOf, secondsOf } from './time.ts';

/**
 * People who ask to be erased: the script runs after the batch of the day of the request, the request itself is
 * in the next batch, and what arrives of theirs after it comes in the next batches, the rest in the last one.
 * Batches before the first erasure are as they were.
 * Throws a ProblemError where documents do not come on their day: somebody else's late document could refer to what is
 * erased, which the data promise never to do.
 */
export const erase = (plan: Plan, spec: { readonly deliverable: string; readonly param: string }): Plan => {
  mustBe(plan, 'erase', ['on-time', 'scripted']);
  const requests = [...plan.requests.values()].toSorted(byTime);
  const afters = requests.map((request) => batchOfDay(plan.labels, dateOf(request.timestamp)));
  const labels = longEnough(plan, Math.max(-1, ...afters));
  const parcels: Parcel[] = [...plan.parcels];
  const scripts: PlannedScript[] = [...plan.scripts];
  for (const request of requests) {
    const user = request.entity_id;
    const after = batchOfDay(plan.labels, dateOf(request.timestamp));
    const params = { [spec.param]: user };
    scripts.push({ after, deliverable: spec.deliverable, params, keep: null });
    parcels.push({ doc: request, batch: after + 1 });
    const late = plan.withheld.filter((doc) => doc.entity_id === user);
    parcels.push(...lateParcels(late, labels, after));
  }
  return { ...plan, labels, parcels, scripts, order: 'scripted' };
};

/** Two batches after the last erasure: one for the first late documents, one for those after them. */
const longEnough = (plan: Plan, after: number): readonly string[] => {
  const labels = [...plan.labels];
  while (after >= 0 && labels.length < after + 3) {
    labels.push(dateOfDay(dayNumberOf(labels.at(-1) ?? '1970-01-01') + 1));
  }
  return labels;
};

/** By day of arrival, but after the erasure; the very next batch and a later one have one each, if there are two. */
const lateParcels = (late: readonly EventDoc[], labels: readonly string[], after: number): Parcel[] => {
  const parcels = late
    .toSorted((a, b) => compare(a.received_at, b.received_at) || byTime(a, b))
    .map((doc) => ({ doc, batch: Math.max(after + 1, batchOfDay(labels, dateOf(doc.received_at))) }));
  const [first] = parcels;
  const last = parcels.at(-1);
  if (!first || !last || first === last) return parcels;
  if (first.batch > after + 1) parcels[0] = movedTo(first, after + 1, labels);
  if (last.batch < after + 2) parcels[parcels.length - 1] = movedTo(last, after + 2, labels);
  return parcels;
};

const movedTo = ({ doc }: Parcel, batch: number, labels: readonly string[]): Parcel => {
  const morning = secondsOf(`${labels[batch] ?? dateOf(doc.received_at)}T06:00:00Z`);
  return { batch, doc: { ...doc, received_at: isoOf(Math.max(morning, secondsOf(doc.timestamp) + HOUR)) } };
};
