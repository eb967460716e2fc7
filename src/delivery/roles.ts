import { compare } from '../domain/compare.ts';
import type { EventDoc, EventStream } from '../domain/event.ts';

/**
 * What a document is to the platform. By convention: `user` is somebody doing something, `deletion` is a
 * person's request to be erased (`entity_id` is the person), every other entity type is a thing, to which
 * other documents refer by the property `<entity type>_id`.
 */
export type Role = 'event' | 'request' | 'thing';

export const roleOf = (doc: EventDoc): Role => {
  if (doc.entity_type === 'user') return 'event';
  return doc.entity_type === 'deletion' ? 'request' : 'thing';
};

/** Names a thing: `shop 17`. */
export const thingOf = (doc: EventDoc): string => `${doc.entity_type} ${doc.entity_id}`;

/** The entity types of the stream's things. */
export const thingTypes = (stream: EventStream): readonly string[] => [
  ...new Set(stream.filter((doc) => roleOf(doc) === 'thing').map((doc) => doc.entity_type)),
];

/** The things that a document refers to, named as by `thingOf`. */
export const mentions = (doc: EventDoc, types: readonly string[]): readonly string[] =>
  types.flatMap((type) => {
    const id = doc.properties[`${type}_id`];
    return typeof id === 'string' ? [`${type} ${id}`] : [];
  });

/** Names the device of a person, where the document says one. */
export const devicesOf = ({ context, entity_id }: EventDoc): readonly string[] =>
  typeof context.device_id === 'string' ? [`${entity_id} ${context.device_id}`] : [];

const PARENT = 'parent_';

/** Property by which a document links to an earlier one: `parent_x_id` holds that one's `x_id`. */
export const linksOf = (doc: EventDoc): readonly { readonly to: string; readonly id: string }[] =>
  Object.entries(doc.properties).flatMap(([key, id]) =>
    key.startsWith(PARENT) && typeof id === 'string' ? [{ to: key.slice(PARENT.length), id }] : [],
  );

/** Ids of a document's own making, which several documents of one act may share: no thing's and no link. */
export const ownIds = (doc: EventDoc, types: readonly string[]): readonly string[] =>
  Object.entries(doc.properties).flatMap(([key, id]) =>
    key.endsWith('_id') &&
    !key.startsWith(PARENT) &&
    !types.includes(key.slice(0, -3)) &&
    typeof id === 'string'
      ? [`${key} ${id}`]
      : [],
  );

/** Documents by each of their keys, each group by time. */
export const grouped = (
  docs: readonly EventDoc[],
  keysOf: (doc: EventDoc) => readonly string[],
): readonly (readonly EventDoc[])[] => {
  const groups = Map.groupBy(
    docs.flatMap((doc) => keysOf(doc).map((key) => ({ key, doc }))),
    ({ key }) => key,
  );
  return [...groups.values()].map((group) => group.map(({ doc }) => doc).toSorted(byTime));
};

/** Documents that share an id of their own (one act told in several documents), by time. */
export const joinedDocs = (stream: EventStream): readonly (readonly EventDoc[])[] => {
  const types = thingTypes(stream);
  const events = stream.filter((doc) => roleOf(doc) === 'event');
  return grouped(events, (doc) => ownIds(doc, types)).filter((group) => group.length > 1);
};

/** Earlier before later, then by id. */
export const byTime = (a: EventDoc, b: EventDoc): number =>
  compare(a.timestamp, b.timestamp) || compare(a.event_id, b.event_id);
