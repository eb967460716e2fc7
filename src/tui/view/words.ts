import { points } from '../../reporters/points.ts';

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

/** `4 minutes`, `1 minute`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
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
