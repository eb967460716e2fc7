import type { Arrival } from '../window.ts';

type Seen = Pick<Arrival, 'id' | 'key' | 'time'>;

/** A session by its key, its first event and its last; seconds since 1970. */
type Span = { readonly key: string; readonly start: number; readonly last: number };

/** Findings about settings of event-time session windows; spans in seconds. */
export type WindowFindings = {
  'windows-unread': { readonly faults: readonly string[] };
  'window-key-unknown': {
    readonly file: string;
    readonly given: string;
    readonly near: string | null;
    readonly known: readonly string[];
  };
  /** Events that the key puts into one session and that belong to two; or the other way round. */
  'window-key': {
    readonly given: readonly string[];
    readonly joined: boolean;
    readonly one: Seen;
    readonly other: Seen;
  };
  'window-gap': {
    readonly given: number;
    readonly joined: boolean;
    readonly one: Seen;
    readonly other: Seen;
  };
  /** An event that came no later than was promised, and is in no session. */
  'window-lost': {
    readonly arrival: Arrival;
    readonly watermark: number;
    readonly count: number;
    readonly delay: number;
    readonly lateness: number;
  };
  /** One that came when the session that it belongs to had been forgotten. */
  'window-parted': {
    readonly arrival: Arrival;
    readonly session: Span;
    readonly count: number;
    readonly delay: number;
    readonly lateness: number;
  };
  'window-slow': {
    readonly session: Span;
    readonly wait: number;
    readonly most: number;
    readonly delay: number;
    /** It went out when the events had ended. */
    readonly atEnd: boolean;
  };
  'window-corrected': {
    readonly session: Span;
    readonly times: number;
    readonly percent: number;
    readonly most: number;
    readonly delay: number;
  };
  'window-dropped': {
    readonly arrival: Arrival;
    readonly count: number;
    readonly most: number;
    readonly delay: number;
    readonly lateness: number;
  };
  'window-held': {
    readonly what: 'windows' | 'events';
    readonly peak: number;
    readonly most: number;
    /** One that was still held so long after its end, by event time. */
    readonly session: Span;
    readonly delay: number;
    readonly lateness: number;
  };
};
