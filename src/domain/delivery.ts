import type { EventDoc } from './event.ts';

/** Documents that arrive together; their order means nothing. */
export type Batch = {
  /** What a finding calls it: the day, `2026-03-04`, or `cut 3`. */
  readonly label: string;
  readonly docs: readonly EventDoc[];
};

/**
 * What happens to a model, one step after the other.
 * `batch`: the bronze tables are refilled with the batch and the load runs.
 * `script`: a deliverable of the candidate's runs with bound parameters (a deletion, a retention).
 * `change`: each model's change script runs. `wipe`: all tables but those are emptied, of the model
 * whose script it is for.
 */
export type DeliveryStep =
  | {
      readonly kind: 'batch';
      readonly batch: Batch;
      /** It comes after the change. */
      readonly changed: boolean;
    }
  | { readonly kind: 'change' }
  | { readonly kind: 'wipe'; readonly deliverable: string; readonly keep: readonly string[] }
  | {
      readonly kind: 'script';
      readonly deliverable: string;
      readonly params: Readonly<Record<string, string>>;
    };

/** A stream of events as a platform delivers it. */
export type Delivery = {
  readonly steps: readonly DeliveryStep[];
};
