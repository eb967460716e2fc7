import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generate } from '../../src/delivery/stream.ts';
import type { EventDoc, EventStream } from '../../src/domain/event.ts';
import { loadFixture } from '../../src/load/fixture.ts';
import { packageRoot } from '../../src/load/problems.ts';
import { simulate } from '../../src/streaming/simulate.ts';
import { middleOf, waitsOf } from '../../src/streaming/totals.ts';

const fixture = await loadFixture(join(packageRoot(), 'fixtures/podcast-app'));
const told = fixture.stories.flatMap((story) => story.docs);
const docsOf = (name: string): EventStream =>
  fixture.stories.find((story) => story.name === name)?.docs ?? [];
const seconds = (time: string) => Date.parse(time) / 1000;
const lateness = (doc: EventDoc) => seconds(doc.received_at) - seconds(doc.timestamp);
const deviceOf = (doc: EventDoc) => `${doc.entity_id} ${String(doc.context.device_id)}`;

/** Lengths in seconds of the runs without a gap of more than half an hour, by user or by device. */
const runs = (docs: EventStream, keyOf: (doc: EventDoc) => string): readonly number[] =>
  [...Map.groupBy(docs, keyOf).values()].flatMap((list) => {
    const times = list.map((doc) => seconds(doc.timestamp)).toSorted((a, b) => a - b);
    const starts = times.filter((time, n) => n === 0 || time - (times[n - 1] ?? 0) > 1800);
    const ends = times.filter((time, n) => (times[n + 1] ?? Number.POSITIVE_INFINITY) - time > 1800);
    return starts.map((start, n) => (ends[n] ?? start) - start);
  });

describe('the stories of the podcast app', () => {
  test('are one stream of eight days, each document with an id of its own, each device of one user', () => {
    expect(new Set(told.map((doc) => doc.event_id)).size).toBe(told.length);
    expect(new Set(told.map((doc) => doc.timestamp.slice(0, 10))).size).toBe(8);
    expect(new Set(told.map(deviceOf)).size).toBe(new Set(told.map((doc) => doc.context.device_id)).size);
    expect(told.filter((doc) => lateness(doc) <= 0)).toEqual([]);
  });

  test.each([
    ['gap-of-1800-seconds', 1, 1],
    ['gap-of-1801-seconds', 2, 2],
    ['two-devices-at-once', 1, 2],
    ['bridged-by-another-device', 1, 3],
    ['device-after-device', 2, 2],
    ['same-second', 1, 2],
    ['quiet-events', 1, 1],
    ['past-midnight', 1, 1],
    ['late-event-on-another-device', 1, 3],
    ['late-event-joins-at-the-limit', 3, 3],
  ])('%s: %d sessions of users, %d by device', (name, users, devices) => {
    expect(runs(docsOf(name), (doc) => doc.entity_id)).toHaveLength(users);
    expect(runs(docsOf(name), deviceOf)).toHaveLength(devices);
  });

  test.each([
    ['four-hours-exactly', 14_400],
    ['four-hours-and-a-second', 14_401],
    ['nine-hours', 32_400],
    ['over-three-days', 55 * 1800],
    ['late-event-joins-over-the-cap', 19_500],
  ])('%s: one run of %d seconds', (name, length) => {
    expect(runs(docsOf(name), deviceOf)).toEqual([length]);
  });

  test.each([
    ['late-event-extends', 1, 1],
    ['late-event-comes-first', 1, 1],
    ['late-event-starts-one', 2, 3],
    ['late-event-joins-two', 2, 1],
    ['late-events-join-three', 3, 1],
    ['late-event-moves-the-date', 1, 1],
    ['late-event-joins-over-the-cap', 2, 1],
  ])('%s: %d sessions of what was in time, %d in the end', (name, first, last) => {
    const inTime = docsOf(name).filter((doc) => lateness(doc) <= 3600);
    expect(runs(inTime, deviceOf)).toHaveLength(first);
    expect(runs(docsOf(name), deviceOf)).toHaveLength(last);
  });

  test.each([
    ['late-within-the-promise', 10_200],
    ['late-to-the-second', 10_800],
    ['later-than-promised', 14_400],
  ])('%s: the latest comes after %d seconds', (name, latest) => {
    expect(Math.max(...docsOf(name).map(lateness))).toBe(latest);
  });
});

/** What the sessionization announces of its live stream: percent corrected, wait and windows, at most. */
const LIMITS = { corrected: 17, wait: 1860, windows: 100 };
const MINUTE = 60;

describe.each([1, 2, 3, 4])('a live stream, seed %d', (seed) => {
  const docs = generate(fixture, { users: 60, days: 4, seed });
  const arrivals = docs.map((doc) => ({
    id: doc.event_id,
    key: deviceOf(doc),
    time: seconds(doc.timestamp),
    received: seconds(doc.received_at),
  }));
  const measured = (delay: number, allowed: number) => {
    const run = simulate(arrivals, { gap: 1800, delay, lateness: allowed });
    const again = run.steps.flatMap((step) =>
      step.kind === 'corrected' || step.kind === 'retracted' ? [step.session] : [],
    );
    const lost = run.steps.filter(
      (step) => step.kind === 'dropped' && step.arrival.received - step.arrival.time <= 10_800,
    );
    return {
      corrected: (100 * new Set(again).size) / run.sessions.length > LIMITS.corrected,
      slow: (middleOf(waitsOf(run, 1800))?.arrival ?? 0) > LIMITS.wait,
      held: run.peak.windows > LIMITS.windows,
      lost: lost.length > 0,
    };
  };
  const kept = { corrected: false, slow: false, held: false, lost: false };

  test('nearly everything comes within two minutes', () => {
    const late = docs.filter((doc) => lateness(doc) > 120).length;
    expect(late).toBeGreaterThan(20);
    expect(late / docs.length).toBeLessThan(0.08);
  });

  test.each([
    ['a minute and three hours', MINUTE, 180 * MINUTE, kept],
    ['five minutes and the rest of three hours', 5 * MINUTE, 175 * MINUTE, kept],
    ['twenty minutes', 20 * MINUTE, 160 * MINUTE, kept],
    ['six hours', 5 * MINUTE, 360 * MINUTE, kept],
    ['no delay', 0, 180 * MINUTE, { ...kept, corrected: true }],
    ['half an hour', 30 * MINUTE, 150 * MINUTE, kept],
    ['three quarters of an hour', 45 * MINUTE, 135 * MINUTE, { ...kept, slow: true }],
    ['no lateness', 5 * MINUTE, 0, { ...kept, lost: true }],
    ['two hours', 5 * MINUTE, 120 * MINUTE, { ...kept, lost: true }],
    ['a day', 5 * MINUTE, 1440 * MINUTE, { ...kept, held: true }],
  ])('%s', (_, delay, allowed, expected) => {
    expect(measured(delay, allowed)).toEqual(expected);
  });
});
