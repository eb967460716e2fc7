/** Findings that cost nothing: what an interviewer would frown at. Each names its place in the schema. */
export type LintFindings = {
  'no-time': { readonly table: string; readonly line: number };
};
