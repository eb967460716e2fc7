import type { Cell } from '../domain/relation.ts';
import { timeOf } from './cells.ts';

/** Seconds since 1970 of an ISO time in UTC. */
export function epochOf(iso: string): number {
  return Math.floor(Date.parse(iso.includes('T') ? iso : `${iso.replace(' ', 'T')}Z`) / 1000);
}

/** A time in all the spellings that a model may keep it in. */
export type Spellings = {
  readonly epoch: number;
  readonly texts: readonly string[];
  readonly date: string;
  readonly clock: string;
};

export function spellingsOf(iso: string): Spellings {
  const epoch = epochOf(iso);
  const canonical = new Date(epoch * 1000).toISOString().slice(0, 19);
  const [date = '', clock = ''] = canonical.split('T');
  const compact = canonical.replaceAll(/[-:]/g, '');
  return {
    epoch,
    texts: [`${date} ${clock}`, canonical, compact, compact.replace('T', ''), `${compact}Z`],
    date,
    clock,
  };
}

const JULIAN_EPOCH = 2440587.5;
const DAY = 86400;

/** Whether one cell is this time: a text, an epoch in any unit, a Julian day, or a text or JSON that holds it. */
export function spells(cell: Cell, { epoch, texts }: Spellings): boolean {
  if (cell === null || cell instanceof Uint8Array) return false;
  if (typeof cell === 'string' && timeOf(cell) !== null) return texts[0] === timeOf(cell);
  const number = typeof cell === 'number' ? cell : /^\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : null;
  if (number !== null && isEpoch(number, epoch)) return true;
  const text = String(cell);
  return (
    texts.some((spelling) => text.includes(spelling)) || (text.length > 19 && text.includes(String(epoch)))
  );
}

function isEpoch(number: number, epoch: number): boolean {
  if ([1, 1e3, 1e6, 1e9].some((unit) => Math.floor(number / unit) === epoch)) return true;
  return Math.abs((number - JULIAN_EPOCH) * DAY - epoch) < 0.5;
}

/** Whether a row holds this time, in one cell or as a day and a time of day in two. */
export function rowSpells(row: readonly Cell[], time: Spellings): boolean {
  if (row.some((cell) => spells(cell, time))) return true;
  const dates = [time.date, time.date.replaceAll('-', '')];
  const seconds = time.epoch % DAY;
  const clocks = [time.clock, time.clock.replaceAll(':', ''), String(seconds)];
  const texts = row.map(String);
  return texts.some((text) => dates.includes(text)) && texts.some((text) => clocks.includes(text));
}
