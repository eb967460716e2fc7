import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generate } from '../../src/delivery/stream.ts';
import type { EventStream, Json, JsonObject } from '../../src/domain/event.ts';
import { loadFixture } from '../../src/load/fixture.ts';
import { isEvent, repeated } from './support/fixture.ts';

const fixture = await loadFixture(join(import.meta.dirname, '../../fixtures/bike-hire'));
const streams: readonly (readonly [string, EventStream])[] = [
  ['the stories', fixture.stories.flatMap(({ docs }) => docs)],
  ...[1, 2, 3].map(
    (seed) => [`a generated stream, seed ${seed}`, generate(fixture, { users: 16, days: 6, seed })] as const,
  ),
];

const KNOWN: Readonly<Record<string, readonly string[]>> = {
  ride_started: ['ride_id', 'bike_id', 'station'],
  ride_ended: ['ride_id', 'bike_id', 'station', 'minutes'],
  payment: ['ride_id', 'bike_id', 'amount', 'currency'],
};
const CRITICAL = ['user', 'type', 'time'];
const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

describe.each(streams)('a bike hire keeps its promises: %s', (_, stream) => {
  const events = stream.filter(isEvent);
  const payloads = events.map(({ properties: { payload } }) => payload);
  const told = payloads.filter(isObject);

  test('the envelope is whole, whatever is in it', () => {
    expect(repeated(events.map((doc) => doc.event_id))).toEqual([]);
    for (const { properties } of events) expect(Object.keys(properties)).toEqual(['payload']);
    for (const payload of payloads) expect(payload).not.toBeNull();
  });

  test('user, type and time are texts where they are there', () => {
    for (const payload of told)
      for (const key of CRITICAL)
        expect(['string', 'undefined']).toContain(typeof (payload[key] ?? undefined));
    const times = told.flatMap(({ time }) => time || []);
    for (const time of times) expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  test('known properties are texts, minutes whole numbers, amounts numbers or texts', () => {
    for (const payload of told)
      for (const key of KNOWN[String(payload.type)] ?? []) {
        const value = payload[key] ?? null;
        if (value === null) continue;
        if (key === 'minutes') expect(Number.isInteger(value)).toBe(true);
        else if (key === 'amount') expect(['number', 'string']).toContain(typeof value);
        else expect(typeof value).toBe('string');
      }
  });

  test('unknown properties are texts, whole numbers or null, and nothing is nested', () => {
    for (const payload of told)
      for (const [key, value] of Object.entries(payload)) {
        if (CRITICAL.includes(key) || KNOWN[String(payload.type)]?.includes(key)) continue;
        expect(value === null || typeof value === 'string' || Number.isInteger(value), key).toBe(true);
      }
  });

  test('a text that is no number is of a form that the statement names', () => {
    const named = ['abc', '12 EUR', '12,50', '3,50', '.5', '5.', '1.2.3', '-3', '+4', '1e2', ' 7', ''];
    for (const { amount } of told)
      if (typeof amount === 'string' && !/^\d+(\.\d+)?$/.test(amount)) expect(named).toContain(amount);
  });
});

describe.each(streams)('%s has what the questions turn on', (_, stream) => {
  const payloads = stream.filter(isEvent).map(({ properties: { payload } }) => payload);
  const told = payloads.filter(isObject);

  test('each reason to be dead, types and properties nobody has seen, amounts of both kinds and of none', () => {
    expect(payloads.some((payload) => !isObject(payload))).toBe(true);
    for (const key of CRITICAL) {
      expect(
        told.some((payload) => !(key in payload)),
        key,
      ).toBe(true);
      expect(
        told.some((payload) => payload[key] === null),
        key,
      ).toBe(true);
    }
    expect(told.some(({ user }) => user === '')).toBe(true);
    expect(told.some(({ type }) => type && !(String(type) in KNOWN))).toBe(true);
    expect(told.some(({ helmet }) => typeof helmet === 'string')).toBe(true);
    const amounts = told.flatMap(({ amount }) => amount ?? []);
    expect(amounts.some((amount) => typeof amount === 'number')).toBe(true);
    for (const text of ['12.50', 'abc', '12 EUR']) expect(amounts).toContain(text);
  });
});
