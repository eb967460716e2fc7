import type { DocPath } from './event.ts';

/** What a check speaks of: the design on paper, or the model as it runs. */
export type Scale = 'design' | 'proof';

/** What every check has, whatever its kind. */
export type CheckHead = {
  readonly id: string;
  readonly title: string;
  readonly part: string;
  readonly task: string;
  readonly scale: Scale;
  readonly points: number;
  /** Id of the model that is looked at. */
  readonly model: string;
};

/** What a thing is described by, for checks that look where descriptions stand. */
export type Described = {
  /** Attribute as a problem names it (`category`) and the names a column of it may have. */
  readonly attribute: string;
  readonly names: readonly string[];
  readonly path: DocPath;
  readonly entityType: string;
  readonly kind: 'text' | 'integer';
};

/** A question of which some rows are about others than the erased. */
export type SparedQuestion = {
  readonly question: string;
  /** Answer column whose value tells whom or what a row is about. */
  readonly about: string;
  /** Where documents have that value: rows whose value the erased has here are left out. */
  readonly path: DocPath;
};

/** A key column of totals, and the column of the single rows that it is made of. */
export type GroupColumn = { readonly total: string; readonly detail: string; readonly as: 'itself' | 'date' };

/** A model whose costs are shown, and what a change of it may take. */
export type CostedModel = {
  readonly model: string;
  readonly question: string;
  /** The question that is right only where the change was taken in. */
  readonly changed: string;
  /** Statements of its change script, at most; null: no limit. */
  readonly statements: number | null;
};

/** What session windows may take; null: no limit. */
export type WindowLimits = {
  /** Seconds by arrival that a session which is complete waits for its first emission, the middle one of all. */
  readonly firstEmission: number | null;
  /** Percent of the sessions. */
  readonly corrected: number | null;
  readonly dropped: number | null;
  /** At once. */
  readonly windows: number | null;
  readonly events: number | null;
};

