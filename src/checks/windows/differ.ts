import type { Arrival, Session } from '../../domain/window.ts';

/** Two events that are in one session here, and in two there. `joined`: in one where they should be in two. */
export type Difference = { readonly joined: boolean; readonly one: Arrival; readonly other: Arrival };

/** The first difference between two ways to make sessions of the same events; null: there is none. */
export function differenceOf(
  right: readonly Session[],
  given: readonly Session[],
  arrivals: readonly Arrival[],
): Difference | null {
  const byId = new Map(arrivals.map((arrival) => [arrival.id, arrival]));
  const home = new Map(given.flatMap((session) => session.events.map((id) => [id, session] as const)));
  for (const { events } of right) {
    const own = new Set(events);
    const [first = ''] = events;
    const there = home.get(first);
    const apart = events.find((id) => home.get(id) !== there);
    // What stands beside the other tells best.
    const before = apart === undefined ? undefined : events[events.indexOf(apart) - 1];
    const joined = there?.events.find((id) => !own.has(id));
    const [one, other] = [byId.get(before ?? first), byId.get(apart ?? joined ?? '')];
    if (one && other) return { joined: apart === undefined, one, other };
  }
  return null;
}
