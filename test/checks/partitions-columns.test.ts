import { describe, expect, test } from 'vitest';
import { measuredMeaning } from '../../src/checks/column-meaning.ts';
import { sampleSkew } from '../../src/checks/sample-skew.ts';
import type { EventDoc } from '../../src/domain/event.ts';
import type { Cell } from '../../src/domain/relation.ts';
import type { KeyMeaning } from '../../src/domain/workload.ts';
import { REELS } from '../design/partitions/support.ts';

/** Twelve events of four users over a month and more, each of which arrives two days after it happened. */
const docs: readonly EventDoc[] = Array.from({ length: 12 }, (_, n): EventDoc => {
  const happened = Date.UTC(2026, 1, 20, 22, 5, 7) + n * 100 * 3600 * 1000;
  const iso = (time: number) => new Date(time).toISOString().replace('.000', '');
  return {
    event_id: `ev${n}`,
    event_type: n % 3 === 0 ? 'like' : 'video_view_start',
    entity_id: `us${n % 4}`,
    entity_type: 'user',
    timestamp: iso(happened),
    received_at: iso(happened + 48 * 3600 * 1000),
    session_id: null,
    properties: { creator_id: `cr${n % 5}`, video_id: `vi${n}` },
    context: { device_id: `de${n % 6}`, country: 'AT' },
  };
});

const UNKNOWN: KeyMeaning = { kind: 'unknown' };
const meaningOf = (cellOf: (doc: EventDoc, n: number) => Cell, guessed: KeyMeaning = UNKNOWN) =>
  measuredMeaning(
    docs.map((doc, n) => ({ cell: cellOf(doc, n), docs: [doc] })),
    REELS.dimensions,
    guessed,
  );
const epoch = (doc: EventDoc) => Date.parse(doc.timestamp) / 1000;
const time = (unit: string, clock = 'happened', slackDays = 0) => ({ kind: 'time', clock, unit, slackDays });
const value = (dimension: string, buckets: number | null = null) => ({ kind: 'value', dimension, buckets });

describe('what a column means is measured on its rows', () => {
  test.each<[string, (doc: EventDoc, n: number) => Cell, unknown]>([
    [
      'the time of the event',
      ({ timestamp }) => timestamp.replace('T', ' ').replace('Z', ''),
      time('second'),
    ],
    ['as it stands in the document', ({ timestamp }) => timestamp, time('second')],
    ['in milliseconds', (doc) => epoch(doc) * 1000, time('second')],
    ['its hour', ({ timestamp }) => `${timestamp.slice(0, 13).replace('T', ' ')}:00:00`, time('hour')],
    [
      'its hour as a number',
      ({ timestamp }) => Number(timestamp.slice(0, 13).replaceAll(/\D/g, '')),
      time('hour'),
    ],
    ['its date', ({ timestamp }) => timestamp.slice(0, 10), time('day')],
    [
      'its date as a number',
      ({ timestamp }) => Number(timestamp.slice(0, 10).replaceAll('-', '')),
      time('day'),
    ],
    ['its day since 1970', (doc) => Math.floor(epoch(doc) / 86400), time('day')],
    ['its month', ({ timestamp }) => timestamp.slice(0, 7), time('month')],
    ['the first of its month', ({ timestamp }) => `${timestamp.slice(0, 7)}-01`, time('month')],
    ['its year', ({ timestamp }) => Number(timestamp.slice(0, 4)), time('year')],
    [
      'the hour of the day alone',
      ({ timestamp }) => Number(timestamp.slice(11, 13)),
      { kind: 'cycle', clock: 'happened', part: 'hour' },
    ],
    ['the date of arrival', ({ received_at }) => received_at.slice(0, 10), time('day', 'arrived')],
    ['the time of arrival', ({ received_at }) => received_at, time('second', 'arrived')],
    [
      'a date that is the day before at times',
      (doc, n) => new Date((epoch(doc) - (n % 2) * 86400) * 1000).toISOString().slice(0, 10),
      time('day', 'happened', 1),
    ],
    ['the user', ({ entity_id }) => entity_id, value('user')],
    [
      'a number that stands for the user',
      ({ entity_id }) => Number(entity_id.slice(2)) * 17 + 1000,
      value('user'),
    ],
    ['two buckets of the user', ({ entity_id }) => Number(entity_id.slice(2)) % 2, value('user', 2)],
    ['the device', ({ context }) => String(context.device_id), value('device')],
    ['the creator', ({ properties }) => String(properties.creator_id), value('creator')],
    ['the type of the event', ({ event_type }) => event_type, value('event-type')],
    ['a constant', () => 'x', { kind: 'constant' }],
    ['nothing that events have', (_, n) => `x${(n * 7) % 5}${n % 2}`, null],
    ['nothing at all', () => null, null],
  ])('%s', (_, cellOf, expected) => {
    expect(meaningOf(cellOf)).toEqual(expected);
  });

  test('the name decides where two fit: on time, both clocks show one day', () => {
    const onTime = docs.map((doc) => ({ ...doc, received_at: doc.timestamp }));
    const seen = onTime.map((doc) => ({ cell: doc.timestamp.slice(0, 10), docs: [doc] }));
    const guess = (clock: 'happened' | 'arrived'): KeyMeaning => ({
      kind: 'time',
      clock,
      unit: 'day',
      slackDays: 0,
    });
    for (const clock of ['happened', 'arrived'] as const)
      expect(measuredMeaning(seen, REELS.dimensions, guess(clock))).toEqual(guess(clock));
    expect(measuredMeaning(seen, REELS.dimensions, UNKNOWN)).toEqual(guess('happened'));
  });

  test('a name cannot talk a column into what its rows are not', () => {
    const guessed: KeyMeaning = { kind: 'time', clock: 'happened', unit: 'day', slackDays: 0 };
    expect(meaningOf(({ received_at }) => received_at.slice(0, 10), guessed)).toEqual(time('day', 'arrived'));
  });

  test('one row in twenty may be off', () => {
    const many = Array.from({ length: 40 }, (_, n) => docs[n % docs.length]).flatMap((doc) => doc ?? []);
    const off = (share: number) =>
      measuredMeaning(
        many.map((doc, n) => ({ cell: n < share ? 'elsewhere' : doc.entity_id, docs: [doc] })),
        REELS.dimensions,
        UNKNOWN,
      );
    expect(off(2)).toEqual(value('user'));
    expect(off(3)).toBe(null);
  });
});

describe('skew is measured on the documents', () => {
  test.each<[string, KeyMeaning[], number | null]>([
    ['even by the day', [{ kind: 'time', clock: 'happened', unit: 'day', slackDays: 0 }], 1],
    ['by type', [{ kind: 'value', dimension: 'event-type', buckets: null }], (8 * 2) / 12],
    ['one partition', [{ kind: 'constant' }], 1],
    ['not to be told', [{ kind: 'unknown' }], null],
  ])('%s', (_, keys, expected) => {
    expect(sampleSkew(docs, keys, REELS.dimensions)).toBe(expected);
  });
});
