import { compare } from '../domain/compare.ts';
import type { Arrival } from '../domain/window.ts';

/**
 * Events in the order in which a stream has them: by arrival, then by their time, then by their id. A copy of an event
 * that has come already is left out.
 */
export function inOrder(arrivals: readonly Arrival[]): readonly Arrival[] {
  const seen = new Set<string>();
  return arrivals.toSorted(earlier).filter(({ id }) => {
    const isNew = !seen.has(id);
    seen.add(id);
    return isNew;
  });
}

function earlier(a: Arrival, b: Arrival): number {
  return a.received - b.received || a.time - b.time || compare(a.id, b.id);
}
