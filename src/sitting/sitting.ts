import type { ClockSample, SittingPart, SittingPlan, StartedEntry } from '../domain/sitting.ts';

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

export const spentIn = ({ spent }: Sitting, part: string): number => spent[part] ?? 0;

/** All that has been charged to parts. */
export const spentInAll = ({ spent }: Sitting): number =>
  Object.values(spent).reduce((sum, ms) => sum + ms, 0);

/** Of a part's own time; below zero where it ate from the whole, null where nobody counts. */
export const leftIn = (sitting: Sitting, { id, budgetMs }: SittingPart): number | null =>
  budgetMs === null ? null : budgetMs - spentIn(sitting, id);

/** Of the whole; null where nobody counts. */
export const leftInAll = (sitting: Sitting): number | null =>
  sitting.plan.totalMs === null ? null : sitting.plan.totalMs - spentInAll(sitting);

/** Where one goes on after the bell of a part: the next in order with time left, else any; null: none has. */
export function nextPart(sitting: Sitting, after: string): string | null {
  const { parts } = sitting.plan;
  const at = parts.findIndex(({ id }) => id === after);
  const order = [...parts.slice(at + 1), ...parts.slice(0, Math.max(0, at))];
  return order.find((part) => (leftIn(sitting, part) ?? 0) > 0)?.id ?? null;
}
