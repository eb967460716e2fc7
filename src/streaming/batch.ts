import { compare } from '../domain/compare.ts';
import type { Arrival, Session } from '../domain/window.ts';

/**
 * The sessions of events that are all there: events of a key that are not more than the gap apart. By their start, then
 * by their key.
 */
export function batchSessions(arrivals: readonly Arrival[], gap: number): readonly Session[] {
  const byKey = Map.groupBy(arrivals, ({ key }) => key);
  return [...byKey.values()].flatMap((own) => sessionsOf(own, gap)).toSorted(byStart);
}

export function byStart(a: Session, b: Session): number {
  return a.start - b.start || compare(a.key, b.key);
}

function sessionsOf(arrivals: readonly Arrival[], gap: number): Session[] {
  const groups: Arrival[][] = [];
  for (const arrival of arrivals.toSorted((a, b) => a.time - b.time)) {
    const open = groups.at(-1);
    const before = open?.at(-1);
    if (open && before && arrival.time - before.time <= gap) open.push(arrival);
    else groups.push([arrival]);
  }
  return groups.flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last) return [];
    return [{ key: first.key, start: first.time, last: last.time, events: group.map(({ id }) => id) }];
  });
}

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