/** The arguments of each kind of check. Scenario and question names refer to the problem's own lists. */
export type CheckArgs = {
  /** The schema runs on an empty database and creates at least one table. */
  'ddl-runs': { readonly scenario: string };
  /** Every table's grain is enforced by a key. */
  keys: { readonly scenario: string };
  /** References exist, point at keys of their type class, and none dangles. */
  references: {
    readonly scenario: string;
    /** Columns that are no references, whatever their name. */
    readonly exempt: readonly string[];
    readonly grain: readonly DocPath[];
    readonly entityType: string;
  };
  /** Attributes of things stand in no table with a row per event. */
  'attributes-apart': {
    readonly scenario: string;
    readonly attributes: readonly Described[];
    readonly grain: readonly DocPath[];
    readonly entityType: string;
  };
  /** When it happened and when it arrived are both kept. */
  clocks: {
    readonly scenario: string;
    readonly eventTypes: readonly string[];
    readonly happened: readonly string[];
    readonly arrived: readonly string[];
    readonly grain: readonly DocPath[];
    readonly entityType: string;
  };
  /** Answers equal the reference's; wrong at `baseline` earns nothing. */
  answers: {
    readonly scenarios: readonly string[];
    readonly questions: readonly string[];
    readonly baseline: readonly string[];
    /** Scenarios in which the questions are asked after every batch but the last. */
    readonly midway: readonly string[];
    /** Ids of `shape` checks: where a model has not its shape, its right answers earn nothing. */
    readonly shapes: readonly string[];
  };
  /** After the erasure no cell holds anything of the user's. */
  'no-trace': {
    readonly scenarios: readonly string[];
    readonly traces: readonly DocPath[];
    readonly entityType: string;
  };
  /** The erasure leaves the answers about others as they were. */
  spared: {
    readonly scenarios: readonly string[];
    /** The same events without the erasure. */
    readonly baseline: string;
    readonly entityType: string;
    readonly questions: readonly SparedQuestion[];
    /** Questions that an erasure changes in a fixed way: their keys are compared with the reference's. */
    readonly asReference: {
      readonly scenarios: readonly string[];
      readonly questions: readonly SparedQuestion[];
    };
  };
  /** Late events of an erased user do not come back. */
  'stays-erased': {
    readonly scenarios: readonly string[];
    readonly traces: readonly DocPath[];
    readonly entityType: string;
  };
  /** Old event-grain rows go, newer ones and the aggregates stay. */
  retention: {
    readonly scenarios: readonly string[];
    readonly gone: readonly DocPath[];
    readonly kept: readonly DocPath[];
    readonly questions: readonly string[];
    readonly entityType: string;
  };
  /** The question finds its rows by index, and its cost does not grow with other users' events. */
  'index-search': {
    readonly question: string;
    readonly small: string;
    readonly large: string;
    /** Cost at `large` over cost at `small`, at most. */
    readonly maxGrowth: number;
  };
  /** A type and a property nobody has seen. */
  evolution: {
    readonly scenario: string;
    readonly counts: readonly string[];
    readonly unchanged: readonly string[];
    readonly baseline: readonly string[];
    readonly kept: readonly DocPath[];
  };
  /** Every type of event and every fact has its place in the design. */
  facts: {
    readonly scenario: string;
    readonly grain: readonly DocPath[];
    readonly entityType: string;
  };
  /** The partitions suit the workload. */
  partitions: {
    readonly scenario: string;
    readonly grain: readonly DocPath[];
    readonly entityType: string;
  };
  /** An answer in words makes its points. */
  rubric: {
    readonly deliverable: string;
    /** It counts without a schema, too. */
    readonly alone: boolean;
  };
  /** The right options, each with its reason. */
  choices: {
    readonly deliverable: string;
    /** It counts without a schema, too. */
    readonly alone: boolean;
  };
  /** Event-time session windows give the right sessions, in time, in bounded memory. */
  windows: {
    readonly deliverable: string;
    /** It counts without a schema, too. */
    readonly alone: boolean;
    readonly scenarios: readonly string[];
    readonly entityType: string;
    /** Null: every type. */
    readonly eventTypes: readonly string[] | null;
    /** Where documents have the time of the event. */
    readonly time: DocPath;
    /** What a key may be made of. */
    readonly keys: Readonly<Record<string, DocPath>>;
    /** The key that sessions need. */
    readonly right: readonly string[];
    /** Seconds. */
    readonly gap: number;
    /** What comes so many seconds after it happened has to be in its session. */
    readonly promised: number;
    readonly limits: WindowLimits;
  };
  /** What was emptied is filled again as it was. */
  rebuilt: {
    readonly scenarios: readonly string[];
    readonly layers: readonly string[];
    readonly questions: readonly string[];
  };
  /** One answer, counted up, is another one. */
  agree: {
    readonly scenarios: readonly string[];
    readonly detail: string;
    readonly totals: string;
    readonly by: readonly GroupColumn[];
    readonly counts: string | null;
    readonly sums: readonly { readonly total: string; readonly of: string }[];
  };
  /** Events lie in the tables of a pattern. */
  shape: {
    readonly scenario: string;
    /** Events of each type have tables of their own, or one table has them all. */
    readonly tables: 'one' | 'one-a-type';
    readonly columnsAtMost: number | null;
    /** Properties that have a column of their own wherever they occur. */
    readonly ownColumns: readonly DocPath[];
    /** Properties that stand somewhere in the row. */
    readonly kept: readonly DocPath[];
    /** Patterns of the names of the tables that are looked at; empty: all. */
    readonly named: readonly string[];
    /** The types that are asked about; empty: all. */
    readonly types: readonly string[];
    /** Events that lack one of these are not asked about. */
    readonly having: readonly DocPath[];
    readonly idPath: DocPath;
    readonly typePath: DocPath;
    readonly entityType: string;
  };
  /** Models take a change at a bounded cost. */
  costs: {
    readonly before: string;
    readonly after: string;
    readonly models: readonly CostedModel[];
  };
};

export type CheckKind = keyof CheckArgs;

export type CheckSpec = { [K in CheckKind]: CheckHead & { readonly kind: K } & CheckArgs[K] }[CheckKind];
export type CheckOf<K extends CheckKind> = Extract<CheckSpec, { readonly kind: K }>;
