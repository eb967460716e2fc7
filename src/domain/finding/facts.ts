/** Findings about what a design holds. */
export type FactFindings = {
  /** The design cannot be read: there is no schema. */
  'facts-no-schema': Record<never, never>;
};
