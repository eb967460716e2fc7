import type { Batch, Delivery, Step } from '../domain/step.ts';
import type { EventDoc, EventStream } from '../domain/event.ts';
import type { DeliverSpec } from '../domain/problem.ts';
import { again, asReceived, change, rebuild, retain, shuffledCuts, twice } from './steps.ts';
import { erase } from './erase.ts';
import { evolve } from './evolve.ts';
import { compare } from '../domain/compare.ts';
import { late } from './late.ts';
import { onTime } from './on-time.ts';
import type { Plan } from './plan.ts';
import { type Random, seeded, shuffled } from './random.ts';

type SpecOf<K extends DeliverSpec['kind']> = Extract<DeliverSpec, { readonly kind: K }>;
type Transformations = {
  readonly [K in DeliverSpec['kind']]: (plan: Plan, spec: SpecOf<K>, random: Random) => Plan;
};

/** What each kind of delivery does with a plan; `late` and `as-received` start anew from the stream. */
const TRANSFORMATIONS = {
  'on-time': (plan) => plan,
  'as-received': asReceived,
  late,
  twice,
  again,
  shuffled: shuffledCuts,
  erase,
  retain,
  change,
  rebuild,
  evolve,
} satisfies Transformations as Transformations;

const transform = <K extends DeliverSpec['kind']>(plan: Plan, spec: SpecOf<K>, random: Random): Plan =>
  (TRANSFORMATIONS[spec.kind] as (plan: Plan, spec: SpecOf<K>, random: Random) => Plan)(plan, spec, random);

/**
 * The stream as a platform delivers it: on time, changed by each of the specs in turn. Equal arguments make equal
 * deliveries, and deliveries that differ from some day on are equal before it.
 * Throws a ProblemError where specs do not go together.
 */
export const deliver = (stream: EventStream, specs: readonly DeliverSpec[], seed: number): Delivery => {
  const plan = specs.reduce(
    (before, spec, n) => transform(before, spec, seeded(seed, 'deliver', spec.kind, n)),
    onTime(stream, seed),
  );
  const changeAt = changeIndex(plan);
  const days = plan.labels.flatMap((label, index) => stepsOf(plan, label, index, changeAt, seed));
  return { steps: [{ kind: 'schema' }, ...days] };
};

/** Index of the first batch with an event that the change is for; Infinity where nothing changes. */
const changeIndex = ({ changeBefore, parcels }: Plan): number =>
  parcels.reduce(
    (first, { doc, batch }) => (doc.event_type === changeBefore ? Math.min(first, batch) : first),
    Number.POSITIVE_INFINITY,
  );

const stepsOf = (plan: Plan, label: string, index: number, changeAt: number, seed: number): Step<Batch>[] => {
  const own = plan.parcels.flatMap((parcel) => (parcel.batch === index ? [parcel.doc] : []));
  // Sorted before it is shuffled, so that the order depends on the content alone.
  const docs = shuffled(seeded(seed, 'batch', label), own.toSorted(byId));
  const scripts = plan.scripts.filter((script) => script.after === index);
  // A day on which nothing arrives has no batch.
  const times = own.length > 0 ? plan.times : 0;
  return [
    ...(index === changeAt ? [{ kind: 'change' as const }] : []),
    ...Array.from({ length: times }, () => ({
      kind: 'load' as const,
      label,
      changed: index >= changeAt,
      docs,
    })),
    ...scripts.flatMap(({ deliverable, params, keep }): Step<Batch>[] => [
      ...(keep ? [{ kind: 'wipe' as const, deliverable, keep }] : []),
      { kind: 'script', deliverable, params },
    ]),
  ];
};

const byId = (a: EventDoc, b: EventDoc): number =>
  compare(a.event_id, b.event_id) || compare(a.received_at, b.received_at);
