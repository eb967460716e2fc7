import type { Outcome } from '../domain/run.ts';
import type { AnyMeasured, Model } from './engine.ts';
import type { Limits } from './limits.ts';
import type { ChainItem } from './tree.ts';

/** What a worker is given once. */
export type WorkerSetup = {
  readonly limits: Limits;
  /** One counter, raised as each script begins: by it the pool tells a script that runs too long. */
  readonly heartbeat: SharedArrayBuffer;
  /** What an engine that starts slowly has kept of its first start. */
  readonly image: SharedArrayBuffer | null;
};

/** One chain to run. */
export type ChainRequest = {
  readonly model: Model;
  /** Bytes of the database it starts from; null: an empty one. */
  readonly start: SharedArrayBuffer | null;
  readonly items: readonly ChainItem[];
  /** What the state behind each of its steps depends on; empty where an engine has snapshots. */
  readonly keys: readonly string[];
  /** Time of one script in milliseconds, for an engine that watches itself. */
  readonly scriptMs: number;
  readonly limits: Limits;
};

/** What came of an item, and what it took. */
export type ItemOutcome = {
  readonly outcome: Outcome<AnyMeasured | null>;
  /** Processor time, in milliseconds. */
  readonly cpuMs: number;
  /** Bytes of the rows that were measured. */
  readonly bytes: number;
};

/** What a worker says; `index` is the item's in the chain. */
export type WorkerReport =
  | { readonly kind: 'ready'; readonly version: string; readonly image?: SharedArrayBuffer }
  | ({ readonly kind: 'outcome'; readonly index: number } & ItemOutcome)
  | { readonly kind: 'snapshot'; readonly index: number; readonly bytes: SharedArrayBuffer }
  | { readonly kind: 'done' }
  /** The item that was running used up the machine; the worker is of no more use. */
  | { readonly kind: 'exhausted' }
  /** The worker itself is at fault: its message and stack. */
  | { readonly kind: 'broken'; readonly message: string };

/** What a process with a database is told: its limits once, then chains. */
export type ProcessRequest =
  | { readonly kind: 'limits'; readonly limits: Limits }
  | { readonly kind: 'chain'; readonly chain: ChainRequest };

/** What such a process says: a thread's reports, and a beat where a thread raises its counter. */
export type ProcessReport = WorkerReport | { readonly kind: 'beat' };
