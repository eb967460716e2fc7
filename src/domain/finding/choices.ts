import type { ChoiceOption } from '../choice.ts';

/** Findings about options that were chosen, and the reasons for them. */
export type ChoiceFindings = {
  'choice-wrong': {
    readonly item: string;
    readonly asks: string;
    /** The chosen ones, as far as they are wrong; null: it is right. */
    readonly option: ChoiceOption | null;
    readonly reason: ChoiceOption | null;
    /** Id of the right option. */
    readonly right: string;
    /** The reason that decides, and why it does. */
    readonly because: string;
    readonly says: string;
    /** So many other reasons there are: a wrong answer takes off one of so many parts of an item. */
    readonly others: number;
  };
  'choice-unknown': {
    readonly item: string;
    readonly file: string;
    readonly what: 'option' | 'reason';
    readonly given: string;
    readonly near: string | null;
    readonly known: readonly string[];
  };
  'choice-unknown-item': {
    readonly file: string;
    readonly given: string;
    readonly near: string | null;
    readonly items: readonly string[];
  };
  'choices-left-out': {
    readonly file: string;
    readonly items: readonly string[];
    readonly unfinished: readonly { readonly item: string; readonly lacks: 'option' | 'reason' }[];
  };
  /** A YAML file that cannot be read, or single items of it. */
  'choices-unread': { readonly faults: readonly string[]; readonly whole: boolean };
  /** How the items were counted. */
  'choices-counted': {
    readonly right: number;
    readonly wrong: number;
    /** Items that wrong answers take off. */
    readonly off: number;
    readonly earned: number;
    readonly of: number;
  };
};
