import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generate } from '../../src/delivery/stream.ts';
import type { EventDoc, EventStream, JsonObject } from '../../src/domain/event.ts';
import { fixture, told } from './support/fixture.ts';
import { broken } from './support/promises.ts';

const durationOf = (docs: EventStream) =>
  Number(docs.find((doc) => doc.entity_type === 'video')?.properties.duration_ms);

describe('what the data promise', () => {
  test.each(fixture.stories)('story $name', ({ docs }) => {
    expect(broken(docs)).toEqual([]);
  });

  test('all stories together', () => {
    expect(broken(told)).toEqual([]);
  });

  test('generated streams, whatever the seed and the size', () => {
    const size = {
      seed: fc.nat(),
      users: fc.integer({ min: 0, max: 60 }),
      days: fc.integer({ min: 1, max: 12 }),
    };
    fc.assert(
      fc.property(fc.record(size), (options) => {
        expect(broken(generate(fixture, options))).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  const change = (type: string, by: (doc: EventDoc) => object) => {
    const at = told.findIndex((doc) => doc.event_type === type);
    return told.map((doc, n) => (n === at ? { ...doc, ...by(doc) } : doc));
  };
  const property = (type: string, properties: JsonObject) =>
    change(type, (doc) => ({ properties: { ...doc.properties, ...properties } }));
  const copied = (type: string) => {
    const one = told.find((doc) => doc.event_type === type);
    return one ? [...told, { ...one, event_id: 'evxxxx' }] : [];
  };

  test.each([
    ['event id twice', [...told, ...told.slice(0, 1)]],
    ['another width', change('like', () => ({ event_id: 'ev1' }))],
    ['one id of two kinds', change('like', (doc) => ({ event_id: doc.entity_id }))],
    ['device of two users', change('like', () => ({ entity_id: 'usxxxx' }))],
    ['about the wrong thing', property('like', { creator_id: 'crxxxx' })],
    ['about the wrong thing', property('follow_creator', { video_id: 'vd0101' })],
    ['two starts', copied('video_view_start')],
    ['two ends', copied('video_view_end')],
    ['end without its start', property('video_view_end', { view_id: 'vwxxxx' })],
    ['likes in one second', copied('like')],
    ['changes in one second', copied('creator_changed')],
    ['share id', copied('share')],
    ['no earlier parent', property('share', { parent_share_id: 'shxxxx' })],
    ['comment text', copied('comment')],
    ['received before it happened', change('like', (doc) => ({ received_at: doc.timestamp }))],
    ['spelling', change('like', () => ({ timestamp: '2026-03-01 10:00:00' }))],
    ['video changes', copied('video_published')],
    ['a watch time is a duration', property('video_view_end', { watch_ms: durationOf(told) })],
    [
      'came back',
      told.map((doc) =>
        doc.entity_type === 'deletion' ? { ...doc, timestamp: '2026-02-27T00:00:00Z' } : doc,
      ),
    ],
  ] as const)('a broken one is noticed: %s', (what, stream) => {
    expect(broken(stream).join('\n')).toContain(what);
  });
});
