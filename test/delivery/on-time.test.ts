import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deliver } from '../../src/delivery/deliver.ts';
import { generate } from '../../src/delivery/stream.ts';
import type { EventStream } from '../../src/domain/event.ts';
import {
  batchesOf,
  docsOf,
  ERASE,
  EVOLVE,
  fixture,
  isEvent,
  ON_TIME,
  repeated,
  told,
  values,
} from './support/fixture.ts';

const streams = fc
  .record({ seed: fc.nat(), users: fc.integer({ min: 1, max: 20 }), days: fc.integer({ min: 3, max: 9 }) })
  .map((options) => generate(fixture, options));

const each = (check: (stream: EventStream) => void) => {
  check(told);
  fc.assert(fc.property(streams, check), { numRuns: 4 });
};

describe('on time', () => {
  test('each event comes once, in the batch of its day, within the hour', () => {
    each((stream) => {
      for (const { label, docs } of batchesOf(deliver(stream, [ON_TIME], 1))) {
        const events = docs.filter(isEvent);
        expect(events.filter((doc) => doc.timestamp.slice(0, 10) !== label)).toEqual([]);
        const slow = events.filter(
          (doc) => Date.parse(doc.received_at) - Date.parse(doc.timestamp) > 3_600_000,
        );
        expect(slow).toEqual([]);
      }
      const events = docsOf(deliver(stream, [ON_TIME], 1)).filter(isEvent);
      expect(repeated(events.map((doc) => doc.event_id))).toEqual([]);
    });
  });

  test.each([
    ['alone', [ON_TIME]],
    ['with deletions', [ON_TIME, ERASE]],
    ['with new events', [ON_TIME, EVOLVE]],
  ] as const)('a thing comes no later than what refers to it, %s', (_name, specs) => {
    each((stream) => {
      const known = new Set<string>();
      for (const { docs } of batchesOf(deliver(stream, specs, 1))) {
        for (const doc of docs) if (!isEvent(doc)) known.add(doc.entity_id);
        const mentioned = [...values(docs, 'video_id'), ...values(docs, 'creator_id')];
        expect(mentioned.filter((id) => !known.has(id))).toEqual([]);
      }
    });
  });

  test('some rows of things come again', () => {
    const things = docsOf(deliver(generate(fixture, { users: 5, days: 8, seed: 3 }), [ON_TIME], 1)).filter(
      (doc) => doc.entity_type === 'video',
    );
    expect(repeated(things.map((doc) => doc.entity_id)).length).toBeGreaterThan(5);
  });

  test('an event just before midnight is received on the next day, and is in the batch of its own', () => {
    const day = batchesOf(deliver(told, [ON_TIME], 1)).find((batch) =>
      batch.docs.some((doc) => isEvent(doc) && doc.received_at.slice(0, 10) > batch.label),
    );
    expect(day).toBeDefined();
  });
});
