import { describe, expect, test } from 'vitest';
import { measureFacts } from '../../src/checks/facts/measure.ts';
import type { EventDoc } from '../../src/domain/event.ts';
import type { HoldsRow } from '../../src/domain/fact.ts';
import type { Cell } from '../../src/domain/relation.ts';
import type { StoredTable } from '../../src/domain/run.ts';
import { FACTS, matrix } from '../design/facts/support.ts';

const GRAIN = [['event_id'], ['properties', 'share_id']];

const doc = (n: number, type: string): EventDoc => ({
  event_id: `ev${n}`,
  event_type: type,
  entity_id: `us${n}`,
  entity_type: 'user',
  timestamp: `2026-03-01T10:00:0${n}Z`,
  received_at: `2026-03-01T11:00:0${n}Z`,
  session_id: null,
  properties: {
    video_id: `vi${n}`,
    creator_id: `cr${n}`,
    ...(type === 'video_view_end' && { watch_ms: 1000 * n + 7 }),
  },
  context: { device_id: `de${n}` },
});

const ends = [1, 2, 3, 4].map((n) => doc(n, 'video_view_end'));
const likes = [5, 6, 7].map((n) => doc(n, 'like'));
const docs = [...ends, ...likes];

const SCHEMA = `CREATE TABLE events (event_id TEXT PRIMARY KEY, event_type TEXT, user_id TEXT, device_id TEXT,
  video_id TEXT, creator_id TEXT, event_ts TEXT, received_ts TEXT, watch_ms INTEGER, blurb TEXT);`;

/** The rows of one table, made of the documents. */
async function measured(
  id: string,
  columns: readonly string[],
  rowOf: (doc: EventDoc) => readonly Cell[],
  { schema = SCHEMA, from = docs }: { schema?: string; from?: readonly EventDoc[] } = {},
): Promise<HoldsRow | undefined> {
  const tables: StoredTable[] = [{ table: 'events', relation: { columns, rows: from.map(rowOf) } }];
  const loaded = { model: FACTS, grain: GRAIN, tables, entityType: 'user', docsOf: () => docs };
  return measureFacts(await matrix(schema), loaded).rows.find((row) => row.id === id);
}

const COLUMNS = ['event_id', 'event_type', 'watch_ms', 'blurb'];
const plain = ({ event_id, event_type, properties }: EventDoc): readonly Cell[] => [
  event_id,
  event_type,
  typeof properties.watch_ms === 'number' ? properties.watch_ms : null,
  null,
];

describe('what is in the rows is held, whatever its name', () => {
  test.each<[string, (ms: number) => Cell]>([
    ['as it is', (ms) => ms],
    ['as a text', (ms) => String(ms)],
    ['in seconds', (ms) => ms / 1000],
    ['in JSON', (ms) => JSON.stringify({ a: 1, watch_ms: ms })],
  ])('a watch time %s', async (_, spelt) => {
    const schema = SCHEMA.replace('watch_ms INTEGER, ', '');
    const found = await measured(
      'watch_ms',
      ['event_id', 'event_type', 'blurb'],
      ({ event_id, event_type, properties: { watch_ms } }) => [
        event_id,
        event_type,
        typeof watch_ms === 'number' ? spelt(watch_ms) : null,
      ],
      { schema },
    );
    expect(found).toMatchObject({
      status: 'held',
      places: [{ column: 'blurb', how: 'measured' }],
      measured: true,
    });
  });

  test('an event type is where its ids are', async () => {
    expect(await measured('like', COLUMNS, plain)).toMatchObject({
      status: 'held',
      places: [{ table: 'events', how: 'measured' }],
    });
  });

  test('rows overrule a contradiction that was read: the table was filled somehow', async () => {
    const schema = SCHEMA.replace('received_ts TEXT', 'received_ts TEXT, UNIQUE (user_id, video_id)');
    expect(await measured('like', COLUMNS, plain, { schema })).toMatchObject({
      status: 'held',
      contradictions: [],
    });
  });
});

describe('what was read by name and came nowhere is not held', () => {
  test('a column that stays empty', async () => {
    const empty = (one: EventDoc) => plain(one).map((cell, at) => (at === 2 ? null : cell));
    expect(await measured('watch_ms', COLUMNS, empty)).toMatchObject({ status: 'missing', measured: true });
  });

  test('a time that is no more than a number of the row', async () => {
    const numbered = (one: EventDoc): readonly Cell[] => [
      one.event_id,
      one.event_type,
      Number(one.event_id.slice(2)) * 3 + 11,
    ];
    expect(await measured('event_ts', ['event_id', 'event_type', 'event_ts'], numbered)).toMatchObject({
      status: 'missing',
      measured: true,
    });
  });

  test('types that the load leaves out of the one table of events', async () => {
    expect(await measured('like', COLUMNS, plain, { from: ends })).toMatchObject({
      status: 'missing',
      measured: true,
    });
  });
});

describe('measuring takes nothing away where the rows do not tell', () => {
  test('ids that were hashed', async () => {
    const hashed = (one: EventDoc): readonly Cell[] => [`h${one.event_id}h`, one.event_type, 1, null];
    expect((await measured('like', COLUMNS, hashed))?.status).toBe('held');
    expect((await measured('user_id', COLUMNS, hashed))?.status).toBe('held');
  });

  test('keys of the warehouse’s own', async () => {
    const keyed = (one: EventDoc): readonly Cell[] => [one.event_id, one.event_type, docs.indexOf(one), null];
    const columns = ['event_id', 'event_type', 'user_id', 'blurb'];
    expect((await measured('user_id', columns, keyed))?.status).toBe('held');
  });

  test('times counted from a beginning of their own', async () => {
    const counted = (one: EventDoc): readonly Cell[] => [
      one.event_id,
      one.event_type,
      Date.parse(one.timestamp) / 1000 - 1_700_000_000,
    ];
    expect((await measured('event_ts', ['event_id', 'event_type', 'event_ts'], counted))?.status).toBe(
      'held',
    );
  });

  test('a table that keeps nobody’s ids', async () => {
    const none = (one: EventDoc): readonly Cell[] => [null, one.event_type, 1, null];
    expect((await measured('like', COLUMNS, none))?.status).toBe('held');
  });
});
