import { hashWords } from './hash.ts';

/** The id number `local` of an owner, under a prefix: `owner` and `local` below 2^25. */
export type Ids = (prefix: string, owner: number, local: number) => string;

const HALF = 0x1ffffff;
const digits = (half: number): string => half.toString(36).padStart(5, '0');

/**
 * Ids of a fixed width that tell nothing about their order. A Feistel network maps each pair (owner, local) to
 * another one, so two pairs never have the same id; equal length means that no id is a part of another.
 */
export const fixedWidthIds = (seed: number, width: number): Ids => {
  const keys = hashWords(`ids ${seed}`);
  const mix = (half: number, key: number): number => {
    const first = Math.imul(half ^ key, 0x85ebca6b);
    const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
    return ((second ^ (second >>> 16)) >>> 0) & HALF;
  };
  return (prefix, owner, local) => {
    let left = owner & HALF;
    let right = local & HALF;
    for (const key of keys) [left, right] = [right, (left ^ mix(right, key)) & HALF];
    return prefix + (digits(left) + digits(right)).padStart(width - prefix.length, '0');
  };
};
