import type { TimeTaken } from '../domain/attempt.ts';
import type { SittingMode } from '../domain/sitting.ts';
import { bellName, curveballName } from './due.ts';
import { leftIn, leftInAll, type Sitting, spentIn, spentInAll } from './sitting.ts';

/** Milliseconds; what is left is never below zero, and null where nobody counts. */
export type PartClock = {
  readonly id: string;
  readonly title: string;
  readonly budgetMs: number | null;
  /** More than the budget where the part ate from the whole. */
  readonly spentMs: number;
  readonly leftMs: number | null;
  /** Its bell has rung. */
  readonly rung: boolean;
};

/** `overtime`: from the last bell on; `ended`: handed in or given up. */
export type ClockPhase = 'running' | 'overtime' | 'ended';

/** All that a header shows. */
export type ClockView = {
  readonly mode: SittingMode;
  readonly phase: ClockPhase;
  readonly paused: boolean;
  /** Id of the part that time is charged to. */
  readonly part: string;
  readonly parts: readonly PartClock[];
  readonly totalMs: number | null;
  readonly totalSpentMs: number;
  readonly totalLeftMs: number | null;
  readonly overtimeMs: number;
  /** The last bell has rung, also of a sitting that has ended since. */
  readonly lastBell: boolean;
  /** Ids of the curveballs that have come. */
  readonly curveballs: readonly string[];
};

export function clockView(sitting: Sitting): ClockView {
  const { plan, part, paused, overtime, lastBell, said } = sitting;
  return {
    mode: plan.mode,
    phase: sitting.ended !== null ? 'ended' : lastBell ? 'overtime' : 'running',
    paused,
    part,
    parts: plan.parts.map((one) => ({
      ...one,
      spentMs: spentIn(sitting, one.id),
      leftMs: atLeastZero(leftIn(sitting, one)),
      rung: said.has(bellName(one.id)),
    })),
    totalMs: plan.totalMs,
    totalSpentMs: spentInAll(sitting),
    totalLeftMs: atLeastZero(leftInAll(sitting)),
    overtimeMs: overtime,
    lastBell,
    curveballs: plan.curveballs.map(({ id }) => id).filter((id) => said.has(curveballName(id))),
  };
}

const atLeastZero = (ms: number | null) => (ms === null ? null : Math.max(0, ms));

export const timeTaken = (sitting: Sitting): TimeTaken => ({
  byPart: sitting.spent,
  total: spentInAll(sitting),
  overtime: sitting.overtime,
  paused: sitting.pausedMs,
  away: sitting.away,
  suspended: sitting.suspended,
  wallShift: sitting.wallShift,
});
