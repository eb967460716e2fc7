/** Points to make in an answer in words: data of a problem, `rubrics.yaml`. */
export type Rubric = {
  readonly deliverable: string;
  readonly points: readonly RubricPoint[];
  /** Words that mean the same in all of the problem's answers. */
  readonly synonyms: readonly SynonymGroup[];
  /** What the candidate was given for the file; who leaves it as it is has said nothing. */
  readonly given: string;
};

/** The first is the word that points are written with; each of the others counts for it. */
export type SynonymGroup = readonly [string, ...string[]];

export type RubricPoint = {
  readonly id: string;
  readonly title: string;
  /** How a good answer makes it, in Markdown. */
  readonly model: string;
  /** Sentences that make it, and sentences that miss it or say the opposite, as candidates write them. */
  readonly makes: readonly string[];
  readonly misses: readonly string[];
  /** Phrases of which one stands in the heading that the point belongs below; none: it may stand anywhere. */
  readonly section: Term;
  /** Id of the follow-up question that is about the same, if any: the candidate's own mark of it is shown beside. */
  readonly followUp: string | null;
  /** Each way to make it; what they are worth adds up, to a whole at most. */
  readonly ways: readonly Way[];
  readonly contradictions: readonly Pattern[];
};

export type Way = Pattern & {
  /** 1: makes the point; 0.5: half of it. */
  readonly worth: number;
};

/** Phrases of which any one counts. */
export type Term = readonly string[];

/** What a sentence has to hold: every term of the first four lists, and none of the last. */
export type Pattern = {
  /** Said, and not denied. */
  readonly says: readonly Term[];
  /** Denied: "never", "without", "instead of". */
  readonly denies: readonly Term[];
  /** In the same sentence, said or denied. */
  readonly with: readonly Term[];
  /** In the same sentence, in the one before or behind it, or in what introduces it. */
  readonly near: readonly Term[];
  /** Voids it where it stands in the same sentence. */
  readonly unless: readonly Term[];
};

/** Which points an answer makes, and who says so. */
export type AnswerReport = {
  readonly deliverable: string;
  readonly readBy: AnswerReader;
  readonly points: readonly AnswerPoint[];
  /** Share of the points that is made, 0 to 1. */
  readonly share: number;
  /** The candidate's own mark as such a share; null where there is none. */
  readonly selfScore: number | null;
  /** What one has to know to take the marks for what they are. */
  readonly note: string;
};

/** `checklist`: finds points that are said in expected words. `judge`: a program of the instructor's. */
export type AnswerReader =
  | { readonly kind: 'checklist' }
  | { readonly kind: 'judge'; readonly command: string };

export type AnswerPoint = {
  readonly id: string;
  readonly title: string;
  readonly state: 'made' | 'half' | 'missed' | 'contradicted';
  /** Share of the point, 0 to 1. */
  readonly score: number;
  /** Words of the answer that make it, cut to a line or two. */
  readonly quotes: readonly string[];
  /** The sentence that says the opposite. */
  readonly against: string | null;
  /** It is named in a list of keywords and not said: half is the most that earns. */
  readonly listed: boolean;
  /** What a judge says of it. */
  readonly comment: string | null;
  readonly model: string;
};
