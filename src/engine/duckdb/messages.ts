import type { Limits } from '../limits.ts';
import type { ChainRequest, WorkerReport } from '../protocol.ts';

/** What the process is told: its limits once, then chains. */
export type ProcessRequest =
  | { readonly kind: 'limits'; readonly limits: Limits }
  | { readonly kind: 'chain'; readonly chain: ChainRequest };

/** What the process says: a thread's reports, and a beat where a thread raises its counter. */
export type ProcessReport = WorkerReport | { readonly kind: 'beat' };
