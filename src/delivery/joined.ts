import { compare } from '../domain/compare.ts';
import type { EventDoc, EventStream } from '../domain/event.ts';
import { ownIds, roleOf, thingTypes } from './roles.ts';

/** Documents that share an id of their own (one act told in several documents), by time. */
export const joinedDocs = (stream: EventStream): readonly (readonly EventDoc[])[] => {
  const types = thingTypes(stream);
  const groups = new Map<string, EventDoc[]>();
  for (const doc of stream) {
    if (roleOf(doc) !== 'event') continue;
    for (const id of ownIds(doc, types)) {
      const group = groups.get(id);
      if (group) group.push(doc);
      else groups.set(id, [doc]);
    }
  }
  return [...groups.values()].filter((group) => group.length > 1).map((group) => group.toSorted(byTime));
};

/** Earlier before later, then by id. */
export const byTime = (a: EventDoc, b: EventDoc): number =>
  compare(a.timestamp, b.timestamp) || compare(a.event_id, b.event_id);
