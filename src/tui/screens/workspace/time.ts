/** How pressing the time that is left is. */
export type Urgency = 'calm' | 'last-minute' | 'last-seconds' | 'over';

export function urgencyOf(leftMs: number | null): Urgency {
  if (leftMs === null || leftMs > 60_000) return 'calm';
  if (leftMs <= 0) return 'over';
  return leftMs > 10_000 ? 'last-minute' : 'last-seconds';
}

/** In words: colour is never alone. */
export const urgencyWords: Readonly<Record<Urgency, string>> = {
  calm: '',
  'last-minute': 'last minute',
  'last-seconds': 'last seconds',
  over: 'time is up',
};
