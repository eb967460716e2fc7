/** What a model must be able to hold: data of a problem, `facts.yaml`. */
export type FactModel = {
  /** Types of events, each of which needs a home. */
  readonly eventTypes: readonly string[];
};

/** Where each type of event and each fact has its place in a design, and how that was found. */
export type HoldsMatrix = {
  readonly rows: readonly HoldsRow[];
};

export type HoldsRow = { readonly id: string };
