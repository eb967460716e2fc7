import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { TIMES } from '../../../src/engine/sqljs/functions/times.ts';
import type { Scalar, Value } from '../../../src/engine/sqljs/functions/value.ts';
import { type Database, loadSqlite } from '../../../src/engine/sqljs/sql.ts';

let db: Database;
beforeAll(async () => {
  const sqlite = await loadSqlite();
  db = new sqlite.Database();
});

const sql = (expression: string): Value => {
  const value = db.exec(`SELECT ${expression}`)[0]?.values[0]?.[0];
  return value === undefined ? null : value;
};
const call = (name: string, ...args: readonly Value[]): Value => {
  const of: Scalar | undefined = TIMES[name];
  if (!of) throw new Error(name);
  return of(...args);
};

/** Seconds from 1901 to 2100. */
const times = fc.integer({ min: -2_177_452_800, max: 4_102_444_800 }).map((seconds) => {
  const iso = new Date(seconds * 1000).toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
});

test('a time and units are what SQLite makes of them, cut at the end of the month', () => {
  const units = fc.constantFrom('second', 'minute', 'hour', 'day', 'month', 'year');
  fc.assert(
    fc.property(times, fc.integer({ min: -800, max: 800 }), units, (time, amount, unit) => {
      const own = sql(`datetime('${time}', '${amount >= 0 ? '+' : ''}${amount} ${unit}s', 'floor')`);
      expect(call('gc_add', time, amount, unit)).toBe(own);
    }),
  );
});

test('boundaries are told apart as the beginnings of units are', () => {
  const starts: Readonly<Record<string, string>> = {
    year: "'start of year'",
    month: "'start of month'",
    week: "'start of day', 'weekday 0', '-6 days'",
    sunday: "'start of day', '-6 days', 'weekday 0'",
    day: "'start of day'",
  };
  fc.assert(
    fc.property(times, times, fc.constantFrom(...Object.keys(starts)), (a, b, unit) => {
      const begins = (time: string) => sql(`datetime('${time}', ${starts[unit]})`);
      const none = call('gc_boundaries', a, b, unit) === 0;
      expect(none).toBe(begins(a) === begins(b));
      expect(call('gc_boundaries', a, b, unit)).toBe(-Number(call('gc_boundaries', b, a, unit)) || 0);
    }),
  );
});

test('a quarter begins in its first month', () => {
  fc.assert(
    fc.property(times, (time) => {
      const month = Math.floor((Number(time.slice(5, 7)) - 1) / 3) * 3 + 1;
      expect(call('gc_quarter', time)).toBe(`${time.slice(0, 5)}${String(month).padStart(2, '0')}-01`);
    }),
  );
});

test('a time in any spelling becomes the one that is kept', () => {
  for (const text of ['2024-02-29 08:05:09', '2024-02-29T08:05:09Z', '2024-02-29 08:05:09.000+00:00'])
    expect(call('gc_timestamp', text)).toBe('2024-02-29 08:05:09');
  expect(call('gc_timestamp', '2024-02-29')).toBe('2024-02-29 00:00:00');
  expect(call('gc_date', '2024-02-29 23:59:59', 0)).toBe('2024-02-29');
});

test('a time that is not kept here is told, and no error', () => {
  for (const text of ['2024-01-01 24:00:00', '2024-01-01 00:00:00.5', '2024-01-01 00:00+02:00'])
    expect(() => call('gc_timestamp', text)).toThrow(/^not run here: .*whole seconds/);
});

test('what is no time is an error, and NULL where it is tried', () => {
  const none = ['', 'soon', '12', '2023-02-29', '2024-13-01'];
  for (const text of none) {
    for (const name of ['gc_timestamp', 'gc_date', 'gc_quarter'])
      expect(() => call(name, text)).toThrow('is no time');
    expect(() => call('gc_add', text, 1, 'day')).toThrow('is no time');
    expect(() => call('gc_boundaries', text, '2024-01-01', 'day')).toThrow('is no time');
    expect(call('gc_try_timestamp', text)).toBeNull();
    expect(call('gc_try_date', text)).toBeNull();
  }
  expect(() => call('gc_date', '2024-01-01 00:00:01', 1)).toThrow('time of day');
});

test('of NULL nothing is made', () => {
  for (const name of Object.keys(TIMES)) expect(call(name, null, null, 'day')).toBeNull();
});

test('a time outside of the calendar is an error', () => {
  expect(() => call('gc_add', '9999-12-31 23:59:59', 1, 'second')).toThrow('after the year 9999');
  expect(() => call('gc_add', '9999-12-31', 1, 'month')).toThrow('after the year 9999');
  expect(() => call('gc_add', '2024-01-01', -2024, 'year')).toThrow('before the year 1');
});
