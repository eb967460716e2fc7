import type { Arrival } from '../../src/domain/window.ts';

/** `id key time received`. */
export function arrival(text: string): Arrival {
  const [id = '', key = '', time, received] = text.split(' ');
  return { id, key, time: Number(time), received: Number(received) };
}

/** Numbers from 0 to 1, the same for the same seed. */
export function chance(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    state = Math.imul(state ^ (state >>> 13), 3_266_489_917) >>> 0;
    return state / 2 ** 32;
  };
}

/** A stream by chance: some keys, events in runs, of which some are late by up to `disorder` seconds. */
export function streamOf(seed: number, disorder: number): readonly Arrival[] {
  const next = chance(seed);
  const keys = 1 + Math.floor(next() * 4);
  return Array.from({ length: 5 + Math.floor(next() * 60) }, (_, at) => {
    const time = Math.floor(next() * 900);
    const late = next() < 0.5 ? 0 : Math.floor(next() * (disorder + 1));
    return { id: `e${at}`, key: `k${Math.floor(next() * keys)}`, time, received: time + late };
  });
}
