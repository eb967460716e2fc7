import { LIMITS } from '../domain/limits.ts';

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
  /** Tables of a model. */
  readonly designTables: number;
};

/** The contract gives a script ten seconds; the rest is ample for its largest scenario, about 20,000 events. */
export const DEFAULT_LIMITS: Limits = {
  scriptMs: LIMITS.scriptMs.value,
  heapBytes: LIMITS.heapBytes.value,
  databaseBytes: LIMITS.databaseBytes.value,
  answerRows: LIMITS.answerRows.value,
  answerBytes: LIMITS.answerBytes.value,
  storedBytes: LIMITS.storedBytes.value,
  measuredBytes: LIMITS.measuredBytes.value,
  gradingMs: LIMITS.gradingMs.value,
  statementLength: LIMITS.statementLength.value,
  designTables: LIMITS.designTables.value,
};

/** What `now` is in every run, so that equal submissions get equal answers. */
export const FROZEN_NOW = Date.UTC(2026, 5, 30, 12);
