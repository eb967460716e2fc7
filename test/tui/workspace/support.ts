import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClockSample } from '../../../src/domain/sitting.ts';
import { loadProblem } from '../../../src/load/problem.ts';
import { openSitting } from '../../../src/sitting/sitting.ts';
import { planSitting, type SittingWish } from '../../../src/sitting/plan.ts';
import { initial, type Workspace } from '../../../src/tui/screens/workspace/state.ts';

const reels = await loadProblem(join(import.meta.dirname, '../../../problems/reels'));

/** The clocks of one process after so many milliseconds. */
export function at(ms: number): ClockSample {
  return {
    process: 'p',
    monotonicMs: ms,
    uptimeMs: 10_000_000 + ms,
    boot: 'b',
    wallMs: 1_790_000_000_000 + ms,
  };
}

const usual: SittingWish = {
  mode: 'interview',
  parts: null,
  minutes: null,
  untimed: false,
  curveballs: false,
};

/** A sitting of Reels in its first moment, with the files of a reference model, or the starter. */
export function opened(wish: Partial<SittingWish> = {}, files = filesIn('starter')): Workspace {
  const plan = planSitting(reels, { ...usual, ...wish });
  return initial({
    attempt: 'reels/0001',
    problem: reels,
    sitting: openSitting({ kind: 'started', plan, at: at(0) }),
    rings: [],
    files,
    dialect: 'sqlite',
  });
}

export function filesIn(folder: string): Readonly<Record<string, string>> {
  const texts = reels.deliverables.map(({ file }) => {
    try {
      return [file, readFileSync(join(reels.folder, folder, file), 'utf8')];
    } catch {
      return [file, ''];
    }
  });
  return Object.fromEntries(texts);
}
