import type { HoldsContradiction, HoldsRow, StrayNote } from '../fact.ts';

/** Findings about what a design holds. */
export type FactFindings = {
  /** The design cannot be read: there is no schema. */
  'facts-no-schema': Record<never, never>;
  /** `lacking`: types of events in whose homes it is not; `measured`: it has a place, and no row came there. */
  'fact-missing': {
    readonly id: string;
    readonly title: string;
    readonly of: HoldsRow['of'];
    readonly lacking: readonly string[];
    readonly measured: boolean;
  };
  /** Costs nothing. `at`: where it may stand, as `table` or `table.column`. */
  'fact-unsure': {
    readonly id: string;
    readonly title: string;
    readonly asks: string;
    readonly at: readonly string[];
  };
  'fact-contradicted': {
    readonly id: string;
    readonly title: string;
    readonly contradictions: readonly HoldsContradiction[];
  };
  /** A statement that names nothing that is known. */
  'fact-stray': StrayNote;
};
