import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generate } from '../../src/delivery/stream.ts';
import type { JsonObject } from '../../src/domain/event.ts';
import { loadFixture } from '../../src/load/fixture.ts';
import { packageRoot } from '../../src/load/problems.ts';

const fixture = await loadFixture(join(packageRoot(), 'fixtures/bike-hire'));
const docs = generate(fixture, { users: 6, days: 8, seed: 1 }).filter(
  ({ entity_type }) => entity_type === 'user',
);
const told = docs.map(({ properties: { payload } }) => payload as JsonObject);
const has = (payload: JsonObject, key: string) => typeof payload[key] === 'string' && payload[key] !== '';

describe('an event that travels as JSON within its document', () => {
  test('tells who, what and when, as the document around it', () => {
    const whole = docs.filter((_, at) => ['user', 'type', 'time'].every((key) => has(told[at] ?? {}, key)));
    expect(whole.length).toBeGreaterThan(50);
    for (const { event_type, timestamp, entity_id, properties } of whole) {
      expect(properties.payload).toMatchObject({ type: event_type, time: timestamp });
      expect((properties.payload as JsonObject).user).not.toBe(entity_id);
    }
  });

  test('lacks now and then what is critical, and stays as it is in copies of stories', () => {
    expect(told.some((payload) => payload.user === '')).toBe(true);
    expect(told.some((payload) => payload.time === null)).toBe(true);
    expect(told.some((payload) => Array.isArray(payload))).toBe(true);
  });

  test('has ids and times of its own in each copy of a story', () => {
    const story = fixture.stories.find(({ name }) => name === 'amount-changes-its-type');
    const own = (story?.docs ?? [])
      .filter(({ entity_type }) => entity_type === 'user')
      .map(({ properties: { payload } }) => payload as JsonObject);
    expect(own).toHaveLength(3);
    const copies = told.filter(({ type, amount }) => type === 'payment' && amount === '4.25');
    expect(copies).toHaveLength(1);
    expect(own.map(({ time }) => time)).not.toContain(copies[0]?.time);
    expect(own.map(({ user }) => user)).not.toContain(copies[0]?.user);
  });
});
