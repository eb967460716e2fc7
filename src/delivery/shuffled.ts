import { mustBe, type Plan } from './plan.ts';
import { type Random, shuffled } from './random.ts';

/**
 * All documents in any order, cut into so many uneven batches.
 * Throws a ProblemError where a script depends on the days that are lost by that.
 */
export const shuffledCuts = (plan: Plan, spec: { readonly batches: number }, random: Random): Plan => {
  mustBe(plan, 'shuffled', ['on-time', 'by-day', 'cut']);
  const sizes = Array.from({ length: spec.batches }, () => 0.3 + random() * 1.7);
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  let sum = 0;
  const ends = sizes.map((size) => {
    sum += size;
    return (sum / whole) * plan.parcels.length;
  });
  const batchOf = (place: number) =>
    Math.max(
      0,
      ends.findIndex((end) => place < end),
    );
  const parcels = shuffled(random, plan.parcels).map((parcel, n) => ({ ...parcel, batch: batchOf(n) }));
  return { ...plan, labels: ends.map((_, n) => `cut ${n + 1}`), parcels, order: 'cut' };
};
