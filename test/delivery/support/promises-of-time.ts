import type { EventStream } from '../../../src/domain/event.ts';
import { repeated, say, textAt, values } from './fixture.ts';

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

export const times = (stream: EventStream, events: EventStream) => [
  ...say(
    'spelling',
    stream.flatMap((doc) => [doc.timestamp, doc.received_at]).filter((time) => !ISO.test(time)),
  ),
  ...say(
    'received before it happened',
    events.filter((doc) => doc.received_at <= doc.timestamp).map((doc) => doc.event_id),
  ),
];

export const things = (stream: EventStream, events: EventStream) => {
  const videos = stream.filter((doc) => doc.entity_type === 'video');
  const durations = videos.map((doc) => String(doc.properties.duration_ms));
  const watched = new Set(events.map((doc) => String(doc.properties.watch_ms)));
  const creators = new Set(stream.filter((doc) => doc.entity_type === 'creator').map((doc) => doc.entity_id));
  return [
    ...say('video changes', repeated(videos.map((doc) => doc.entity_id))),
    ...say('duration', repeated(durations)),
    ...say(
      'a watch time is a duration',
      durations.filter((one) => watched.has(one)),
    ),
    ...say(
      'creator without a row',
      values(stream, 'creator_id').filter((id) => !creators.has(id)),
    ),
  ];
};

/** Whoever asked to be erased does nothing afterwards, and nobody refers to what is erased or not to be told. */
export const deletions = (stream: EventStream, events: EventStream) => {
  const asked = new Map(
    stream.filter((doc) => doc.entity_type === 'deletion').map((doc) => [doc.entity_id, doc.timestamp]),
  );
  const after = events.filter((doc) => doc.timestamp > (asked.get(doc.entity_id) ?? '9'));
  const owner = new Map(events.map((doc) => [textAt(doc, 'share_id'), doc]));
  const refers = events.filter((doc) => {
    const parent = owner.get(textAt(doc, 'parent_share_id') ?? '-');
    const left = parent && parent.entity_id !== doc.entity_id ? asked.get(parent.entity_id) : undefined;
    if (!parent || left === undefined) return false;
    const ownRequest = asked.get(doc.entity_id);
    const late = ownRequest !== undefined && doc.received_at > ownRequest;
    return late || parent.received_at > left || doc.timestamp.slice(0, 10) > left.slice(0, 10);
  });
  return [
    ...say(
      'came back',
      after.map((doc) => doc.event_id),
    ),
    ...say(
      'refers to what was erased',
      refers.map((doc) => doc.event_id),
    ),
  ];
};
