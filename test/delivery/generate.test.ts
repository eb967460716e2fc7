import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documents, generate, streamOf } from '../../src/delivery/stream.ts';
import type { EventDoc, EventStream } from '../../src/domain/event.ts';
import { ProblemError } from '../../src/domain/user-error.ts';
import { fixture, isEvent, textAt, told, values } from './support/fixture.ts';

const stream = generate(fixture, { users: 30, days: 8, seed: 5 });
const events = stream.filter(isEvent);
const sameUser = (docs: EventStream) => Map.groupBy(docs.filter(isEvent), (doc) => doc.entity_id);

const gapsOf = (docs: EventStream) => {
  const devices = Map.groupBy(docs.filter(isEvent), (doc) => String(doc.context.device_id));
  return [...devices.values()].flatMap((list) => {
    const times = list.map((doc) => Date.parse(doc.timestamp) / 1000).toSorted((a, b) => a - b);
    return times.slice(1).map((time, n) => time - (times[n] ?? 0));
  });
};

describe('generate', () => {
  test('equal options make equal streams, another seed another one without an id in common', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const options = { users: 4, days: 4, seed };
        expect(generate(fixture, options)).toEqual([...documents(fixture, options)]);
      }),
      { numRuns: 5 },
    );
    const other = new Set(generate(fixture, { users: 30, days: 8, seed: 6 }).map((doc) => doc.event_id));
    expect(stream.filter((doc) => other.has(doc.event_id))).toEqual([]);
  });

  test('a larger stream has all that a smaller one has, so user 0 is the same', () => {
    const large = new Map(
      generate(fixture, { users: 90, days: 8, seed: 5 }).map((doc) => [doc.event_id, doc]),
    );
    expect(stream.filter((doc) => JSON.stringify(doc) !== JSON.stringify(large.get(doc.event_id)))).toEqual(
      [],
    );
  });

  test('the catalogue does not grow with the users', () => {
    const things = (users: number) =>
      generate({ ...fixture, stories: [] }, { users, days: 8, seed: 5 }).filter(
        (doc) => !isEvent(doc) && doc.entity_type !== 'deletion',
      );
    expect(things(60)).toEqual(things(3));
  });

  test('there is a heavy user, of some sixty views and many videos, whatever the days', () => {
    for (const days of [3, 8, 20]) {
      const [first] = sameUser(
        generate({ ...fixture, stories: [] }, { users: 1, days, seed: days }),
      ).values();
      const views = (first ?? []).filter((doc) => doc.event_type === 'video_view_start');
      expect(views.length).toBeGreaterThan(40);
      expect(views.length).toBeLessThan(90);
      expect(new Set(values(views, 'video_id')).size).toBeGreaterThan(20);
    }
  });

  test('people alone bring gaps at the edge, long runs, two devices, same seconds', () => {
    const docs = generate({ ...fixture, stories: [] }, { users: 40, days: 8, seed: 9 });
    const gaps = gapsOf(docs);
    for (const gap of [0, 1, 1800, 1801]) expect(gaps.filter((one) => one === gap).length).toBeGreaterThan(5);
    const devices = [...sameUser(docs).values()].map(
      (list) => new Set(list.map((doc) => doc.context.device_id)).size,
    );
    expect(devices.filter((count) => count > 1).length).toBeGreaterThan(5);
    const idle = docs.filter(
      (doc) =>
        doc.entity_type === 'video' && !values(docs.filter(isEvent), 'video_id').includes(doc.entity_id),
    );
    expect(idle.length).toBeGreaterThan(10);
  });

  test('shares go deep, and over several users', () => {
    const shares = new Map(events.map((doc) => [textAt(doc, 'share_id') ?? '', doc]));
    const chain = (doc: EventDoc): readonly EventDoc[] => {
      const parent = shares.get(textAt(doc, 'parent_share_id') ?? '-');
      return parent ? [...chain(parent), doc] : [doc];
    };
    const chains = events.filter((doc) => doc.event_type === 'share').map(chain);
    expect(Math.max(...chains.map((one) => one.length))).toBeGreaterThan(6);
    expect(Math.max(...chains.map((one) => new Set(one.map((doc) => doc.entity_id)).size))).toBeGreaterThan(
      3,
    );
  });

  test('every story is in it, with the same times of day and other ids', () => {
    const old = new Set(told.flatMap((doc) => [doc.event_id, doc.entity_id]));
    expect(stream.filter((doc) => old.has(doc.event_id) || old.has(doc.entity_id))).toEqual([]);
    const clocks = (docs: EventStream) =>
      docs.map((doc) => `${doc.event_type} ${doc.timestamp.slice(11)} ${doc.received_at.slice(11)}`);
    const there = new Set(clocks(stream));
    expect(clocks(told).filter((one) => !there.has(one))).toEqual([]);
  });
});

describe('streamOf', () => {
  const spec = { fixture: 'video-app', stories: ['all'], generate: null };

  test('tells all stories, some, or makes a stream', () => {
    expect(streamOf(fixture, spec, 1)).toEqual(told);
    expect(streamOf(fixture, { ...spec, stories: ['like-unlike-like'] }, 1)).toHaveLength(10);
    const generated = { fixture: 'video-app', stories: [], generate: { users: 3, days: 4, salt: 1 } };
    expect(streamOf(fixture, generated, 1)).not.toEqual(streamOf(fixture, generated, 2));
    expect(streamOf(fixture, generated, 1)).toEqual(streamOf(fixture, { ...generated, stories: ['all'] }, 1));
  });

  test('does not know every story', () => {
    expect(() => streamOf(fixture, { ...spec, stories: ['nothing'] }, 1)).toThrow(ProblemError);
  });
});
