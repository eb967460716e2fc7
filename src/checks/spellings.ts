import type { TimeUnit } from '../domain/workload.ts';
import { epochOf } from './times.ts';

/** From the finest to the coarsest. */
export const UNITS: readonly TimeUnit[] = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'];

export type Unit = TimeUnit | 'month-of-year' | 'day-of-month' | 'hour-of-day';

const DAY = 86_400;
const LENGTHS = { second: 1, minute: 60, hour: 3600, day: DAY } as const;

/** How a time, given in ISO 8601, is written when it is cut to a unit, in every usual way; empty for no time. */
export function spellingsOf(iso: string | null, unit: Unit, shiftDays = 0): ReadonlySet<string> {
  const epoch = iso === null ? Number.NaN : epochOf(iso) + shiftDays * DAY;
  if (Number.isNaN(epoch)) return new Set();
  switch (unit) {
    case 'second':
    case 'minute':
    case 'hour':
    case 'day':
      return new Set(ofLength(epoch, unit));
    case 'week': {
      const day = Math.floor(epoch / DAY) * DAY;
      const weekday = (day / DAY + 4) % 7;
      const sunday = day - weekday * DAY;
      const monday = day - ((weekday + 6) % 7) * DAY;
      return new Set([...ofLength(sunday, 'day'), ...ofLength(monday, 'day')]);
    }
    case 'month': {
      const text = textOf(epoch);
      const [year, month] = [text.slice(0, 4), text.slice(5, 7)];
      const first = Date.UTC(+year, +month - 1, 1) / 1000;
      return new Set([`${year}-${month}`, `${year}${month}`, ...ofLength(first, 'day')]);
    }
    case 'year': {
      const year = textOf(epoch).slice(0, 4);
      return new Set([year, `${year}-01-01`, `${year}0101`]);
    }
    case 'month-of-year':
      return twoDigits(textOf(epoch).slice(5, 7));
    case 'day-of-month':
      return twoDigits(textOf(epoch).slice(8, 10));
    case 'hour-of-day':
      return twoDigits(textOf(epoch).slice(11, 13));
  }
}

/** `2026-03-01 10:00:05` */
function textOf(epoch: number): string {
  return new Date(epoch * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

function twoDigits(text: string): Set<string> {
  return new Set([text, String(Number(text))]);
}

function ofLength(epoch: number, unit: keyof typeof LENGTHS): string[] {
  const length = LENGTHS[unit];
  const cut = Math.floor(epoch / length) * length;
  const text = textOf(cut);
  const written = { second: 19, minute: 16, hour: 13, day: 10 } as const;
  const short = text.slice(0, written[unit]);
  const digits = short.replaceAll(/[-: ]/g, '');
  return [
    text,
    short,
    `${text.slice(0, 16)}`,
    digits,
    String(cut),
    String(cut * 1000),
    String(cut * 1e6),
    String(cut / length),
  ];
}
