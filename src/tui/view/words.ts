import type { Drill, DrillCard } from '../../domain/drill.ts';
import { points, tally } from '../../reporters/points.ts';
import { daysBetween, dayWords, memoryWords } from '../../reporters/schedule.ts';

/** Time that has gone by, `3:12`, `1:02:45`, in seconds that are over; of a time below 0, 0:00. */
export function clockOf(ms: number): string {
  return clock(Math.floor(ms / 1000));
}

/** Time that is left, in seconds that have begun, so that 0:00 means that it is over. */
export function leftOf(ms: number): string {
  return clock(Math.ceil(ms / 1000));
}

function clock(all: number): string {
  const seconds = Math.max(0, all);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** `4 minutes`, `1 minute`, `2 batches`. */
export function counted(count: number, noun: string): string {
  const many = noun.endsWith('ch') ? 'es' : 's';
  return `${count} ${noun}${count === 1 ? '' : many}`;
}

const steps = [
  [60_000, 'minute'],
  [3_600_000, 'hour'],
  [86_400_000, 'day'],
  [7 * 86_400_000, 'week'],
  [30 * 86_400_000, 'month'],
  [365 * 86_400_000, 'year'],
] as const;

/** How long ago a moment (ISO 8601) was: `just now`, `2 days ago`. `now`: milliseconds since 1970. */
export function ago(moment: string, now: number): string {
  const past = now - Date.parse(moment);
  const step = steps.findLast(([length]) => past >= length);
  if (!step) return 'just now';
  const [length, unit] = step;
  return `${counted(Math.floor(past / length), unit)} ago`;
}

/** `2026-03-01 10:05`, UTC. */
export function dateOf(moment: string): string {
  return moment.slice(0, 16).replace('T', ' ');
}

const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** Shares of 0 to 1 as a line of little bars, the latest `atMost` of them. */
export function sparkline(shares: readonly number[], atMost: number): string {
  return shares
    .slice(-atMost)
    .map((share) => bars[Math.min(bars.length - 1, Math.max(0, Math.floor(share * bars.length)))] ?? '')
    .join('');
}

/** The same in words: `45, then 68, then 90 percent`. */
export function sparkWords(shares: readonly number[], atMost: number): string {
  const latest = shares.slice(-atMost).map((share) => points(Math.round(share * 100)));
  return latest.length === 0 ? 'none yet' : `${latest.join(', then ')} percent`;
}

/** `Good: 7 / 7 in 3:12, in a drill, just now.` `now`: ISO 8601. */
export function reviewWords({ last }: DrillCard, now: string): string {
  const time = last.usedMs === null ? '' : ` in ${clockOf(last.usedMs)}`;
  const from = last.from === 'drill' ? 'a drill' : 'a sitting';
  return `${capital(last.rating)}: ${tally(last.score)}${time}, in ${from}, ${ago(last.at, Date.parse(now))}.`;
}

/** `It comes again tomorrow, 2026-11-25; before, it was to come today. Memory: firm, holds 2 days.` */
export function movedWords(card: DrillCard, now: string): string {
  const before = card.before === null ? '' : `; before, it was to come ${dayWords(card.before, now)}`;
  return `${comesWords(card, now)}${before}. Memory: ${memoryWords(card)}.`;
}

function comesWords({ due }: DrillCard, now: string): string {
  const days = daysBetween(now, due);
  if (days === 0) return 'It is due today';
  return days > 0 ? `It comes again ${dayWords(due, now)}, ${due}` : `It has been due since ${due}`;
}

/** What else there is to say of where a task stands. */
export function standingWords({ standing }: Drill): string {
  return {
    due: '',
    weak: 'It lost points the last time, and may be tried again before its day.',
    new: 'Never tried.',
    later: 'Its day is still to come; it may be drilled all the same.',
  }[standing];
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
