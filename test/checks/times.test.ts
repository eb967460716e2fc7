import { describe, expect, test } from 'vitest';
import { epochOf, instantsOf } from '../../src/checks/times.ts';
import type { Cell } from '../../src/domain/relation.ts';

const ISO = '2026-03-01T10:20:30Z';
const EPOCH = Date.UTC(2026, 2, 1, 10, 20, 30) / 1000;
const JULIAN = EPOCH / 86400 + 2440587.5;
const DAYS = Math.floor(EPOCH / 86400);
const SECONDS = 10 * 3600 + 20 * 60 + 30;

test('a time of the stream is its seconds since 1970', () => {
  expect(epochOf(ISO)).toBe(EPOCH);
});

describe('a row holds a time', () => {
  test.each<[string, readonly Cell[]]>([
    ['as the problem spells it', ['2026-03-01 10:20:30']],
    ['in ISO 8601', [ISO]],
    ['with a fraction', ['2026-03-01T10:20:30.000Z']],
    ['without separators', ['20260301102030']],
    ['in ISO 8601 without separators', ['20260301T102030Z']],
    ['in seconds', [EPOCH]],
    ['in seconds, as a text', [String(EPOCH)]],
    ['in milliseconds', [EPOCH * 1000]],
    ['in microseconds', [EPOCH * 1e6]],
    ['in nanoseconds', [EPOCH * 1e9]],
    ['as a Julian day', [JULIAN]],
    ['inside JSON', ['{"event_ts":"2026-03-01 10:20:30","v":1}']],
    ['as a date and a clock', ['2026-03-01', '10:20:30']],
    ['as a date key and seconds after midnight', [20260301, SECONDS]],
    ['as a date and a clock without separators', ['2026-03-01', '102030']],
    ['as days and seconds', [DAYS, SECONDS]],
    ['beside others', ['x', null, 7, '2025-01-01 00:00:00', EPOCH]],
  ])('%s', (_, row) => {
    expect([...instantsOf(row)]).toContain(EPOCH);
  });

  test.each<[string, readonly Cell[]]>([
    ['the next second', ['2026-03-01 10:20:31']],
    ['a date alone', ['2026-03-01']],
    ['a clock alone', ['10:20:30']],
    ['null', [null]],
    ['a small number', [1030]],
    ['an id', ['ev0101']],
    ['a blob', [new Uint8Array([1, 2])]],
    ['nothing', []],
  ])('but not in %s', (_, row) => {
    expect([...instantsOf(row)]).not.toContain(EPOCH);
  });
});
