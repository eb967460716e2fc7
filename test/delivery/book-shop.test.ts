import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generate } from '../../src/delivery/stream.ts';
import type { EventDoc, EventStream } from '../../src/domain/event.ts';
import { loadFixture } from '../../src/load/fixture.ts';
import { packageRoot } from '../../src/load/problems.ts';

const fixture = await loadFixture(join(packageRoot(), 'fixtures/book-shop'));
const told = fixture.stories.flatMap((story) => story.docs);
const docsOf = (name: string): EventStream =>
  fixture.stories.find((story) => story.name === name)?.docs ?? [];
const seconds = (doc: EventDoc | undefined) => Date.parse(doc?.timestamp ?? '') / 1000;

const WITH_BOOK = ['viewed_book', 'added_to_basket', 'wrote_review'];
const MONEY: Readonly<Record<string, (cents: unknown) => boolean>> = {
  placed_order: (cents) => cents === undefined || Number(cents) > 0,
  returned_item: (cents) => Number(cents) < 0,
};

/** What the statement of the temporal joins promises of a stream; each document that breaks it. */
const broken = (stream: EventStream): readonly EventDoc[] =>
  stream.filter(
    ({ event_type, properties, timestamp, received_at }) =>
      (WITH_BOOK.includes(event_type) && typeof properties.book !== 'string') ||
      !(MONEY[event_type] ?? ((cents: unknown) => cents === undefined))(properties.revenue_impact) ||
      received_at <= timestamp,
  );

describe('the book shop', () => {
  test('its stories are one stream of eight days at most, each document with an id of its own', () => {
    expect(new Set(told.map((doc) => doc.event_id)).size).toBe(told.length);
    expect(new Set(told.map((doc) => doc.timestamp.slice(0, 10))).size).toBeLessThanOrEqual(8);
    expect(broken(told)).toEqual([]);
  });

  test.each([1, 2, 3])('what it generates keeps the promises, seed %d', (seed) => {
    const made = generate(fixture, { users: 60, days: 8, seed });
    expect(broken(made)).toEqual([]);
    expect(made.length).toBeGreaterThan(2000);
    expect(made.length).toBeLessThan(20_000);
    expect(made.filter((doc) => doc.context.device_id === undefined).length).toBeGreaterThan(50);
  });

  test.each([
    ['two-first-visits-in-one-second', 'visited_site'],
    ['two-levels-in-one-second', 'changed_level'],
    ['two-first-returns-in-one-second', 'returned_item'],
    ['two-clicks-in-one-second-before-an-order', 'clicked_mail'],
    ['two-orders-in-one-second-after-a-call', 'placed_order'],
    ['visits-after-a-return', 'visited_site'],
    ['two-cohort-rows-in-one-second', 'clicked_mail'],
    ['two-cohort-rows-in-one-second', 'visited_site'],
    ['two-cohort-rows-in-one-second', 'opened_mail'],
    ['in-between-ties', 'viewed_book'],
    ['in-between-ties', 'searched'],
    ['in-between-ties', 'placed_order'],
  ])('%s: two of %s in one second, the higher id told first', (name, type) => {
    const docs = docsOf(name).filter((doc) => doc.event_type === type);
    const twins = docs.filter((doc, n) => {
      const next = docs[n + 1];
      return (
        next?.timestamp === doc.timestamp && next.entity_id === doc.entity_id && next.event_id < doc.event_id
      );
    });
    expect(twins).not.toEqual([]);
  });

  test.each([
    ['order-after-exactly-a-day', 86_400],
    ['order-after-a-day-and-a-second', 86_401],
  ])('%s: %d seconds', (name, distance) => {
    const [basket, order] = docsOf(name);
    expect([basket?.event_type, order?.event_type]).toEqual(['added_to_basket', 'placed_order']);
    expect(seconds(order) - seconds(basket)).toBe(distance);
  });
});
