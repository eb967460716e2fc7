/**
 * How a sitting behaves. `interview`: the bell of a part moves on by itself, nothing can be paused, time away
 * counts. `practice`: a part's bell only says so, the clock can be paused, time away is a pause.
 */
export type SittingMode = 'interview' | 'practice';

/** One timed stretch; `budgetMs` is null where nobody counts. */
export type SittingPart = { readonly id: string; readonly title: string; readonly budgetMs: number | null };

/** An interruption by the interviewer, `afterMs` (more than 0) of its part’s own time; it comes at most once. */
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
  /** This one and the next two are whole, so that sums of differences are exact. */
  readonly monotonicMs: number;
  readonly uptimeMs: number;
  /** Tells boots apart, where the system says; null: it does not. */
  readonly boot: string | null;
  /** Milliseconds since 1970, UTC. */
  readonly wallMs: number;
};

/**
 * One line of a sitting's journal: what happened, and what the clocks said when it was noticed. `due`, of what comes
 * by itself: the counted milliseconds of the sitting at which it was; after a long gap that is earlier than `at`.
 */
export type JournalEntry = { readonly at: ClockSample } & (
  | { readonly kind: 'started'; readonly plan: SittingPlan }
  /** Still here: by it the time of a crash is known to a few seconds. */
  | { readonly kind: 'beat' }
  | { readonly kind: 'moved'; readonly part: string; readonly by: 'candidate' }
  | { readonly kind: 'moved'; readonly part: string; readonly by: 'bell'; readonly due: number }
  | { readonly kind: 'paused' }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'curveball'; readonly id: string; readonly due: number }
  | { readonly kind: 'part-bell'; readonly part: string; readonly due: number }
  /** The whole time is up; what stood then is kept. */
  | { readonly kind: 'last-bell'; readonly due: number }
  /** Gone on with by another process, after a crash or a quit. */
  | { readonly kind: 'reopened' }
  | { readonly kind: 'handed-in' }
  | { readonly kind: 'given-up' }
);

/** What every journal begins with. */
export type StartedEntry = Extract<JournalEntry, { readonly kind: 'started' }>;

/** A whole journal, oldest first. */
export type Journal = readonly [StartedEntry, ...JournalEntry[]];
