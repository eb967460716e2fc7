import type { EventDoc } from './event.ts';

/**
 * One thing that is done to a model, in order; the first is its schema. `Load` is what a load brings: documents where
 * they are delivered and judged, rows of the bronze tables where an engine runs them.
 */
export type Step<Load> =
  | { readonly kind: 'schema' }
  | ({
      /** The bronze tables are refilled, and the load runs. */
      readonly kind: 'load';
      /** What a finding calls it: the day, `2026-03-04`, or `cut 3`. */
      readonly label: string;
      /** It comes after the change: `load-after` runs, where there is one. */
      readonly changed: boolean;
    } & Load)
  /** The model's change script runs, where there is one. */
  | { readonly kind: 'change' }
  | {
      /** Every table is emptied but those whose names the patterns match (`bronze_*`). */
      readonly kind: 'wipe';
      /** The script that fills them again: a model that has it not is left alone. */
      readonly deliverable: string;
      readonly keep: readonly string[];
    }
  /** A script of the candidate's runs with bound parameters: a deletion, a retention. */
  | { readonly kind: 'script'; readonly deliverable: string; readonly params: Params };

export type Params = Readonly<Record<string, string>>;

/** Documents that arrive together; their order means nothing. */
export type Batch = { readonly docs: readonly EventDoc[] };

/** A stream of events as a platform delivers it. */
export type Delivery = { readonly steps: readonly Step<Batch>[] };
