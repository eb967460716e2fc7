/** What a check speaks of: the design on paper, or the model as it runs. */
export type Scale = 'design' | 'proof';

/** A check of a problem. Beside these it has the arguments of its kind, which `checks/` knows. */
export type CheckSpec = {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly part: string;
  readonly task: string;
  readonly scale: Scale;
  readonly points: number;
  /** Id of the model that is looked at. */
  readonly model: string;
};
