import type { Cell } from '../domain/relation.ts';

const DAY = 86400;
const JULIAN_EPOCH = 2440587.5;
/** Instants outside of these (2000 to 2100) are numbers that mean something else. */
const EARLIEST = 946684800;
const LATEST = 4102444800;
const UNITS = [1, 1e3, 1e6, 1e9] as const;

const WRITTEN = /(\d{4})-?(\d{2})-?(\d{2})[T ]?(\d{2}):?(\d{2}):?(\d{2})/g;
const DATE = /^(\d{4})-?(\d{2})-?(\d{2})$/;
const CLOCK = /^(\d{2}):?(\d{2}):?(\d{2})(?:\.0+)?$/;

/** Seconds since 1970 of an ISO time in UTC. */
export function epochOf(iso: string): number {
  return Math.floor(Date.parse(iso) / 1000);
}

/**
 * The instants, in seconds since 1970, that a row holds in any spelling: a text or JSON with a time in it, an epoch
 * in seconds to nanoseconds, a Julian day, or a day and a time of day in columns of their own.
 */
export function instantsOf(row: readonly Cell[]): Set<number> {
  const instants = new Set<number>();
  const add = (epoch: number) => epoch >= EARLIEST && epoch < LATEST && instants.add(epoch);
  for (const cell of row) {
    for (const epoch of written(cell)) add(epoch);
    const number = numberOf(cell);
    if (number === null) continue;
    for (const unit of UNITS) add(Math.floor(number / unit));
    add(Math.round((number - JULIAN_EPOCH) * DAY));
  }
  const seconds = clocksIn(row);
  if (seconds.length > 0)
    for (const day of row.flatMap(daysIn)) for (const second of seconds) add(day + second);
  return instants;
}

function written(cell: Cell): number[] {
  const text = typeof cell === 'number' ? String(cell) : cell;
  if (typeof text !== 'string' || text.length < 14) return [];
  return [...text.matchAll(WRITTEN)].map(
    ([, y, m, d, h, min, s]) =>
      Date.UTC(+(y ?? 0), +(m ?? 1) - 1, +(d ?? 0), +(h ?? 0), +(min ?? 0), +(s ?? 0)) / 1000,
  );
}

/** Midnights that a cell may stand for: a date, `20260301`, days since 1970, a Julian day. */
function daysIn(cell: Cell): number[] {
  const date = DATE.exec(String(cell ?? ''));
  if (date) return [Date.UTC(+(date[1] ?? 0), +(date[2] ?? 1) - 1, +(date[3] ?? 0)) / 1000];
  const number = numberOf(cell);
  if (number === null) return [];
  return [number * DAY, Math.round((number - JULIAN_EPOCH) * DAY)].filter((epoch) => epoch % DAY === 0);
}

/** Seconds after midnight that cells may stand for; hours, minutes and seconds may be three neighbours. */
function clocksIn(row: readonly Cell[]): number[] {
  const numbers = row.map(numberOf);
  return row.flatMap((cell, at) => {
    // 93005 is half past nine and five seconds.
    const clock = cell === null ? null : CLOCK.exec(String(cell).padStart(6, '0'));
    const [hour, minute, second] = numbers.slice(at, at + 3);
    return [
      ...(clock ? [+(clock[1] ?? 0) * 3600 + +(clock[2] ?? 0) * 60 + +(clock[3] ?? 0)] : []),
      ...(within(hour, DAY) ? [hour] : []),
      ...(within(hour, DAY * 1000) ? [hour / 1000] : []),
      ...(within(hour, 24) && within(minute, 60) && within(second, 60)
        ? [hour * 3600 + minute * 60 + second]
        : []),
    ];
  });
}

function within(number: number | null | undefined, limit: number): number is number {
  return typeof number === 'number' && number >= 0 && number < limit;
}

/** A number, or a text that is one. */
export function numberOf(cell: Cell): number | null {
  if (typeof cell === 'number') return cell;
  return typeof cell === 'string' && /^-?\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : null;
}

/** A span in seconds, where a cell may be one: a number of any unit, or ISO 8601 (`PT13S`). */
export function spansOf(cell: Cell): number[] {
  const iso = typeof cell === 'string' ? /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(cell) : null;
  if (iso) return [+(iso[1] ?? 0) * 3600 + +(iso[2] ?? 0) * 60 + +(iso[3] ?? 0)];
  const clock = CLOCK.exec(String(cell ?? ''));
  if (clock) return [+(clock[1] ?? 0) * 3600 + +(clock[2] ?? 0) * 60 + +(clock[3] ?? 0)];
  const number = numberOf(cell);
  return number === null
    ? []
    : [number, number / 1000, number * 60, number * DAY].map((span) => Math.round(span * 100) / 100);
}
