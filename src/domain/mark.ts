/** What a person says of a point of an answer in words: made, half, or not. */
export const MARKS = ['made', 'half', 'missed'] as const;

export type Mark = (typeof MARKS)[number];

/** Share of the point that a mark is worth. */
export const MARK_WORTH: Readonly<Record<Mark, number>> = { made: 1, half: 0.5, missed: 0 };

/**
 * Who marked a point: the candidate, in practice; an instructor, in a file that was named; a judge, a program that was
 * named; the author of the problem, of its own references and judged submissions.
 */
export type Marker =
  | { readonly kind: 'candidate' }
  | { readonly kind: 'instructor'; readonly file: string; readonly name: string | null }
  | { readonly kind: 'judge'; readonly command: string }
  | { readonly kind: 'author' };

/** What a point of an answer is worth, by somebody who has read it. */
export type PointMark = {
  /** Share of the point, 0 to 1. */
  readonly score: number;
  readonly by: Marker;
  readonly comment: string | null;
  /** Words of the answer that were quoted for it. */
  readonly quote: string | null;
};

/** Marks by the id of the point. */
export type PointMarks = ReadonlyMap<string, PointMark>;

/** Marks that were given to the text of one answer; for another text they say nothing. */
export type AnswerMarks = {
  readonly deliverable: string;
  /** Hash of the text; empty: there was none. */
  readonly text: string;
  readonly points: Readonly<Record<string, Mark>>;
};
