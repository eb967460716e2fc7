import type { Finding } from './finding.ts';
import type { Relation } from './relation.ts';
import type { Failure, StoredCatalogue } from './run.ts';
import type { CheckResult } from './scorecard.ts';

/** What came of running one file of a candidate's on the sample stories. */
export type SampleRun = {
  /** The deliverable that was asked for. */
  readonly deliverable: string;
  readonly file: string;
  readonly durationMs: number;
  readonly outcome: SampleOutcome;
};

export type SampleOutcome =
  /** This file, or one that it stands on, has no result. */
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'schema'; readonly catalogue: StoredCatalogue }
  /** The load ran over every batch; row counts of the model's tables. */
  | { readonly kind: 'loaded'; readonly batches: number; readonly catalogue: StoredCatalogue }
  | {
      readonly kind: 'answered';
      readonly relation: Relation;
      /** The parameters it was asked with, `:user_id = us01`; empty where it has none. */
      readonly asked: string;
      readonly plan: readonly string[];
      /** What differs from the reference; empty: it is right on the sample. */
      readonly findings: readonly Finding[];
    }
  /** A script (a deletion, a retention) ran; what the sample checks found. */
  | { readonly kind: 'script'; readonly findings: readonly Finding[] }
  /** Settings of a session window, put to the events of the sample: what was found, and what came of them. */
  | { readonly kind: 'judged'; readonly result: CheckResult }
  /** Options with reasons: how they are written is told, and not which are right. */
  | { readonly kind: 'chosen'; readonly findings: readonly Finding[] }
  /** Words, or settings: nothing to run. */
  | { readonly kind: 'words' };
