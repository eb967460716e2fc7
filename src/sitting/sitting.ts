import type { ClockSample, SittingPlan, StartedEntry } from '../domain/sitting.ts';

/** A sitting as it stands: its journal folded up, and the latest reading of the clocks. */
export type Sitting = {
  readonly plan: SittingPlan;
  /** The part that time is charged to. */
  readonly part: string;
  /** Up to the last bell, milliseconds by part. */
  readonly spent: Readonly<Record<string, number>>;
  readonly overtime: number;
  readonly paused: boolean;
  /** Milliseconds on pause. */
  readonly pausedMs: number;
  readonly away: number;
  readonly suspended: number;
  /** As much of `away` and `suspended` as was not counted. */
  readonly uncounted: number;
  readonly wallShift: number;
  /** What has been said already, and is never said again. */
  readonly said: ReadonlySet<string>;
  readonly lastBell: boolean;
  readonly ended: 'handed-in' | 'given-up' | null;
  readonly seen: ClockSample;
};

/** A sitting in its first moment, in its first part. */
export function openSitting({ plan, at }: StartedEntry): Sitting {
  return {
    plan,
    part: plan.parts[0]?.id ?? '',
    spent: Object.fromEntries(plan.parts.map(({ id }) => [id, 0])),
    overtime: 0,
    paused: false,
    pausedMs: 0,
    away: 0,
    suspended: 0,
    uncounted: 0,
    wallShift: 0,
    said: new Set(),
    lastBell: false,
    ended: null,
    seen: at,
  };
}
