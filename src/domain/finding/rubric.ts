/** Findings about answers in words. */
export type RubricFindings = {
  'point-missing': { readonly file: string; readonly title: string; readonly model: string };
  /** Half of it is said; or all of it, in a list of keywords. */
  'point-half': {
    readonly file: string;
    readonly title: string;
    readonly model: string;
    readonly listed: boolean;
    readonly quote: string;
  };
  'point-contradicted': {
    readonly file: string;
    readonly title: string;
    readonly model: string;
    readonly against: string;
  };
  /** A judge of the instructor's gave less than the whole point. */
  'point-judged': {
    readonly title: string;
    readonly score: number;
    readonly comment: string | null;
    readonly model: string;
  };
  /** The judge that was asked gave no answer that can be used. */
  'judge-failed': { readonly why: string };
};
