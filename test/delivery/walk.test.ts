import { describe, expect, test } from 'vitest';
import { generate } from '../../src/delivery/stream.ts';
import type { EventDoc } from '../../src/domain/event.ts';
import type { ActDocument, Draws, Fixture, Step, WalkSettings } from '../../src/domain/fixture.ts';
import { fixture, isEvent, textAt } from './support/fixture.ts';

const at = (...names: readonly (keyof Step)[]): Draws => ({
  walk_id: { kind: 'fresh', prefix: 'wk', chance: 1 },
  ...Object.fromEntries(names.map((of) => [of, { kind: 'step', of, chance: 1 }])),
});
const told = (eventType: string, after: number, properties: Draws): ActDocument => ({
  ...{ eventType, properties },
  chance: 1,
  after: [after],
});

const WALK: WalkSettings = {
  graphs: [
    {
      from: 's1',
      nodes: {
        s1: [
          { by: 'A', to: 's2', weight: 1 },
          { by: 'B', to: 's3', weight: 1 },
        ],
        s2: [{ by: 'A', to: 's3', weight: 1 }],
        s3: [
          { by: 'A', to: null, weight: 1 },
          { by: 'B', to: null, weight: 1 },
        ],
      },
    },
    { from: 's9', nodes: { s9: [{ by: 'A', to: null, weight: 1 }] } },
  ],
  visits: [
    {
      weight: 8,
      stops: false,
      documents: [
        told('asked', 20, at('node', 'path')),
        told('took', 3, at('node', 'edge', 'other', 'path')),
      ],
    },
    { weight: 1, stops: true, documents: [told('asked', 20, at('node', 'path'))] },
  ],
  ends: [told('ended', 5, at('path'))],
};

const walking: Fixture = {
  ...fixture,
  stories: [],
  generator: {
    ...fixture.generator,
    acts: [
      { name: 'walk', when: 'within', weight: 1, about: 'creator', apart: null, documents: null, walk: WALK },
    ],
  },
};

const stream = generate(walking, { users: 12, days: 6, seed: 3 });
const walks = [...Map.groupBy(stream.filter(isEvent), (doc) => textAt(doc, 'walk_id')).values()];
const taken = (docs: readonly EventDoc[]) =>
  docs
    .filter((doc) => doc.event_type === 'took')
    .map((doc) => `${textAt(doc, 'node')}${textAt(doc, 'edge')}`);
const seconds = (doc: EventDoc) => Date.parse(doc.timestamp) / 1000;

describe('a walk', () => {
  test('is about one thing and has one new id; people take many', () => {
    expect(walks.length).toBeGreaterThan(100);
    for (const docs of walks) expect(new Set(docs.map((doc) => textAt(doc, 'creator_id'))).size).toBe(1);
  });

  test('the path says which edges were taken, at each node and at the end', () => {
    for (const docs of walks)
      for (const [n, doc] of docs.entries())
        expect(textAt(doc, 'path')).toBe(taken(docs.slice(0, n)).join('-'));
  });

  test('goes along edges of the graph, from its first node to an end', () => {
    const ends = walks
      .filter((docs) => docs.at(-1)?.event_type === 'ended')
      .map((docs) => taken(docs).join('-'));
    const ways = ['s1A-s2A-s3A', 's1A-s2A-s3B', 's1B-s3A', 's1B-s3B', 's9A'];
    expect([...new Set(ends)].toSorted()).toEqual(ways);
  });

  test('the graph is that of the thing', () => {
    const first = new Map<string | undefined, Set<string | undefined>>();
    for (const [doc] of walks) {
      if (!doc) continue;
      const creator = textAt(doc, 'creator_id');
      first.set(creator, (first.get(creator) ?? new Set()).add(textAt(doc, 'node')));
    }
    expect([...first.values()].every(({ size }) => size === 1)).toBe(true);
  });

  test('another edge of the node, where there is one', () => {
    const took = walks.flat().filter((doc) => doc.event_type === 'took');
    for (const doc of took)
      expect(textAt(doc, 'other') === textAt(doc, 'edge')).toBe(
        ['s2', 's9'].includes(textAt(doc, 'node') ?? ''),
      );
  });

  test('some are given up, and those have no end', () => {
    const given = walks.filter((docs) => docs.at(-1)?.event_type === 'asked');
    expect(given.length).toBeGreaterThan(10);
    for (const docs of given) expect(docs.some((doc) => doc.event_type === 'ended')).toBe(false);
  });

  test('seconds count from the document before, and the next act comes after it', () => {
    for (const docs of walks) {
      const gaps = docs.slice(1).map((doc, n) => seconds(doc) - seconds(docs[n] ?? doc));
      expect(gaps.every((gap) => [3, 5, 20].includes(gap))).toBe(true);
    }
  });

  test('who leaves walks to an end in their last words', () => {
    const leavers = new Map(
      stream.filter((doc) => doc.entity_type === 'deletion').map((doc) => [doc.entity_id, doc.timestamp]),
    );
    const late = walks.filter(([doc]) => doc && doc.received_at > (leavers.get(doc.entity_id) ?? '9'));
    expect(late.length).toBeGreaterThan(0);
    for (const docs of late) expect(docs.at(-1)?.event_type).toBe('ended');
  });
});
