import type { Problem } from './problem.ts';
import type { Tally } from './scorecard.ts';

/** One task of a problem, sat by itself. */
export type DrillName = { readonly problem: string; readonly task: string };

/** `reels.sessions`: names of problems and tasks have no dot. */
export const drillId = ({ problem, task }: DrillName): string => `${problem}.${task}`;

/** The task that an id names; null: it is a whole problem's. */
export function drillNamed(id: string): DrillName | null {
  const [problem, task, ...more] = id.split('.');
  return problem && task && more.length === 0 ? { problem, task } : null;
}

/** The id of the whole problem that an id belongs to. */
export const wholeOf = (id: string): string => drillNamed(id)?.problem ?? id;

/** What a problem is found again by: its folder; for a drill with a dot and its task behind it. */
export function placeOf({ id, folder }: Pick<Problem, 'id' | 'folder'>): string {
  const drill = drillNamed(id);
  return drill ? drillPlace(folder, drill.task) : folder;
}

/** What the drill of a task is found by, from the folder of its problem. */
export const drillPlace = (folder: string, task: string): string => `${folder}.${task}`;

/** How well a task went, as spaced repetition counts it: worst first. */
export const RATINGS = ['again', 'hard', 'good', 'easy'] as const;

export type Rating = (typeof RATINGS)[number];

/** What one graded attempt says of one task. */
export type Review = DrillName & {
  /** Id of the attempt. */
  readonly attempt: string;
  /** By itself, or as one of the tasks of a sitting. */
  readonly from: 'drill' | 'sitting';
  /** When the work on the attempt ended: ISO 8601, UTC. */
  readonly at: string;
  /** At the bell, over the checks of the task. */
  readonly score: Tally;
  /** Milliseconds at work; null: the time of one task of a sitting is not known. */
  readonly usedMs: number | null;
  readonly rating: Rating;
};

/** What is remembered of a task that has been tried. */
export type DrillCard = {
  /** The day on which it comes again, UTC: `2026-11-27`. */
  readonly due: string;
  /** The day on which it was to come before the last review; null: that was the first. */
  readonly before: string | null;
  /** Days after which it is recalled nine times in ten. */
  readonly stability: number;
  /** Chance that it is recalled now, 0 to 1. */
  readonly recall: number;
  readonly reviews: number;
  readonly last: Review;
};

/**
 * `due`: its day has come. `weak`: it lost points the last time, and was not tried within the hour. `new`: never
 * tried. `later`: its day is still to come.
 */
export type Standing = 'due' | 'weak' | 'new' | 'later';

export type Drill = DrillName & {
  readonly title: string;
  readonly problemTitle: string;
  readonly standing: Standing;
  /** Null: never tried. */
  readonly card: DrillCard | null;
};

export type Schedule = {
  /** The moment that it is of: ISO 8601, UTC. */
  readonly now: string;
  /** What is to be drilled first comes first. */
  readonly drills: readonly Drill[];
};
