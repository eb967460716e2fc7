/** Findings about answers in words. */
export type RubricFindings = {
  /** The design cannot be read: there is no schema. */
  'rubric-no-schema': Record<never, never>;
};
