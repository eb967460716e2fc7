/**
 * How a sitting behaves. `interview`: the bell of a part moves on by itself, nothing can be paused, time away
 * counts. `practice`: a part's bell only says so, the clock can be paused, time away is a pause.
 */
export type SittingMode = 'interview' | 'practice';

/** One timed stretch; `budgetMs` is null where nobody counts. */
export type SittingPart = { readonly id: string; readonly title: string; readonly budgetMs: number | null };

/** An interruption by the interviewer, `afterMs` of its part's own time; it comes at most once. */
export type PlannedCurveball = { readonly id: string; readonly part: string; readonly afterMs: number };

/** What a sitting is to be: fixed when it starts. */
export type SittingPlan = {
  readonly problem: { readonly id: string; readonly version: string; readonly title: string };
  readonly mode: SittingMode;
  /** At least one, in the order of the problem. */
  readonly parts: readonly SittingPart[];
  /** The sum of the budgets; null: untimed. */
  readonly totalMs: number | null;
  readonly curveballs: readonly PlannedCurveball[];
};

/**
 * Several clocks read at once. Within one process the monotonic one counts; across processes of one boot the uptime,
 * which goes on while a laptop is suspended; the wall clock, which anybody can change, only where neither reaches.
 */
export type ClockSample = {
  /** Tells processes apart. */
  readonly process: string;
  readonly monotonicMs: number;
  readonly uptimeMs: number;
  /** Tells boots apart, where the system says; null: it does not. */
  readonly boot: string | null;
  /** Milliseconds since 1970, UTC. */
  readonly wallMs: number;
};

/** One line of a sitting's journal: what happened, and what the clocks said. */
export type JournalEntry = { readonly at: ClockSample } & (
  | { readonly kind: 'started'; readonly plan: SittingPlan }
  /** Still here: by it the time of a crash is known to a few seconds. */
  | { readonly kind: 'beat' }
  | { readonly kind: 'moved'; readonly part: string; readonly by: 'candidate' | 'bell' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'curveball'; readonly id: string }
  | { readonly kind: 'part-bell'; readonly part: string }
  /** The whole time is up; what stood then is kept. */
  | { readonly kind: 'last-bell' }
  /** Gone on with by another process, after a crash or a quit. */
  | { readonly kind: 'reopened' }
  | { readonly kind: 'handed-in' }
  | { readonly kind: 'given-up' }
);
