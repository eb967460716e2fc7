import { describe, expect, test } from 'vitest';
import { deliver } from '../../src/delivery/deliver.ts';
import { generate } from '../../src/delivery/stream.ts';
import type { EventDoc, EventStream } from '../../src/domain/event.ts';
import type { DeliverSpec } from '../../src/domain/problem.ts';
import { batchesOf, docsOf, fixture, isEvent, LATE, textAt, told } from './support/fixture.ts';

const stream = generate(fixture, { users: 40, days: 8, seed: 11 });
const batches = batchesOf(deliver(stream, [LATE], 3));
const come = new Map(batches.flatMap(({ docs }, n) => docs.map((doc) => [doc.event_id, n] as const)));
const labels = batches.map((batch) => batch.label);
const events = docsOf({
  steps: batches,
}).filter(isEvent);

/** Batches between the day on which it happened and the one in which it came. */
const delay = (doc: EventDoc) => (come.get(doc.event_id) ?? -1) - labels.indexOf(doc.timestamp.slice(0, 10));
const sooner = (a: EventDoc, b: EventDoc) => (come.get(a.event_id) ?? 0) < (come.get(b.event_id) ?? 0);

const paired = (keyOf: (doc: EventDoc) => string | undefined, list: EventStream = events) => {
  const groups = Map.groupBy(
    list.filter((doc) => keyOf(doc) !== undefined),
    keyOf,
  );
  return [...groups.values()].flatMap((group) => {
    const sorted = group.toSorted((a, b) => (a.timestamp < b.timestamp ? -1 : 1));
    return sorted.slice(1).flatMap((doc, n) => (sorted[n] ? [[sorted[n], doc] as const] : []));
  });
};

const gap = ([a, b]: readonly [EventDoc, EventDoc]) =>
  (Date.parse(b.timestamp) - Date.parse(a.timestamp)) / 1000;

describe('late', () => {
  test('each document is in the batch of its arrival, the last takes the rest', () => {
    for (const { label, docs } of batches) {
      const elsewhere = docs.filter((doc) => {
        const day = doc.received_at.slice(0, 10);
        return isEvent(doc) && day !== label && !(day > label && label === labels.at(-1));
      });
      expect(elsewhere).toEqual([]);
    }
  });

  test('about that share is late, by hours, a day, and more than three', () => {
    const slow = events.filter((doc) => Date.parse(doc.received_at) - Date.parse(doc.timestamp) > 3_600_000);
    expect(slow.length / events.length).toBeGreaterThan(0.1);
    expect(slow.length / events.length).toBeLessThan(0.25);
    for (const days of [0, 1, 2, 3, 4])
      expect(slow.filter((doc) => delay(doc) === days).length).toBeGreaterThan(2);
  });

  test('a session begins earlier than it seemed, and two become one', () => {
    const visits = paired((doc) => `${doc.entity_id} ${doc.context.device_id}`);
    const joins = new Map(visits.map((pair) => [pair[1].event_id, pair]));
    const earlier = visits.filter((pair) => gap(pair) <= 1800 && sooner(pair[1], pair[0]));
    expect(earlier.length).toBeGreaterThan(20);
    const bridges = visits.filter((pair) => {
      const front = joins.get(pair[0].event_id);
      if (!front || gap(front) > 1800 || gap(pair) > 1800 || gap(front) + gap(pair) <= 1800) return false;
      return sooner(front[0], pair[0]) && sooner(pair[1], pair[0]);
    });
    expect(bridges.length).toBeGreaterThan(3);
  });

  test('ends come before starts, children before parents, what undoes before what it undoes', () => {
    const views = paired((doc) => textAt(doc, 'view_id'));
    expect(views.filter(([start, end]) => sooner(end, start)).length).toBeGreaterThan(3);
    const shares = new Map(events.map((doc) => [textAt(doc, 'share_id') ?? '', doc]));
    const children = events.filter((doc) => {
      const parent = shares.get(textAt(doc, 'parent_share_id') ?? '-');
      return parent && sooner(doc, parent);
    });
    expect(children.length).toBeGreaterThan(2);
    const likes = events.filter((doc) => doc.event_type.endsWith('like'));
    const undone = paired((doc) => `${doc.entity_id} ${textAt(doc, 'video_id')}`, likes);
    expect(
      undone.some(([a, b]) => a.event_type === 'like' && b.event_type === 'unlike' && sooner(b, a)),
    ).toBe(true);
  });

  test('rows of videos and changes of creators come after events about them', () => {
    const about = (name: string) => (thing: EventDoc) =>
      events.some(
        (doc) =>
          textAt(doc, name) === thing.entity_id && doc.timestamp >= thing.timestamp && sooner(doc, thing),
      );
    const things = (type: string) => stream.filter((doc) => doc.entity_type === type);
    expect(things('video').filter(about('video_id')).length).toBeGreaterThan(3);
    expect(things('creator').filter(about('creator_id')).length).toBeGreaterThan(1);
  });

  test('as received: the stories arrive as they tell it', () => {
    const own = batchesOf(deliver(told, [{ kind: 'as-received' }], 3));
    const early = own[0]?.label ?? '';
    for (const { label, docs } of own) {
      expect(
        docs.filter((doc) => doc.received_at.slice(0, 10) !== label && doc.received_at.slice(0, 10) > early),
      ).toEqual([]);
    }
  });
});

