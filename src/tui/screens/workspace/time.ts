/** `3:07`, `1:02:09`; whole seconds, what is left rounded up, so that 0:00 means that it is over. */
export function clockText(ms: number): string {
  const seconds = Math.ceil(Math.max(0, ms) / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

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
