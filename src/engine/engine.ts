import type { Ask, Measured, Outcome, RunStep } from '../domain/run.ts';
import type { SourceFile } from '../domain/submission.ts';
import type { Limits } from './limits.ts';
import type { Rewritten } from '../rewrite/places.ts';

/** What an engine runs: the files of a submission or of a reference model, and the roles they have. */
export type Model = {
  /** By deliverable id. A file that is not there is `missing` where a run needs it. */
  readonly files: Readonly<Record<string, ModelFile>>;
  /** Names of the bronze tables, which can be read and never written. */
  readonly bronze: readonly string[];
};

export type ModelFile = {
  readonly role: string;
  /** Where the file is, or would be. */
  readonly file: string;
  readonly source: SourceFile | null;
  /** What runs in its place; without one it runs as it is. */
  readonly rewritten?: Rewritten | null;
  /** Names of its parameters, without the colon. */
  readonly params: readonly string[];
};

/** A fresh database, the steps in order, and what is measured after which step (its index). */
export type Run = {
  readonly steps: readonly RunStep[];
  readonly asks: readonly { readonly after: number; readonly ask: Ask }[];
};

export type AnyMeasured = Measured[keyof Measured];

/** In the order of the run's steps and asks. A step behind a failed one is `blocked`. */
export type RunResult = {
  readonly steps: readonly Outcome<null>[];
  readonly asks: readonly Outcome<AnyMeasured>[];
};

export type ExecuteOptions = {
  /**
   * Index of the run that everything else stands on: a step that fails there blocks all other runs, a
   * question that fails there is not asked again. So a runaway costs its time once.
   */
  readonly decisive: number | null;
  readonly onProgress: (done: number, total: number) => void;
  /** As soon as the outcome of an ask is certain: long before all of them are, for most. */
  readonly onAsk?: (measured: MeasuredAsk) => void;
  /** The files whose scripts run now, as that changes. */
  readonly onHand?: (files: readonly string[]) => void;
  /** Time of one script in milliseconds, in place of the engine's own limit. */
  readonly scriptMs?: number;
  /** In place of the engine's own. */
  readonly limits?: Partial<Limits>;
  /** Processor time of all scripts in milliseconds, in place of the engine's own limit. */
  readonly gradingMs?: number;
  /** Stops what runs; the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Takes states of the model from there instead of making them again, and keeps new ones. */
  readonly states?: States;
};

/** Indexes of a run and of one of its asks, its outcome, and the outcomes of the run's steps up to it. */
export type MeasuredAsk = {
  readonly run: number;
  readonly ask: number;
  readonly outcome: Outcome<AnyMeasured>;
  readonly steps: readonly Outcome<null>[];
};

/** States of databases by what led to them: the files that ran, and the steps. */
export interface States {
  get(key: string): SharedArrayBuffer | undefined;
  keep(key: string, bytes: SharedArrayBuffer): void;
}

/** A database that runs models, one call of `execute` at a time. Its failures are outcomes; it throws only when it is itself broken. */
export interface Engine {
  readonly name: string;
  readonly version: string;
  execute(model: Model, runs: readonly Run[], options: ExecuteOptions): Promise<readonly RunResult[]>;
  close(): Promise<void>;
}
