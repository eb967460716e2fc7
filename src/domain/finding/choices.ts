/** Findings about options that were chosen, and the reasons for them. */
export type ChoiceFindings = {
  'choice-wrong': {
    readonly item: string;
    readonly asks: string;
    readonly chosen: string;
    /** Why that is wrong. */
    readonly says: string;
    readonly right: string;
    /** Why that is right. */
    readonly because: string;
    /** So many other options there are: the share of an item that it takes off. */
    readonly others: number;
  };
  /** The option is right, and the reason says none of the points. */
  'choice-reason': {
    readonly item: string;
    readonly file: string;
    readonly option: string;
    /** `copied`: all of it stands in the task, in the option or at other items. `denied`: it says the opposite. */
    readonly how: 'none' | 'copied' | 'unrecognised' | 'denied';
    /** Most of the others were recognised, so that it counts half. */
    readonly half: boolean;
    readonly looked: readonly string[];
    readonly model: string;
  };
  'choice-unknown-option': {
    readonly item: string;
    readonly file: string;
    readonly given: string;
    readonly near: string | null;
    readonly options: readonly string[];
  };
  'choice-unknown-item': {
    readonly file: string;
    readonly given: string;
    readonly near: string | null;
    readonly items: readonly string[];
  };
  'choices-left-out': { readonly file: string; readonly items: readonly string[] };
  /** A YAML file that cannot be read, or single items of it. */
  'choices-unread': { readonly faults: readonly string[]; readonly whole: boolean };
  /** How the items were counted. */
  'choices-counted': {
    readonly right: number;
    /** Right, with a reason that was not recognised, which counts half. */
    readonly doubted: number;
    readonly wrong: number;
    /** Items that wrong options take off. */
    readonly off: number;
    readonly earned: number;
    readonly of: number;
  };
};
