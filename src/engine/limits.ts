/** What one submission may use. Exceeding any is a verdict, never a crash. */
export type Limits = {
  /** For one script, in milliseconds of wall time. */
  readonly scriptMs: number;
  /** SQLite's own heap, page cache included, in bytes. */
  readonly heapBytes: number;
  /** Size of the database, in bytes. */
  readonly databaseBytes: number;
  /** Rows and bytes of one answer. */
  readonly answerRows: number;
  readonly answerBytes: number;
  /** Bytes of all rows of a model where they are read whole. */
  readonly storedBytes: number;
  /** Bytes of all that is measured of one model in a grading: its answers in all scenarios. */
  readonly measuredBytes: number;
  /** Processor time of all scripts of one model in a grading, in milliseconds. */
  readonly gradingMs: number;
  /** Length of one statement, in characters. */
  readonly statementLength: number;
};

/** The contract gives a script ten seconds; the rest is ample for its largest scenario, about 20,000 events. */
export const DEFAULT_LIMITS: Limits = {
  scriptMs: 10_000,
  heapBytes: 256 * 2 ** 20,
  databaseBytes: 512 * 2 ** 20,
  answerRows: 100_000,
  answerBytes: 8 * 2 ** 20,
  storedBytes: 64 * 2 ** 20,
  measuredBytes: 256 * 2 ** 20,
  gradingMs: 300_000,
  statementLength: 256 * 2 ** 10,
};

/** What `now` is in every run, so that equal submissions get equal answers. */
export const FROZEN_NOW = Date.UTC(2026, 5, 30, 12);
