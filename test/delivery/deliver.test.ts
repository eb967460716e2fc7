import { describe, expect, test } from 'vitest';
import { deliver } from '../../src/delivery/deliver.ts';
import { generate } from '../../src/delivery/stream.ts';
import type { EventDoc, EventStream } from '../../src/domain/event.ts';
import { batchesOf, DELIVERIES, docsOf, ERASE, fixture, isEvent, ON_TIME, told } from './support/fixture.ts';
import { broken } from './support/promises.ts';

const streams: readonly (readonly [string, EventStream])[] = [
  ['the stories', told],
  ...[1, 2].map((seed) => [`seed ${seed}`, generate(fixture, { users: 8, days: 8, seed })] as const),
];

const cases = streams.flatMap(([of, stream]) =>
  Object.entries(DELIVERIES).map(([kind, specs]) => ({ kind, of, stream, specs })),
);

/** Documents of those who asked to be erased that come after they asked: told by `erase` alone. */
const withheld = (stream: EventStream): ReadonlySet<string> => {
  const asked = new Map(
    stream.filter((doc) => doc.entity_type === 'deletion').map((doc) => [doc.entity_id, doc.timestamp]),
  );
  return new Set(
    stream
      .filter((doc) => isEvent(doc) && doc.received_at > (asked.get(doc.entity_id) ?? '9'))
      .map((doc) => doc.event_id),
  );
};

const unreceived = (doc: EventDoc) => ({ ...doc, received_at: null });

describe.each(cases)('$kind, $of', ({ kind, stream, specs }) => {
  const delivery = deliver(stream, specs, 7);
  const docs = docsOf(delivery);

  test('keeps the promises', () => {
    const once = [...new Map(docs.map((doc) => [doc.event_id, doc])).values()];
    expect(broken(once)).toEqual([]);
  });

  test('brings every document, but what is dropped', () => {
    const dropped = withheld(stream);
    const wanted = stream.filter(
      (doc) => kind === 'deletion' || (doc.entity_type !== 'deletion' && !dropped.has(doc.event_id)),
    );
    const come = new Set(docs.map((doc) => doc.event_id));
    expect(wanted.filter((doc) => !come.has(doc.event_id))).toEqual([]);
    const given = new Set(wanted.map((doc) => doc.event_id));
    const news = docs.filter((doc) => !given.has(doc.event_id) && doc.event_type !== 'save');
    expect(news).toEqual([]);
  });

  test('changes nothing of a document but when it was received', () => {
    if (kind === 'evolution') return;
    const known = new Map(stream.map((doc) => [doc.event_id, JSON.stringify(unreceived(doc))]));
    expect(docs.filter((doc) => JSON.stringify(unreceived(doc)) !== known.get(doc.event_id))).toEqual([]);
  });

  test('is the same again, and in another order with another seed', () => {
    expect(deliver(stream, specs, 7)).toEqual(delivery);
    expect(deliver(stream, specs, 8)).not.toEqual(delivery);
    const [first] = batchesOf(delivery);
    expect(first?.docs.map((doc) => doc.timestamp)).not.toEqual(
      first?.docs.map((doc) => doc.timestamp).toSorted(),
    );
  });
});

describe.each(streams)('equal beginnings, %s', (_of, stream) => {
  const onTime = deliver(stream, [ON_TIME], 7).steps;

  test.each([
    ['deletion', 'script'],
    ['retention', 'script'],
    ['evolution', 'load'],
  ] as const)('%s is on time at first', (kind, differs) => {
    const steps = deliver(stream, DELIVERIES[kind] ?? [], 7).steps;
    const same = steps.findIndex((step, n) => JSON.stringify(step) !== JSON.stringify(onTime[n]));
    expect(steps[same]?.kind).toBe(differs);
    expect(same).toBeGreaterThan(kind === 'deletion' ? 1 : 5);
    if (kind === 'retention') expect(same).toBe(onTime.length);
  });

  test('nothing but a deletion changes the number of days', () => {
    const days = batchesOf(deliver(stream, [ON_TIME, ERASE], 7)).map((batch) => batch.label);
    expect(days).toEqual(onTime.flatMap((step) => (step.kind === 'load' ? [step.label] : [])));
  });
});
