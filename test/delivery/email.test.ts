import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generate } from '../../src/delivery/stream.ts';
import type { EventDoc, EventStream } from '../../src/domain/event.ts';
import { loadFixture } from '../../src/load/fixture.ts';
import { isEvent, repeated } from './support/fixture.ts';

const fixture = await loadFixture(join(import.meta.dirname, '../../fixtures/email'));
const calm = { ...fixture, stories: fixture.stories.filter(({ tags }) => !tags.includes('push')) };
const streams: readonly (readonly [string, EventStream])[] = [
  ['the stories', fixture.stories.flatMap(({ docs }) => docs)],
  ...[1, 2, 3].map(
    (seed) => [`a generated stream, seed ${seed}`, generate(calm, { users: 12, days: 7, seed })] as const,
  ),
];

const PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  email_sent: ['campaign_id', 'email_id', 'subject', 'variant'],
  email_open: ['campaign_id', 'email_id', 'layout', 'mail_client'],
  email_click: ['campaign_id', 'email_id', 'link', 'link_position'],
  push_open: ['action', 'push_id'],
};
const secondsOf = (doc: EventDoc) => Date.parse(doc.timestamp) / 1000;

describe.each(streams)('e-mails keep their promises: %s', (_, stream) => {
  const events = stream.filter(isEvent);

  test('every event has the properties of its type, and no others', () => {
    for (const { event_type, properties } of events)
      expect(Object.keys(properties).toSorted(), event_type).toEqual(PROPERTIES[event_type]);
    expect(new Set(events.map(({ event_type }) => event_type))).toEqual(new Set(Object.keys(PROPERTIES)));
    expect(repeated(events.map((doc) => doc.event_id))).toEqual([]);
  });

  test('nothing of an e-mail happens before it is sent', () => {
    const sent = new Map(
      events.flatMap((doc) =>
        doc.event_type === 'email_sent' ? [[doc.properties.email_id, secondsOf(doc)]] : [],
      ),
    );
    for (const doc of events)
      expect(secondsOf(doc)).toBeGreaterThanOrEqual(Number(sent.get(doc.properties.email_id ?? '') ?? 0));
  });
});

describe.each(streams.slice(1))('%s has what the question turns on', (_, stream) => {
  const events = stream.filter(isEvent);
  const of = (type: string) => events.filter((doc) => doc.event_type === type);
  const pairs = (type: string) =>
    of(type).flatMap((open) =>
      of('email_click')
        .filter((click) => click.entity_id === open.entity_id)
        .map((click) => ({ open, click, seconds: secondsOf(click) - secondsOf(open) })),
    );

  test('clicks at the open, at the end of the hour, a second later, before', () => {
    const seconds = new Set(pairs('email_open').map((pair) => pair.seconds));
    for (const each of [0, 3600, 3601]) expect(seconds).toContain(each);
    expect([...seconds].some((each) => each < 0)).toBe(true);
  });

  test('users with several opens and several clicks within the hour, in one e-mail and in another', () => {
    const near = pairs('email_open').filter(({ seconds }) => seconds >= 0 && seconds <= 3600);
    expect(repeated(near.map(({ open }) => open.event_id)).length).toBeGreaterThan(0);
    expect(repeated(near.map(({ click }) => click.event_id)).length).toBeGreaterThan(0);
    expect(near.some(({ open, click }) => open.properties.email_id !== click.properties.email_id)).toBe(true);
  });

  test('no push before the fifth day, and clicks after one then', () => {
    const days = events.map(({ timestamp }) => timestamp.slice(0, 10)).toSorted();
    const first = Date.parse(days[0] ?? '') / 86_400_000;
    expect(of('push_open').length).toBeGreaterThan(0);
    for (const doc of of('push_open')) expect(secondsOf(doc) / 86_400 - first).toBeGreaterThanOrEqual(4);
    expect(pairs('push_open').some(({ seconds }) => seconds >= 0 && seconds <= 3600)).toBe(true);
  });
});

test('four days have no push', () => {
  const stream = generate(calm, { users: 40, days: 4, seed: 5 });
  expect(stream.filter(({ event_type }) => event_type === 'push_open')).toEqual([]);
});
