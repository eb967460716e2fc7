import { hashWords } from '../domain/hash.ts';

/** Numbers from 0 up to, but without, 1. */
export type Random = () => number;

/** A generator (sfc32) that depends on the parts alone: the same parts, the same numbers. */
export const seeded = (...parts: readonly (number | string)[]): Random => {
  let [a, b, c, counter] = hashWords(parts.join('\u0000'));
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
};

/** A whole number from 0 to `below` - 1. */
export const int = (random: Random, below: number): number => Math.floor(random() * below);

export const chance = (random: Random, probability: number): boolean =>
  probability >= 1 || random() < probability;

/** Any element of a list that is not empty; throws a RangeError if it is. */
export const pick = <T>(random: Random, list: readonly T[]): T => {
  const index = int(random, list.length);
  const found = list[index];
  if (found === undefined && index >= list.length) throw new RangeError('nothing to pick from');
  return found as T;
};

/** An element, with a chance in proportion to its weight. */
export const weighted = <T extends { readonly weight: number }>(random: Random, list: readonly T[]): T => {
  let rest = random() * list.reduce((sum, one) => sum + one.weight, 0);
  for (const one of list) {
    rest -= one.weight;
    if (rest < 0) return one;
  }
  return pick(random, list);
};

/** A copy in another order (Fisher and Yates). */
export const shuffled = <T>(random: Random, list: readonly T[]): T[] => {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i -= 1) {
    const j = int(random, i + 1);
    const here = copy[i] as T;
    copy[i] = copy[j] as T;
    copy[j] = here;
  }
  return copy;
};
