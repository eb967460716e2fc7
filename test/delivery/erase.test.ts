import { describe, expect, test } from 'vitest';
import { deliver } from '../../src/delivery/deliver.ts';
import { generate } from '../../src/delivery/stream.ts';
import type { EventDoc, EventStream } from '../../src/domain/event.ts';
import { ERASE, fixture, isEvent, ON_TIME, textAt, told } from './support/fixture.ts';

type Come = { readonly doc: EventDoc; readonly step: number };

const come = (stream: EventStream) => {
  const { steps } = deliver(stream, [ON_TIME, ERASE], 5);
  const docs = steps.flatMap((step, n): Come[] =>
    step.kind === 'load' ? step.docs.map((doc) => ({ doc, step: n })) : [],
  );
  const scripts = steps.flatMap((step, n) =>
    step.kind === 'script' ? [{ user: step.params.user_id ?? '', step: n }] : [],
  );
  return { steps, docs, scripts };
};

const TEN = [
  ...['comment', 'follow_creator', 'like', 'session_end', 'session_start', 'share', 'unfollow_creator'],
  ...['unlike', 'video_view_end', 'video_view_start'],
];

describe.each([
  ['the stories', told],
  ...[1, 2, 3, 4].map((seed) => [`seed ${seed}`, generate(fixture, { users: 24, days: 8, seed })] as const),
  ['three days', generate(fixture, { users: 24, days: 3, seed: 5 })],
] as const)('deletion, %s', (of, stream) => {
  const { steps, docs, scripts } = come(stream);

  test('there are several, each after the batch of its day', () => {
    expect(scripts.length).toBeGreaterThan(1);
    for (const { user, step } of scripts) {
      const request = stream.find((doc) => doc.entity_type === 'deletion' && doc.entity_id === user);
      const before = steps.slice(0, step).findLast((one) => one.kind === 'load');
      expect(before?.kind === 'load' && before.label).toBe(request?.timestamp.slice(0, 10));
      const told = docs.filter(({ doc }) => doc.entity_type === 'deletion' && doc.entity_id === user);
      const next = steps.findIndex((one, n) => n > step && one.kind === 'load');
      expect(told.map((one) => one.step)).toEqual([next]);
    }
  });

  test('late events of theirs follow in the next batch and later, some from a new device', () => {
    for (const { user, step } of scripts) {
      const theirs = docs.filter(({ doc }) => isEvent(doc) && doc.entity_id === user);
      const late = theirs.filter((one) => one.step > step);
      const first = Math.min(...late.map((one) => one.step));
      expect(steps.slice(step, first).every((one) => one.kind === 'script')).toBe(true);
      expect(late.some((one) => one.step > first)).toBe(true);
      const devices = (list: readonly Come[]) => list.map(({ doc }) => String(doc.context.device_id));
      const before = devices(theirs.filter((one) => one.step <= step));
      expect(before.length).toBeGreaterThan(0);
      expect(devices(late).some((device) => !before.includes(device))).toBe(true);
    }
  });

  test('late events are of every type', () => {
    if (of === 'the stories') return;
    const late = docs.filter(({ doc, step }) =>
      scripts.some((script) => doc.entity_id === script.user && isEvent(doc) && step > script.step),
    );
    expect([...new Set(late.map(({ doc }) => doc.event_type))].sort()).toEqual(TEN);
  });

  test('nobody else refers to a share of theirs afterwards, nor ever to a late one', () => {
    const sharer = new Map(docs.map((one) => [textAt(one.doc, 'share_id'), one]));
    for (const { doc, step } of docs) {
      const parent = sharer.get(textAt(doc, 'parent_share_id') ?? '-');
      const script = scripts.find((one) => one.user === parent?.doc.entity_id);
      if (!parent || !script || parent.doc.entity_id === doc.entity_id) continue;
      expect(Math.max(step, parent.step)).toBeLessThan(script.step);
    }
  });
});

test('somebody shares what a deleted user had shared', () => {
  const streams = [told, ...[1, 2, 3].map((seed) => generate(fixture, { users: 30, days: 8, seed }))];
  for (const stream of streams) {
    const { docs, scripts } = come(stream);
    const users = new Set(scripts.map((one) => one.user));
    const theirs = new Set(
      docs.filter(({ doc }) => users.has(doc.entity_id)).map(({ doc }) => textAt(doc, 'share_id')),
    );
    const children = docs.filter(
      ({ doc }) => theirs.has(textAt(doc, 'parent_share_id') ?? '-') && !users.has(doc.entity_id),
    );
    expect(children.length).toBeGreaterThan(0);
  }
});
