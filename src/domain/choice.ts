import type { RubricPoint, SynonymGroup } from './rubric.ts';

/** What a deliverable of the role `choices` asks: data of a problem, `choices.yaml`. */
export type ChoiceSheet = {
  readonly deliverable: string;
  readonly items: readonly ChoiceItem[];
  /** Words that mean the same in the reasons of all items. */
  readonly synonyms: readonly SynonymGroup[];
};

/** One thing to choose for. */
export type ChoiceItem = {
  readonly id: string;
  readonly asks: string;
  /** Two at least. */
  readonly options: readonly ChoiceOption[];
  /** Id of the right one. */
  readonly right: string;
  readonly reason: Reason;
};

export type ChoiceOption = {
  readonly id: string;
  readonly text: string;
  /** Why it is wrong; of the right one, why it is right. */
  readonly says: string;
};

/** What a reason has to say: one of the points is enough. */
export type Reason = { readonly model: string; readonly points: readonly RubricPoint[] };

/** What a candidate chose for an item, as it was written. */
export type Chosen = {
  readonly item: string;
  /** Null: nothing. */
  readonly option: string | null;
  /** Markdown; empty where there is none. */
  readonly why: string;
};

/** A file of choices as it was read; `faults` are of single items, which count as left out. */
export type ChosenSheet = { readonly chosen: readonly Chosen[]; readonly faults: readonly string[] };

/** A YAML file of the candidate's, or why it cannot be read: `file:line:column: what is wrong`, a line each. */
export type Handed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly string[] };
