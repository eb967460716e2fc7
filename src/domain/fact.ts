import type { DocPath } from './event.ts';

/** What a model must be able to hold: data of a problem, `facts.yaml`. */
export type FactModel = {
  /** Types of events, each of which needs a home. */
  readonly eventTypes: readonly EventTypeSpec[];
  /** Words that stand for several types at once: a table of that name takes them. */
  readonly groups: readonly TypeGroup[];
  /** Short forms in names, by what they stand for. */
  readonly short: Readonly<Record<string, string>>;
  /** What events are about, and the names that tables of it have. */
  readonly things: readonly ThingSpec[];
  readonly facts: readonly FactSpec[];
  /** An event that takes another back has to be told from it. */
  readonly undone: readonly UndoneSpec[];
  /** Spans of time that are kept, or can be worked out. */
  readonly bounds: readonly BoundsSpec[];
  readonly contradictions: readonly ContradictionSpec[];
};

/** Words on which a row of the matrix rests. `asks`: what an interviewer says who does not see it. */
type Asked = { readonly id: string; readonly title: string; readonly asks: string };

export type EventTypeSpec = Asked & {
  /** What it is called elsewhere, in words with blanks between: `view start`. */
  readonly names: readonly string[];
  /** The type that it takes back; null: none. */
  readonly undoes: string | null;
  /** The type that it ends; null: none. */
  readonly closes: string | null;
};

export type ThingSpec = {
  readonly id: string;
  /** The fact that names one. */
  readonly knownBy: string;
  readonly names: readonly string[];
};

export type TypeGroup = {
  readonly names: readonly string[];
  readonly types: readonly string[];
  /** Types that a table of that name may take as well: not certain. */
  readonly perhaps: readonly string[];
};

export type FactKind = 'id' | 'time' | 'number' | 'text' | 'json';

export type FactSpec = Asked & {
  readonly kind: FactKind;
  /** What it is called elsewhere. */
  readonly names: readonly string[];
  /** Names that it may have, and that may mean something else. */
  readonly perhaps: readonly string[];
  /** `events`: each of these types needs it. `thing`: it describes a thing. `none`: read, and not asked for. */
  readonly of:
    | { readonly kind: 'events'; readonly types: readonly string[] }
    | { readonly kind: 'thing'; readonly thing: string }
    | { readonly kind: 'none'; readonly thing: string | null };
  /** Where it stands in the documents of this entity type. */
  readonly path: DocPath;
  readonly entityType: string;
  /** It comes among the properties of an event, so that a column that takes all of them holds it. */
  readonly loose: boolean;
  /** It names the event itself: the id of a row in a table of its type alone is it. */
  readonly own: boolean;
  /** Facts whose thing tells it too: a video its creator. Empty: none. */
  readonly through: readonly string[];
};

export type UndoneSpec = Asked & { readonly does: string; readonly undoes: string };

export type BoundsSpec = Asked & {
  readonly opens: string;
  readonly closes: string;
  /** Facts of any event from which a query derives them. */
  readonly from: readonly string[];
  /** Words of its tables. */
  readonly names: readonly string[];
};

export type ContradictionSpec = {
  /**
   * `demands`: the table demands one of `facts`, which the types lack. `untold`: an undo with neither a time nor a flag.
   * `refuses`: a key whose columns are all of `facts` refuses a second event. `ends-known`: what only the end of
   * the type tells must be there from its start on.
   */
  readonly kind: 'demands' | 'untold' | 'refuses' | 'ends-known';
  readonly types: readonly string[];
  readonly facts: readonly string[];
  /** False: worth a question, and no more. */
  readonly certain: boolean;
};

/** Where each type of event and each fact has its place in a design, and how that was found. */
export type HoldsMatrix = {
  readonly rows: readonly HoldsRow[];
  /** What was stated and names nothing that is known. */
  readonly stray: readonly StrayNote[];
  readonly refuted: readonly RefutedNote[];
};

/** What is stated and cannot be true: `where` it is said, `at` which place it would stand, and why it does not. */
export type RefutedNote = {
  readonly name: string;
  readonly where: string;
  readonly at: string;
  readonly why: string;
};

export type StrayNote = { readonly name: string; readonly where: string; readonly what: string };

export type HoldsStatus = 'held' | 'unsure' | 'missing' | 'contradicted';

export type HoldsRow = {
  readonly id: string;
  readonly title: string;
  readonly of: 'event-type' | 'fact';
  readonly asks: string;
  readonly status: HoldsStatus;
  readonly places: readonly HoldsPlace[];
  /** Types of events in whose homes it is looked for in vain. */
  readonly lacking: readonly string[];
  readonly contradictions: readonly HoldsContradiction[];
  /** The loaded rows decided it. */
  readonly measured?: boolean;
};

export type HoldsPlace = {
  readonly table: string;
  /** Null: the table as a whole. */
  readonly column: string | null;
  /** The line in the schema; null where the statement stands elsewhere. */
  readonly line: number | null;
  readonly how: HowFound;
  readonly certain: boolean;
};

/**
 * `measured`: on the loaded rows. `comment`, `settings`: stated by the candidate. `condition`: a CHECK or an ENUM lists
 * it. `listed`: a comment on the column of types lists it. `name`; `structure`: what the table has beside. `json`: in
 * a column that takes all properties. `reference`: in the table that a column points at. `derived`: a query can tell.
 */
export type HowFound =
  | 'measured'
  | 'comment'
  | 'settings'
  | 'condition'
  | 'listed'
  | 'name'
  | 'structure'
  | 'json'
  | 'reference'
  | 'derived';

export type HoldsContradiction = {
  readonly kind: ContradictionSpec['kind'];
  readonly table: string;
  readonly columns: readonly string[];
  readonly line: number;
  /** The type of event that has no room. */
  readonly eventType: string;
  readonly certain: boolean;
};

/** Something that an interviewer asks, and what may be answered, best first: `table` or `table.column`. */
export type HoldsQuestion = {
  readonly id: string;
  readonly title: string;
  readonly asks: string;
  readonly status: Exclude<HoldsStatus, 'held'>;
  /** Whether the first of the candidates is where it was read to stand; else nothing is proposed. */
  readonly guess: boolean;
  readonly candidates: readonly string[];
};
