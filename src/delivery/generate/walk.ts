import type { Json } from '../../domain/event.ts';
import type { ActDocument, Step, WalkSettings } from '../../domain/fixture.ts';
import { chance, pick, weighted } from '../random.ts';
import type { Person } from './cast.ts';
import type { Thing } from './catalogue.ts';
import { type Moment, written } from './document.ts';
import { sameBlock } from './world.ts';

/**
 * Adds the documents of a walk to the person's: at each node those of a visit, after the last node those of the end.
 * It is given up where a visit stops it, and where the person's time or the block of days is over. The second of its
 * last document.
 */
export const performWalk = (
  person: Person,
  walk: WalkSettings,
  thing: Thing | undefined,
  moment: Moment,
): number => {
  const { random, world } = person;
  const graph = walk.graphs[(thing?.number ?? 0) % walk.graphs.length];
  const shared: Record<string, Json> = {};
  const taken: string[] = [];
  let now = moment.at;
  /** False where time is over. */
  const tell = (documents: readonly ActDocument[], step: Step): boolean =>
    documents.every((one) => {
      const at = now + pick(random, one.after);
      if (at > moment.until || !sameBlock(world, moment.at, at)) return false;
      now = at;
      const isThere = moment.complete || chance(random, one.chance);
      if (isThere) person.out.push(written(person, one, thing, { ...moment, at }, shared, step));
      return true;
    });
  const visits = walk.visits.filter(({ stops }) => !(moment.complete && stops));
  let node = graph?.from ?? null;
  while (node !== null) {
    const edges = graph?.nodes[node] ?? [];
    const edge = weighted(random, edges);
    const others = edges.filter(({ by }) => by !== edge.by);
    const other = others.length > 0 ? pick(random, others).by : edge.by;
    const visit = weighted(random, visits);
    const step = { node, edge: edge.by, other, path: taken.join('-') };
    if (!tell(visit.documents, step) || visit.stops) return now;
    taken.push(node + edge.by);
    if (edge.to === null) tell(walk.ends, { ...step, path: taken.join('-') });
    node = edge.to;
  }
  return now;
};
