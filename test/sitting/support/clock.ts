import type { ClockSample, SittingPlan, StartedEntry } from '../../../src/domain/sitting.ts';
import { openSitting, type Sitting } from '../../../src/sitting/sitting.ts';

/** The reading at which every sitting here begins. */
export const zero: ClockSample = {
  process: 'p1',
  monotonicMs: 5_000,
  uptimeMs: 90_000,
  boot: 'b1',
  wallMs: Date.UTC(2026, 2, 1, 10),
};

/** What goes by between two readings, in milliseconds. */
export type Passing = {
  readonly ran?: number;
  readonly slept?: number;
  /** In another process of the same boot. */
  readonly away?: number;
  readonly wallSet?: number;
};

export function later(
  { process, monotonicMs, uptimeMs, boot, wallMs }: ClockSample,
  { ran = 0, slept = 0, away = 0, wallSet = 0 }: Passing,
): ClockSample {
  const all = ran + slept + away;
  return {
    process: away > 0 ? `${process}+` : process,
    // A clock of another process begins anywhere.
    monotonicMs: away > 0 ? 77 : monotonicMs + ran,
    uptimeMs: uptimeMs + all,
    boot,
    wallMs: wallMs + all + wallSet,
  };
}

const minute = 60_000;

/** Four, two and two minutes, as a problem says. */
export const eight: SittingPlan = {
  problem: { id: 'reels', version: '1.0.0', title: 'Reels analytics' },
  mode: 'interview',
  parts: [
    { id: 'A', title: 'Core schema', budgetMs: 4 * minute },
    { id: 'B', title: 'Partitioning', budgetMs: 2 * minute },
    { id: 'C', title: 'Late data', budgetMs: 2 * minute },
  ],
  totalMs: 8 * minute,
  curveballs: [],
};

export const started = (plan: SittingPlan): StartedEntry => ({ kind: 'started', plan, at: zero });

export const opened = (plan: Partial<SittingPlan> = {}): Sitting =>
  openSitting(started({ ...eight, ...plan }));
