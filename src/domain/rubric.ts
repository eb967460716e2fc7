/** Points to make in an answer in words: data of a problem, `rubrics.yaml`. */
export type Rubric = {
  readonly deliverable: string;
  readonly points: readonly RubricPoint[];
};

export type RubricPoint = { readonly id: string; readonly title: string; readonly model: string };

/** Which points an answer makes. */
export type AnswerReport = {
  readonly deliverable: string;
};
