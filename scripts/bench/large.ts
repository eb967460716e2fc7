import type { Limits } from '../../src/engine/limits.ts';

const GB = 2 ** 30;

/** Limits that let the engine go as far as WebAssembly does. */
export const LARGE_LIMITS: Limits = {
  scriptMs: 600_000,
  heapBytes: 1.5 * GB,
  databaseBytes: 1.9 * GB,
  answerRows: 10_000_000,
  answerBytes: GB,
  storedBytes: GB,
  measuredBytes: GB,
  gradingMs: 3_600_000,
  designTables: 500,
  statementLength: 2 ** 18,
};

/** The question that is asked of many events. */
export const QUESTION = 'sessions';
