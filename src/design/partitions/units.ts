import type { TimeUnit } from '../../domain/workload.ts';

/** Days that a unit has. */
export const UNIT_DAYS: Readonly<Record<TimeUnit, number>> = {
  second: 1 / 86_400,
  minute: 1 / 1_440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 365 / 12,
  year: 365,
};

/** The coarser of two units: what is truncated twice is as coarse as the coarser. */
export function coarser(a: TimeUnit, b: TimeUnit): TimeUnit {
  return UNIT_DAYS[a] >= UNIT_DAYS[b] ? a : b;
}
