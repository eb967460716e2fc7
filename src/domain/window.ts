/** Settings of an event-time session window; spans in seconds. */
export type WindowSettings = {
  readonly gap: number;
  /** Names of what a key is made of, as the problem gives them. */
  readonly key: readonly string[];
  /** How far the watermark stays behind the largest event time. */
  readonly delay: number;
  /** How long behind its end a window can still be corrected. */
  readonly lateness: number;
};

/** One event as a stream has it; seconds since 1970. */
export type Arrival = {
  readonly id: string;
  /** `us01 · phone`: the values of the key. */
  readonly key: string;
  readonly time: number;
  readonly received: number;
};

/** Events of one key that are within the gap of each other, from `start` to `last`. */
export type Session = {
  readonly key: string;
  readonly start: number;
  readonly last: number;
  readonly events: readonly string[];
};

/** What happens to a stream, in order. `session` is an index of the sessions at the end. */
export type WindowStep =
  | {
      readonly kind: 'arrived';
      readonly session: number;
      readonly arrival: Arrival;
      /** As it stood when the event came; null: nothing had come yet. */
      readonly watermark: number | null;
      /** A session that it belongs to and that was forgotten by then. */
      readonly parted: Pick<Session, 'start' | 'last'> | null;
    }
  | { readonly kind: 'dropped'; readonly arrival: Arrival; readonly watermark: number }
  | {
      /** `first`: nothing of it was out; `corrected`: it takes the place of what was; `retracted`: taken back. */
      readonly kind: 'first' | 'corrected' | 'retracted';
      readonly session: number;
      readonly start: number;
      readonly last: number;
      readonly events: number;
      /** When it was, by arrival; null: when the events had ended. */
      readonly at: number | null;
      /** The largest event time by then. */
      readonly clock: number;
    }
  | { readonly kind: 'forgotten'; readonly session: number; readonly at: number | null };

export type Emission = Extract<WindowStep, { readonly kind: 'first' | 'corrected' | 'retracted' }>;

/** Windows and their events in memory. */
export type Held = { readonly windows: number; readonly events: number };

/** What a stream comes to under some settings. */
export type WindowRun = {
  readonly sessions: readonly Session[];
  readonly steps: readonly WindowStep[];
  /** The most of each at once, after an event. */
  readonly peak: Held;
  /** Over all events, after each. */
  readonly mean: Held;
};

/** A run in figures. */
export type WindowTotals = {
  readonly scenario: string;
  readonly title: string;
  readonly events: number;
  readonly sessions: number;
  readonly first: number;
  readonly corrected: number;
  readonly retracted: number;
  readonly dropped: number;
  /** Events whose session was forgotten when they came. */
  readonly parted: number;
  readonly peak: Held;
  readonly mean: Held;
  /** How long the middle one of the sessions that were complete waited for its first emission; null: none was. */
  readonly wait: { readonly arrival: number; readonly event: number } | null;
};

/** A candidate's settings, and what they come to in each scenario. */
export type WindowReport = { readonly settings: WindowSettings; readonly totals: readonly WindowTotals[] };

/** What becomes of the events of a story, among all others of a scenario. */
export type WindowStory = Pick<WindowRun, 'sessions' | 'steps'> & {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  /** Title of the scenario. */
  readonly scenario: string;
};
