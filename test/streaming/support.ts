import { seeded } from '../../src/delivery/random.ts';
import type { Arrival } from '../../src/domain/window.ts';

/** `id key time received`. */
export function arrival(text: string): Arrival {
  const [id = '', key = '', time, received] = text.split(' ');
  return { id, key, time: Number(time), received: Number(received) };
}

/** A stream by chance: some keys, events in runs, of which some are late by up to `disorder` seconds. */
export function streamOf(seed: number, disorder: number): readonly Arrival[] {
  const next = seeded(seed);
  const keys = 1 + Math.floor(next() * 4);
  return Array.from({ length: 5 + Math.floor(next() * 60) }, (_, at) => {
    const time = Math.floor(next() * 900);
    const late = next() < 0.5 ? 0 : Math.floor(next() * (disorder + 1));
    return { id: `e${at}`, key: `k${Math.floor(next() * keys)}`, time, received: time + late };
  });
}
