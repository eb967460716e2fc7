import type { CheckSpec } from './check.ts';
import type { ChoiceSheet } from './choice.ts';
import type { DocPath } from './event.ts';
import type { FactModel } from './fact.ts';
import type { OwnLimits } from './limits.ts';
import type { PointMarks } from './mark.ts';
import type { Relation } from './relation.ts';
import type { Rubric } from './rubric.ts';
import type { Workload } from './workload.ts';

export type Visibility = 'sample' | 'secret';

export type Part = { readonly id: string; readonly title: string; readonly minutes: number | null };

/** The smallest unit that is graded; `deliverables` name the files that it asks for. */
export type Task = {
  readonly id: string;
  readonly title: string;
  readonly part: string;
  readonly asks: string;
  readonly deliverables: readonly string[];
};

export type ColumnKind = 'text' | 'integer' | 'timestamp' | 'date' | 'number' | 'json';

/** How one column of a bronze table is taken from an event document. */
export type BronzeColumn = {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly path: DocPath;
  /** Keys that a `json` column leaves out, because columns of their own hold them. */
  readonly omit: readonly string[];
  readonly about: string;
};

export type BronzeTable = {
  readonly name: string;
  readonly about: string;
  /** Documents of this entity type fill the table. */
  readonly entityType: string;
  /** `batch`: what is new in the batch; `all`: everything received so far. */
  readonly holds: 'batch' | 'all';
  readonly columns: readonly BronzeColumn[];
};

/** One of the models that a submission holds: a schema, a load, and what is asked of them. */
export type ModelSpec = { readonly id: string; readonly title: string };

export type Role =
  | 'schema'
  | 'load'
  | 'question'
  | 'script'
  /** Runs when something new is to come; may be missing. */
  | 'change'
  /** The load from then on; where it is missing the load goes on. */
  | 'load-after'
  | 'words'
  | 'choices'
  | 'windows'
  | 'settings';

/** A file of a submission. */
export type Deliverable = {
  /** Its name in the problem: `schema`, `load`, `sessions`. */
  readonly id: string;
  /** Its path in the submission's folder: `queries/sessions.sql`. */
  readonly file: string;
  readonly part: string;
  readonly role: Role;
  /** Id of the model that it belongs to; null where it is no SQL. */
  readonly model: string | null;
  /** Its text where the problem gives it: the candidate reads it and does not write it. */
  readonly given: string | null;
  /** Names of the bound parameters, without the colon. */
  readonly params: readonly string[];
  readonly about: string;
};

export type AnswerColumn = {
  readonly name: string;
  readonly kind: Exclude<ColumnKind, 'json'>;
  /** Part of the key by which differing rows are paired in a finding. */
  readonly key: boolean;
};

/** A question: what a `question` deliverable must answer. */
export type Question = {
  readonly deliverable: string;
  readonly ordered: boolean;
  readonly columns: readonly AnswerColumn[];
  /** For each parameter, where its values come from: distinct values at a path of the scenario's documents. */
  readonly params: readonly QuestionParam[];
};

export type QuestionParam = {
  readonly name: string;
  readonly path: DocPath;
  readonly entityType: string;
  /** At most so many values are asked, spread over the sorted distinct values. */
  readonly atMost: number;
};

/** Where the events of a scenario come from. */
export type StreamSpec = {
  /** Folder under `fixtures/`. */
  readonly fixture: string;
  /** Names of stories; `['all']` for all of the fixture. */
  readonly stories: readonly string[];
  readonly generate: {
    readonly users: number;
    readonly days: number;
    /** Mixed with the seed of the grading. */
    readonly salt: number;
  } | null;
};

