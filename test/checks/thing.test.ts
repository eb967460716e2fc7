import { expect, test } from 'vitest';
import { measuredThing } from '../../src/checks/facts/thing.ts';
import type { EventDoc } from '../../src/domain/event.ts';
import type { HoldsRow } from '../../src/domain/fact.ts';
import { loadProblem } from '../../src/load/problem.ts';

const { facts } = await loadProblem('problems/reels');
const fact = facts?.facts.find(({ id }) => id === 'changed_ts');
if (!fact) throw new Error('Reels asks since when a tier holds.');

const read: HoldsRow = {
  ...{ id: fact.id, title: fact.title, of: 'fact', asks: fact.asks, status: 'held' },
  ...{ places: [], lacking: [], contradictions: [] },
};
const times = ['2026-03-01T10:00:00Z', '2026-03-02T11:30:00Z', '2026-03-05T00:00:01Z'];
const docs = times.map(
  (timestamp, at): EventDoc => ({
    ...{ event_id: `ev${at}`, event_type: 'creator_changed', entity_id: `cr${at}`, entity_type: 'creator' },
    ...{
      session_id: null,
      properties: { tier: `tier${at}` },
      context: {},
      timestamp,
      received_at: timestamp,
    },
  }),
);
const seconds = times.map((time) => Date.parse(time) / 1000);
const statusOf = (numbers: readonly number[]) => {
  const rows = numbers.map((number, at) => [`hash${at}`, number]);
  return measuredThing(read, fact, docs, [{ table: 'creator', relation: { columns: ['hk', 'since'], rows } }])
    .status;
};

test('times beside a hashed id may be seconds from a beginning of the candidate’s own', () => {
  expect(statusOf(seconds)).toBe('held');
  expect(statusOf(seconds.map((second) => second - 1_500_000_000))).toBe('held');
  expect(statusOf(seconds.map((second) => (second - 1_500_000_000) * 1000))).toBe('held');
  expect(statusOf([1, 2, 3])).toBe('missing');
  expect(statusOf(seconds.map(() => 7))).toBe('missing');
});
