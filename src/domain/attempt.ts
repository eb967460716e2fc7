import type { AnswerMarks, Mark } from './mark.ts';
import type { Scorecard } from './scorecard.ts';
import type { SittingPlan } from './sitting.ts';

/**
 * Milliseconds. `away`: between a crash or a quit and going on; `suspended`: the machine slept. Before the last bell
 * both count in interview mode, and are then in `byPart` too; in practice mode, and after the bell, they count nowhere.
 */
export type TimeTaken = {
  /** Up to the last bell. */
  readonly byPart: Readonly<Record<string, number>>;
  /** The sum of `byPart`. */
  readonly total: number;
  /** After the last bell. */
  readonly overtime: number;
  readonly paused: number;
  readonly away: number;
  readonly suspended: number;
  /** How far the wall clock was changed under way, there and back added up. */
  readonly wallShift: number;
};

/** `running`: can be gone on with. */
export type AttemptPhase = 'running' | 'handed-in' | 'given-up';

/** One stored sitting. */
export type Attempt = {
  /** `reels/0007`: its folder below the attempts. */
  readonly id: string;
  /** Counted from 1 for each problem. */
  readonly number: number;
  readonly plan: SittingPlan;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly author: string | null;
  /** Absolute path of the folder with the candidate's files. */
  readonly workFolder: string;
  readonly phase: AttemptPhase;
  readonly time: TimeTaken;
  /** What stood at the last bell, or at handing in where that came first; null: not graded. */
  readonly atBell: Scorecard | null;
  /** What was handed in after the bell; null: there was no overtime, or it is not graded. */
  readonly afterOvertime: Scorecard | null;
  readonly defence: Defence | null;
  /** Null: nobody has been asked. */
  readonly walkThrough: WalkThrough | null;
  /** The candidate's own, of answers in words. */
  readonly marks: readonly AnswerMarks[];
};

export type Defence = {
  readonly answers: readonly {
    readonly followUp: string;
    readonly answer: string;
    readonly mark: Mark | null;
  }[];
};

/** What the interviewer asked of the design after the bell, because the reading of it was not sure. */
export type WalkThrough = {
  /** By event type or fact: the `table` or `table.column` where it stands; null: nowhere. */
  readonly answers: Readonly<Record<string, string | null>>;
};

/** An attempt that cannot be read, told and never hidden. */
export type BrokenAttempt = { readonly id: string; readonly why: string };
