/** What a deliverable of the role `choices` asks: data of a problem, `choices.yaml`. */
export type ChoiceSheet = { readonly deliverable: string; readonly items: readonly ChoiceItem[] };

/** One thing to choose for: an option, and the reason for it. */
export type ChoiceItem = {
  readonly id: string;
  readonly asks: string;
  /** Two at least. */
  readonly options: readonly ChoiceOption[];
  /** Id of the option that is right. */
  readonly right: string;
  /** Four to six, of which several go with the right option. */
  readonly reasons: readonly ChoiceOption[];
  /** Id of the reason that decides. */
  readonly because: string;
};

/** An option, or a reason. */
export type ChoiceOption = {
  readonly id: string;
  readonly text: string;
  /** Why it is wrong; of the right one, why it is right. */
  readonly says: string;
};

/** What a candidate chose for an item, as it was written; null: nothing. */
export type Chosen = {
  readonly item: string;
  readonly option: string | null;
  readonly reason: string | null;
};

/** A file of choices as it was read; `faults` are of single items. */
export type ChosenSheet = { readonly chosen: readonly Chosen[]; readonly faults: readonly string[] };

/** A YAML file of the candidate's, or why it cannot be read: `file:line:column: what is wrong`, a line each. */
export type Handed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly string[] };
