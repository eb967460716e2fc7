import { describe, expect, test } from 'vitest';
import type { EventStream } from '../../src/domain/event.ts';
import { fixture, isEvent, told } from './support/fixture.ts';

const docsOf = (name: string): EventStream =>
  fixture.stories.find((story) => story.name === name)?.docs ?? [];
const seconds = (time: string) => Date.parse(time) / 1000;

/** Lengths in seconds of the runs on each device without a gap of more than half an hour. */
const runs = (docs: EventStream): readonly number[] => {
  const devices = Map.groupBy(docs.filter(isEvent), (doc) => String(doc.context.device_id));
  return [...devices.values()].flatMap((list) => {
    const times = list.map((doc) => seconds(doc.timestamp)).toSorted((a, b) => a - b);
    const starts = times.filter((time, n) => n === 0 || time - (times[n - 1] ?? 0) > 1800);
    const ends = times.filter((time, n) => (times[n + 1] ?? Number.POSITIVE_INFINITY) - time > 1800);
    return starts.map((start, n) => (ends[n] ?? start) - start);
  });
};

/** The same, of what had arrived in time. */
const runsAtFirst = (docs: EventStream) =>
  runs(docs.filter((doc) => seconds(doc.received_at) - seconds(doc.timestamp) <= 3600));

describe('the stories', () => {
  test('are one stream of eight days at most', () => {
    const days = new Set(told.filter(isEvent).map((doc) => doc.timestamp.slice(0, 10)));
    expect(days.size).toBe(8);
    const events = told.filter(isEvent).length;
    expect(events).toBeGreaterThanOrEqual(250);
    expect(events).toBeLessThanOrEqual(450);
    expect(new Set(told.filter(isEvent).map((doc) => doc.event_type)).size).toBe(10);
  });

  test.each([
    ['gap-of-1800-seconds', 1],
    ['gap-of-1801-seconds', 2],
    ['two-devices-at-once', 2],
    ['past-midnight', 1],
    ['lone-events', 11],
    ['bridged-by-quiet-events', 6],
    ['view-end-forty-minutes-later', 2],
    ['client-session-spans-two', 2],
    ['client-session-lost', 1],
    ['opened-and-closed', 1],
  ])('%s: sessions %d', (name, count) => {
    expect(runs(docsOf(name))).toHaveLength(count);
  });

  test.each([
    ['four-hours-exactly', 4 * 3600],
    ['four-hours-and-a-second', 4 * 3600 + 1],
    ['nine-hours', 18 * 1790],
    ['over-three-days', 49 * 1795 + 125],
  ])('%s: one run of %d seconds', (name, length) => {
    expect(Math.abs((runs(docsOf(name))[0] ?? 0) - length)).toBeLessThan(60);
    if (name.startsWith('four')) expect(runs(docsOf(name))).toEqual([length]);
    expect(runs(docsOf(name))).toHaveLength(1);
  });

  test.each([
    ['late-event-joins-two', 2, 1],
    ['late-events-join-three', 3, 1],
    ['late-event-moves-the-date', 1, 1],
    ['late-event-starts-one', 1, 2],
    ['six-days-late', 1, 2],
  ])('%s: %d sessions at first, %d in the end', (name, first, last) => {
    expect(runsAtFirst(docsOf(name))).toHaveLength(first);
    expect(runs(docsOf(name))).toHaveLength(last);
  });
});
