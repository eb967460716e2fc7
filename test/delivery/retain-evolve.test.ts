import { describe, expect, test } from 'vitest';
import { deliver } from '../../src/delivery/deliver.ts';
import { generate } from '../../src/delivery/stream.ts';
import type { EventDoc, EventStream } from '../../src/domain/event.ts';
import { ProblemError } from '../../src/domain/user-error.ts';
import {
  batchesOf,
  docsOf,
  ERASE,
  EVOLVE,
  fixture,
  isEvent,
  LATE,
  ON_TIME,
  RETAIN,
  repeated,
  textAt,
  told,
} from './support/fixture.ts';

const streams: readonly (readonly [string, EventStream])[] = [
  ['the stories', told],
  ...[1, 2, 3].map((seed) => [`seed ${seed}`, generate(fixture, { users: 40, days: 8, seed })] as const),
  ['five days', generate(fixture, { users: 20, days: 5, seed: 4 })],
];

describe.each(streams)('retention, %s', (_of, stream) => {
  const delivery = deliver(stream, [ON_TIME, RETAIN], 2);
  const last = delivery.steps.at(-1);
  const cutoff = last?.kind === 'script' ? (last.params.cutoff_date ?? '') : '';

  test('runs last, and keeps about as many days as it should', () => {
    const kept = batchesOf(delivery).filter((batch) => batch.label >= cutoff).length;
    expect(cutoff).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(Math.abs(kept - 3)).toBeLessThanOrEqual(1);
    expect(kept).toBeLessThan(batchesOf(delivery).length);
  });

  test('no view straddles the cut-off', () => {
    const views = Map.groupBy(
      docsOf(delivery).filter((doc) => textAt(doc, 'view_id')),
      (doc) => textAt(doc, 'view_id'),
    );
    const sides = [...views.values()].map(
      (docs) => new Set(docs.map((doc) => doc.timestamp.slice(0, 10) < cutoff)),
    );
    expect(sides.filter((side) => side.size > 1)).toEqual([]);
  });
});

test('some views of a generated stream cross midnight', () => {
  const docs = generate(fixture, { users: 40, days: 8, seed: 1 });
  const views = Map.groupBy(
    docs.filter((doc) => textAt(doc, 'view_id')),
    (doc) => textAt(doc, 'view_id'),
  );
  const days = [...views.values()].map((list) => new Set(list.map((doc) => doc.timestamp.slice(0, 10))).size);
  expect(days.filter((count) => count > 1).length).toBeGreaterThan(3);
});

test("retention without a clean date is the problem's fault", () => {
  const view = told
    .filter((doc) => textAt(doc, 'view_id') && doc.timestamp.slice(0, 10) !== '2026-02-28')
    .slice(0, 1);
  const both = view.flatMap((doc) => [
    doc,
    { ...doc, event_id: 'evxxxx', timestamp: '2026-02-27T00:00:10Z' },
  ]);
  expect(() => deliver(both, [RETAIN], 1)).toThrow(ProblemError);
});

describe.each(streams)('evolution, %s', (_of, stream) => {
  const docs = docsOf(deliver(stream, [ON_TIME, EVOLVE], 2)).filter(isEvent);
  const known = docs.filter((doc) => doc.event_type !== 'save');
  const news = docs.filter((doc) => doc.event_type === 'save');
  const device = (doc: EventDoc) => `${doc.entity_id} ${doc.context.device_id}`;
  const times = Map.groupBy(known, device);
  const second = (doc: EventDoc) => Date.parse(doc.timestamp) / 1000;
  const near = (doc: EventDoc) => {
    const own = (times.get(device(doc)) ?? []).map((one) => second(one) - second(doc));
    return {
      before: own.some((gap) => gap <= 0 && gap >= -1800),
      after: own.some((gap) => gap >= 0 && gap <= 1800),
    };
  };

  test('new events join visits, prolong them, and stand alone', () => {
    const around = news.map(near);
    expect(around.filter(({ before, after }) => before && after).length).toBeGreaterThan(0);
    expect(around.filter(({ before, after }) => before && !after).length).toBeGreaterThan(0);
    expect(around.filter(({ before, after }) => !before && !after).length).toBeGreaterThan(0);
  });

  test('some are about a video without other events, some about a creator without any that day', () => {
    const videos = new Set(known.map((doc) => textAt(doc, 'video_id')));
    const days = new Set(known.map((doc) => `${textAt(doc, 'creator_id')} ${doc.timestamp.slice(0, 10)}`));
    expect(news.filter((doc) => !videos.has(textAt(doc, 'video_id'))).length).toBeGreaterThan(0);
    const quiet = news.filter(
      (doc) => !days.has(`${textAt(doc, 'creator_id')} ${doc.timestamp.slice(0, 10)}`),
    );
    expect(quiet.length).toBeGreaterThan(0);
    expect(news.filter((doc) => videos.has(textAt(doc, 'video_id'))).length).toBeGreaterThan(0);
  });

  test('the new property is on new and on known types, its texts are unique', () => {
    const moods = (list: EventStream) => list.flatMap((doc) => textAt(doc, 'mood') ?? []);
    expect(moods(news).length).toBeGreaterThan(2);
    expect(moods(known).length).toBeGreaterThan(2);
    expect(moods(news).length).toBeLessThan(news.length);
    expect(repeated(moods(docs))).toEqual([]);
  });

  test('all of it is in the last two days', () => {
    const last = batchesOf(deliver(stream, [ON_TIME], 2))
      .slice(-2)
      .map((batch) => batch.label);
    const late = [...news, ...known.filter((doc) => textAt(doc, 'mood'))];
    expect(late.filter((doc) => !last.includes(doc.timestamp.slice(0, 10)))).toEqual([]);
  });
});

test.each([
  ['erase', [LATE, ERASE]],
  ['evolve', [LATE, EVOLVE]],
  ['late', [ON_TIME, EVOLVE, LATE]],
  ['shuffled', [ON_TIME, RETAIN, { kind: 'shuffled', batches: 3 }]],
  ['retain', [{ kind: 'shuffled', batches: 3 }, RETAIN]],
  ['twice', [ON_TIME, ERASE, { kind: 'twice', share: 0.1 }]],
] as const)('%s is refused where it would break a promise', (kind, specs) => {
  expect(() => deliver(told, specs, 1)).toThrow(`\`${kind}\` cannot be applied`);
});
