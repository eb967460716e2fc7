import type { PointMark } from './mark.ts';

/** Points to make in an answer in words: data of a problem, `rubrics.yaml`. */
export type Rubric = {
  readonly deliverable: string;
  readonly points: readonly RubricPoint[];
  /** What the candidate was given for the file; who leaves it as it is has said nothing. */
  readonly given: string;
};

export type RubricPoint = {
  readonly id: string;
  readonly title: string;
  /** How a good answer makes it, in Markdown. */
  readonly model: string;
  /** Sentences that make it, and sentences that miss it or say the opposite, as candidates write them. */
  readonly makes: readonly string[];
  readonly misses: readonly string[];
};

/** What an answer seems to do with a point: a guess by the words that they share, which decides nothing. */
export type Seems = 'made' | 'opposite' | 'not-found';

/** What an answer in words does with the points of its rubric, and who says so. */
export type AnswerReport = {
  readonly deliverable: string;
  readonly file: string;
  /** Hash of the text, which marks are given to; empty: there is none. */
  readonly text: string;
  /** There is no file, or too few words of one's own in it. */
  readonly isMissing: boolean;
  readonly points: readonly AnswerPoint[];
  /** What one has to know about how it was read; null: nothing. */
  readonly note: string | null;
};

export type AnswerPoint = {
  readonly id: string;
  readonly title: string;
  readonly model: string;
  readonly seems: Seems;
  /** Sentences of the answer, the nearest to the point first: two at most, each cut to a line or two. */
  readonly quotes: readonly string[];
  /** Null: nobody has marked it. */
  readonly mark: PointMark | null;
};
