import { points } from '../../reporters/points.ts';

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
