import { describe, expect, test } from 'vitest';
import { docsById, grainOf } from '../../src/checks/grain.ts';
import type { EventDoc } from '../../src/domain/event.ts';
import type { Cell } from '../../src/domain/relation.ts';

const PATHS = [['event_id'], ['properties', 'share_id']];

const doc = (n: number, type: string): EventDoc => ({
  event_id: `ev${n}`,
  event_type: type,
  entity_id: `us${n % 2}`,
  entity_type: 'user',
  timestamp: '2026-03-01T10:00:00Z',
  received_at: '2026-03-01T10:00:01Z',
  session_id: null,
  properties: type === 'share' ? { share_id: `sh${n}` } : {},
  context: {},
});

const views = [0, 1, 2, 3].map((n) => doc(n, 'view'));
const shares = [4, 5].map((n) => doc(n, 'share'));
const docs = [...views, ...shares];

function perEvent(columns: readonly string[], rows: readonly (readonly Cell[])[]): boolean {
  return grainOf({ table: 't', relation: { columns, rows } }, docsById(docs, PATHS), docs).perEvent;
}

describe('a table has a row per event', () => {
  const ids = docs.map(({ event_id }) => [event_id]);
  test.each<[string, readonly string[], readonly (readonly Cell[])[], boolean]>([
    ['of every type', ['id'], ids, true],
    ['of one type', ['id'], ids.slice(0, 4), true],
    ['known by a share of its own', ['share'], [['sh4'], ['sh5']], true],
    ['beside other columns', ['n', 'id', 'x'], ids.map(([id], n) => [n, id ?? null, null]), true],
    ['whatever each row is said of', ['id', 'id2'], ids.map(([id]) => [id ?? null, 'other']), true],
    ['of most of a type only', ['id'], ids.slice(0, 3), false],
    ['per user', ['user_id'], [['us0'], ['us1']], false],
    ['without rows', ['id'], [], false],
    ['with an event here and there', ['what'], [['ev0'], ['a'], ['b'], ['c'], ['sh4'], ['d'], ['e']], false],
  ])('%s: %s', (_, columns, rows, due) => {
    expect(perEvent(columns, rows)).toBe(due);
  });

  test('and each row says which, those that it refers to included', () => {
    const relation = {
      columns: ['id', 'parent'],
      rows: [
        ['ev0', null],
        ['sh5', 'ev1'],
        [7, null],
      ],
    };
    const { docsOf } = grainOf({ table: 't', relation }, docsById(docs, PATHS), docs);
    expect(docsOf.map((some) => some.map(({ event_id }) => event_id))).toEqual([['ev0'], ['ev5', 'ev1'], []]);
  });
});
