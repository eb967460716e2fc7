import type { EventDoc, EventStream } from '../domain/event.ts';
import { byTime, joinedDocs } from './joined.ts';
import { deviceOf, linksOf, mentions, ownIds, roleOf, thingTypes } from './roles.ts';
import { secondsOf } from './time.ts';

/** A document whose delay hurts, and the one after which it should come. */
export type Target = { readonly doc: EventDoc; readonly after: EventDoc };

/** Half an hour: the usual gap that parts two visits. */
const PAUSE = 1800;

/** Documents of the stream that matter most when they are late, each with one that should come before it. */
export const lateTargets = (stream: EventStream): readonly Target[] => {
  const types = thingTypes(stream);
  const events = stream.filter((doc) => roleOf(doc) === 'event');
  return [
    ...visitTargets(events),
    ...joinedDocs(stream).flatMap(([doc, after]) => (doc && after ? [{ doc, after }] : [])),
    ...parentTargets(events),
    ...undoTargets(events, types),
  ];
};

/** The earlier of two documents of a person about one thing that differ in type: done after undone. */
const undoTargets = (events: EventStream, types: readonly string[]): Target[] => {
  const alone = events.filter((doc) => ownIds(doc, types).length === 0 && mentions(doc, types).length > 0);
  const about = grouped(alone, (doc) => `${doc.entity_id} ${mentions(doc, types).join()}`);
  return about.flatMap((docs) =>
    pairs(docs).flatMap(([doc, after]) => (doc.event_type === after.event_type ? [] : [{ doc, after }])),
  );
};

/** The first of a visit, and those in the middle without which it would be two. */
const visitTargets = (events: EventStream): Target[] =>
  grouped(events, deviceOf).flatMap((docs) =>
    pairs(docs).flatMap(([doc, after], n) => {
      const before = docs[n - 1];
      const starts = !before || gap(before, doc) > PAUSE;
      const bridges = before && gap(before, doc) <= PAUSE && gap(before, after) > PAUSE;
      return gap(doc, after) <= PAUSE && (starts || bridges) ? [{ doc, after }] : [];
    }),
  );

/** A parent after its child. */
const parentTargets = (events: EventStream): Target[] => {
  const children = new Map<string, EventDoc>(
    events.flatMap((doc) => linksOf(doc).map(({ to, id }) => [`${to} ${id}`, doc] as const)),
  );
  return events.flatMap((doc) =>
    ownIds(doc, []).flatMap((id) => {
      const after = children.get(id);
      return after ? [{ doc, after }] : [];
    }),
  );
};

const gap = (a: EventDoc, b: EventDoc): number => secondsOf(b.timestamp) - secondsOf(a.timestamp);

const pairs = (docs: readonly EventDoc[]): (readonly [EventDoc, EventDoc])[] =>
  docs.slice(0, -1).flatMap((doc, n) => {
    const after = docs[n + 1];
    return after ? [[doc, after] as const] : [];
  });

/** Events by key, each group by time. */
const grouped = (events: EventStream, keyOf: (doc: EventDoc) => string | null): readonly EventDoc[][] => {
  const groups = new Map<string, EventDoc[]>();
  for (const doc of events) {
    const key = keyOf(doc);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(doc);
    else groups.set(key, [doc]);
  }
  return [...groups.values()].map((docs) => docs.toSorted(byTime));
};
