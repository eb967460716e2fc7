import { ProblemError } from '../domain/user-error.ts';
import type { Plan } from './plan.ts';
import { type Random, shuffled } from './random.ts';

/**
 * All documents in any order, cut into so many uneven batches.
 * Throws a ProblemError where a script depends on the days that are lost by that.
 */
export const shuffledCuts = (plan: Plan, spec: { readonly batches: number }, random: Random): Plan => {
  if (plan.scripts.length > 0) {
    throw new ProblemError(
      'E_DELIVERY',
      'A delivery cannot be shuffled after a script was planned in it.',
      'Put `shuffled` before `retain`, and leave `erase` out.',
    );
  }
  const sizes = Array.from({ length: spec.batches }, () => 0.3 + random() * 1.7);
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  let sum = 0;
  const ends = sizes.map((size) => {
    sum += size;
    return (sum / whole) * plan.parcels.length;
  });
  const parcels = shuffled(random, plan.parcels).map((parcel, n) => ({
    ...parcel,
    batch: Math.max(
      0,
      Math.min(
        ends.findIndex((end) => n < end),
        spec.batches - 1,
      ),
    ),
  }));
  return { ...plan, labels: ends.map((_, n) => `cut ${n + 1}`), parcels };
};
