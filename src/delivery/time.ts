export const DAY = 86_400;
export const HOUR = 3_600;
/** Half an hour: the usual gap that parts two visits. */
export const PAUSE = 1_800;

/** Seconds since 1970 of `2026-03-01T10:00:00Z`. */
export const secondsOf = (iso: string): number => Date.parse(iso) / 1000;

// Millions of times are written; their halves repeat, and are kept once they were made.
const dates = new Map<number, string>();
const clocks = new Map<number, string>();

const kept = (made: Map<number, string>, key: number, make: (key: number) => string): string => {
  const known = made.get(key);
  if (known !== undefined) return known;
  const text = make(key);
  made.set(key, text);
  return text;
};

/** The inverse: `2026-03-01T10:00:00Z`. */
export const isoOf = (seconds: number): string => {
  const day = Math.floor(seconds / DAY);
  return kept(dates, day, dateOfDay) + kept(clocks, seconds - day * DAY, clockOf);
};

const written = (seconds: number): string => new Date(seconds * 1000).toISOString();
const clockOf = (second: number): string => `${written(second).slice(10, 19)}Z`;

/** The date of an ISO time: `2026-03-01`. */
export const dateOf = (iso: string): string => iso.slice(0, 10);

/** Days since 1970 of an ISO time or date. */
export const dayNumberOf = (iso: string): number =>
  Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / (DAY * 1000);

/** `2026-03-01` of a number of days since 1970. */
export const dateOfDay = (day: number): string => written(day * DAY).slice(0, 10);

/** Seconds since midnight of `HH:MM:SS`. */
export const clockSeconds = (clock: string): number => secondsOf(`1970-01-01T${clock}Z`);
