import { describe, expect, test } from 'vitest';
import { runSteps } from '../../src/delivery/bronze.ts';
import { deliver } from '../../src/delivery/deliver.ts';
import { hashText } from '../../src/domain/hash.ts';
import { fixedWidthIds } from '../../src/delivery/generate/world.ts';
import { changePath, readPath } from '../../src/delivery/path.ts';
import { isoOf, secondsOf } from '../../src/delivery/time.ts';
import type { BronzeColumn, BronzeTable, ColumnKind, DeliverSpec } from '../../src/domain/problem.ts';
import { ERASE, isEvent, ON_TIME, RETAIN, repeated, told } from './support/fixture.ts';

const column = (
  name: string,
  kind: ColumnKind,
  path: string,
  omit: readonly string[] = [],
): BronzeColumn => ({
  ...{ name, kind, omit },
  path: path.split('.'),
  about: '',
});

const TABLES: readonly BronzeTable[] = [
  {
    name: 'bronze_events',
    about: '',
    entityType: 'user',
    holds: 'batch',
    columns: [
      column('event_id', 'text', 'event_id'),
      column('event_ts', 'timestamp', 'timestamp'),
      column('event_date', 'date', 'timestamp'),
      column('video_id', 'text', 'properties.video_id'),
      column('watch_ms', 'integer', 'properties.watch_ms'),
      column('properties', 'json', 'properties', ['video_id', 'creator_id']),
    ],
  },
  {
    name: 'bronze_deletions',
    about: '',
    entityType: 'deletion',
    holds: 'all',
    columns: [column('user_id', 'text', 'entity_id'), column('requested_ts', 'timestamp', 'timestamp')],
  },
];

const steps = (...specs: readonly DeliverSpec[]) => runSteps(TABLES, deliver(told, specs, 1));
const keys = (...specs: readonly DeliverSpec[]) => steps(...specs).map((step) => step.key);

describe('bronze batches', () => {
  test('rows are taken by path, each column in its kind', () => {
    const [, first] = steps(ON_TIME);
    const table = first?.kind === 'load' ? first.bronze.tables[0] : undefined;
    expect(table?.columns.map((one) => one.type)).toEqual([
      'TEXT',
      'TEXT',
      'TEXT',
      'TEXT',
      'INTEGER',
      'TEXT',
    ]);
    const docs = new Map(told.map((doc) => [doc.event_id, doc]));
    for (const [id, at, date, video, watched, properties] of table?.rows ?? []) {
      const doc = docs.get(String(id));
      expect(at).toBe(doc?.timestamp.replace('T', ' ').replace('Z', ''));
      expect(date).toBe(doc?.timestamp.slice(0, 10));
      expect(video).toBe(doc?.properties.video_id ?? null);
      expect(watched).toBe(doc?.properties.watch_ms ?? null);
      const { video_id, creator_id, ...rest } = doc?.properties ?? {};
      expect(JSON.parse(String(properties))).toEqual(rest);
    }
    expect(table?.rows.length).toBeGreaterThan(20);
  });

  test('a table that holds all has every request so far, each once', () => {
    const loads = steps(ON_TIME, ERASE, { kind: 'again' }).filter((step) => step.kind === 'load');
    const sizes = loads.map((step) => step.bronze.tables[1]?.rows.length);
    expect(sizes).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2]);
  });

  test('equal content has equal keys, and nothing else has', () => {
    const onTime = keys(ON_TIME);
    expect(repeated(onTime)).toEqual([]);
    expect(keys(ON_TIME, RETAIN).slice(0, -1)).toEqual(onTime);
    expect(keys(ON_TIME, ERASE).slice(0, 5)).toEqual(onTime.slice(0, 5));
    expect(keys(ON_TIME, { kind: 'again' })).toEqual(
      onTime.flatMap((key, n) => (n === 0 ? [key] : [key, key])),
    );
  });
});

describe('small tools', () => {
  test('hashes differ with every character, and with their order', () => {
    const texts = ['', 'a', 'b', 'ab', 'ba', 'aa', 'a\u0000', '\u0000a', 'ab '.repeat(50), 'ab '.repeat(51)];
    const hashes = [...texts, ...told.map((doc) => JSON.stringify(doc))].map(hashText);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashes.every((hash) => /^[0-9a-f]{32}$/.test(hash))).toBe(true);
  });

  test('ids are different, equally long, and without order', () => {
    const id = fixedWidthIds(1, 12);
    const ids = Array.from({ length: 200 }, (_, n) => n).flatMap((n) => [
      id('us', n, 0),
      id('us', 0, n + 1),
      id('us', n, 2 ** 24),
    ]);
    expect(repeated(ids)).toEqual([]);
    expect(ids.every((one) => /^us[0-9a-z]{10}$/.test(one))).toBe(true);
    expect(ids).not.toEqual(ids.toSorted());
    expect(fixedWidthIds(2, 12)('us', 0, 0)).not.toBe(ids[0]);
  });

  test('paths are read and changed; what is not there stays so', () => {
    const doc = told.find((one) => isEvent(one) && one.properties.video_id);
    if (!doc) throw new Error('no event');
    expect(readPath(doc, ['properties', 'video_id'])).toBe(doc.properties.video_id);
    expect(readPath(doc, ['properties', 'toString'])).toBeUndefined();
    expect(readPath(doc, ['event_id', 'length'])).toBeUndefined();
    const other = changePath(doc, ['properties', 'video_id'], () => 'x');
    expect(readPath(other, ['properties', 'video_id'])).toBe('x');
    expect({ ...other, properties: doc.properties }).toEqual(doc);
    expect(changePath(doc, ['properties', 'nothing'], () => 'x')).toEqual(doc);
  });

  test('times are written as they were read', () => {
    for (const time of [
      '2026-02-28T23:59:59Z',
      '2026-03-01T00:00:00Z',
      '2024-02-29T12:34:56Z',
      '1969-12-31T23:59:59Z',
    ]) {
      expect(isoOf(secondsOf(time))).toBe(time);
    }
  });
});