/** One transformation of a delivery, by name, with its arguments. */
export type DeliverSpec =
  | { readonly kind: 'on-time' }
  | { readonly kind: 'as-received' }
  | { readonly kind: 'late'; readonly share: number; readonly maxDays: number }
  | { readonly kind: 'twice'; readonly share: number }
  | { readonly kind: 'again' }
  | { readonly kind: 'shuffled'; readonly batches: number }
  | { readonly kind: 'erase'; readonly deliverable: string; readonly param: string }
  | {
      readonly kind: 'retain';
      readonly deliverable: string;
      readonly param: string;
      readonly keepDays: number;
    }
  /** Before the first batch with an event of the type the models are changed. */
  | { readonly kind: 'change'; readonly before: string }
  /** At the end all tables but those that are kept are emptied, and the script fills them again. */
  | { readonly kind: 'rebuild'; readonly deliverable: string; readonly keep: readonly string[] }
  | {
      readonly kind: 'evolve';
      readonly eventType: string;
      /** Documents of this type are the pattern of the new ones. */
      readonly like: string;
      /** The properties that a new document takes over. */
      readonly keep: readonly string[];
      /** The property nobody has seen. */
      readonly property: string;
    };

export type Scenario = {
  readonly id: string;
  readonly title: string;
  readonly visibility: Visibility;
  readonly stream: StreamSpec;
  readonly deliver: readonly DeliverSpec[];
};

export type ReferenceModel = {
  readonly id: string;
  readonly title: string;
  /** Absolute path of the submission that it is. */
  readonly folder: string;
  /** Markdown: when to choose it. */
  readonly page: string;
  readonly tradeOffs: readonly string[];
};

/** A requirement that the interviewer changes in the middle of a part. */
export type Curveball = {
  readonly id: string;
  readonly part: string;
  /** Seconds of the part's own time before it comes. */
  readonly afterSeconds: number;
  /** Markdown: what the interviewer says. */
  readonly says: string;
  /** Ids of the checks that tell how the design takes it. */
  readonly checks: readonly string[];
};

export type Problem = {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly summary: string;
  readonly difficulty: 'easy' | 'medium' | 'hard';
  /** Absolute path of the folder it was read from. */
  readonly folder: string;
  /** Markdown. */
  readonly statement: string;
  /** The lesson page; null where the problem has none. */
  readonly lesson: LessonFile | null;
  /** Share of the points that passes, 0 to 1. */
  readonly pass: number;
  readonly parts: readonly Part[];
  readonly tasks: readonly Task[];
  /** At least one; what names no model means the first. */
  readonly models: readonly [ModelSpec, ...(readonly ModelSpec[])];
  readonly deliverables: readonly Deliverable[];
  readonly bronze: readonly BronzeTable[];
  readonly questions: readonly Question[];
  readonly scenarios: readonly Scenario[];
  /** Answers that were worked out by hand: every reference model must give them. */
  readonly byHand: readonly HandAnswer[];
  readonly checks: readonly CheckSpec[];
  /** Limits that it sets itself. */
  readonly limits: OwnLimits;
  readonly rubrics: readonly Rubric[];
  /** What is to be chosen, for each file of choices. */
  readonly choices: readonly ChoiceSheet[];
  /** What a model must be able to hold; null where the problem does not say. */
  readonly facts: FactModel | null;
  /** Access patterns and scale; null where the problem does not say. */
  readonly workload: Workload | null;
  readonly hints: readonly { readonly task: string; readonly steps: readonly string[] }[];
  readonly references: readonly ReferenceModel[];
  readonly followUps: readonly FollowUp[];
  readonly curveballs: readonly Curveball[];
};

/** An answer at the end of a scenario, worked out by hand. */
export type HandAnswer = {
  readonly scenario: string;
  readonly question: string;
  readonly params: Readonly<Record<string, string>>;
  /** The file that has it, from the problem's folder. */
  readonly file: string;
  readonly relation: Relation;
};

/** A page that teaches what a problem is about. */
export type LessonFile = {
  /** Its path in the problem's folder: `lesson.md`. */
  readonly file: string;
  /** Markdown; its SQL blocks are run. */
  readonly text: string;
};

export type FollowUp = {
  readonly id: string;
  readonly question: string;
  /** Markdown. */
  readonly modelAnswer: string;
};

/** An answer whose verdicts are known, by which a problem is tested. */
export type JudgedSubmission = {
  /** Name of its folder under `submissions/`. */
  readonly id: string;
  /** Absolute path. */
  readonly folder: string;
  readonly about: string;
  /** Only the checks that are not accepted. */
  readonly verdicts: Readonly<Record<string, string>>;
  /** Its author's marks of answers in words, by the id of the deliverable. */
  readonly marks: ReadonlyMap<string, PointMarks>;
};
