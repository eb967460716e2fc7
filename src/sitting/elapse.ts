import type { ClockSample } from '../domain/sitting.ts';

/** Clocks that differ by less than this agree: some tell whole seconds only. */
const SLACK_MS = 2000;

/** What went by between two readings; the first three do not overlap, and are what went by in truth. */
export type Elapsed = {
  /** Time at work. */
  readonly running: number;
  /** The machine slept. */
  readonly suspended: number;
  /** No process of ours ran. */
  readonly away: number;
  /** How far the wall clock was set forward, or back where it is negative. */
  readonly wallShift: number;
};

/** Milliseconds between two readings of the clocks; never negative but for `wallShift`. */
export function elapse(previous: ClockSample, next: ClockSample): Elapsed {
  const wall = next.wallMs - previous.wallMs;
  if (previous.process === next.process) {
    const running = Math.max(0, next.monotonicMs - previous.monotonicMs);
    const more = next.uptimeMs - previous.uptimeMs - running;
    const suspended = more > SLACK_MS ? more : 0;
    return { running, suspended, away: 0, wallShift: shift(wall - running - suspended) };
  }
  if (sameBoot(previous, next)) {
    const away = next.uptimeMs - previous.uptimeMs;
    return { running: 0, suspended: 0, away, wallShift: shift(wall - away) };
  }
  return { running: 0, suspended: 0, away: Math.max(0, wall), wallShift: Math.min(0, shift(wall)) };
}

/** An uptime that has become smaller is another boot's, whatever the names say. */
const sameBoot = (previous: ClockSample, next: ClockSample) =>
  previous.boot !== null && previous.boot === next.boot && next.uptimeMs >= previous.uptimeMs;

const shift = (by: number) => (Math.abs(by) > SLACK_MS ? by : 0);