describe('the same again', () => {
  const twice: DeliverSpec = { kind: 'twice', share: 0.1 };

  test('twice: in the same batch, alike or received later, and in a later batch', () => {
    const delivered = batchesOf(deliver(stream, [{ kind: 'on-time' }, twice], 3));
    const seen = new Map<string, { readonly batch: number; readonly doc: EventDoc }[]>();
    for (const [batch, { docs }] of delivered.entries()) {
      for (const doc of docs.filter(isEvent))
        seen.set(doc.event_id, [...(seen.get(doc.event_id) ?? []), { batch, doc }]);
    }
    const pairs = [...seen.values()].filter((list) => list.length > 1);
    const same = pairs.filter(([a, b]) => a?.batch === b?.batch);
    const equal = same.filter(([a, b]) => a?.doc.received_at === b?.doc.received_at);
    expect(pairs.length / seen.size).toBeGreaterThan(0.07);
    expect(pairs.length / seen.size).toBeLessThan(0.13);
    expect(pairs.length - same.length).toBeGreaterThan(pairs.length / 3);
    expect(equal.length).toBeGreaterThan(same.length / 4);
    expect(same.length - equal.length).toBeGreaterThan(same.length / 4);
    for (const [a, b] of pairs)
      if (a && b && a.batch < b.batch) expect(a.doc.received_at < b.doc.received_at).toBe(true);
  });

  test('again: every batch is followed by itself', () => {
    const own = batchesOf(deliver(stream, [{ kind: 'on-time' }, { kind: 'again' }], 3));
    const once = batchesOf(deliver(stream, [{ kind: 'on-time' }], 3));
    expect(own.filter((_, n) => n % 2 === 0)).toEqual(once);
    expect(own.every((batch, n) => n % 2 === 0 || batch.docs === own[n - 1]?.docs)).toBe(true);
  });

  test('shuffled: so many uneven batches with all documents of the late delivery', () => {
    const own = batchesOf(deliver(stream, [LATE, { kind: 'shuffled', batches: 7 }], 3));
    const sizes = own.map((batch) => batch.docs.length);
    expect(own.map((batch) => batch.label)).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `cut ${n}`));
    expect(new Set(sizes).size).toBeGreaterThan(4);
    const days = own.map(
      (batch) => new Set(batch.docs.filter(isEvent).map((doc) => doc.timestamp.slice(0, 10))).size,
    );
    expect(Math.min(...days)).toBeGreaterThan(6);
  });
});
