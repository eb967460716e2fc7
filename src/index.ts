/** The library: grade a folder or texts, verify problems, print a run, render a scorecard. */
export {
  type GradeOptions,
  gradeFolder,
  gradeSubmission,
  type SittingGrade,
  type StateName,
} from './app/grading/grade.ts';
export type { Source } from './app/grading/grader.ts';
export { type ReplayOptions, replayScript } from './app/looking/replay.ts';
export { type VerifyOptions, type VerifyResult, verifyProblems } from './app/authoring/verify.ts';
export type * from './domain/check.ts';
export type * from './domain/step.ts';
export type * from './domain/event.ts';
export type * from './domain/finding.ts';
export type * from './domain/problem.ts';
export type * from './domain/relation.ts';
export type * from './domain/run.ts';
export type * from './domain/scorecard.ts';
export type * from './domain/submission.ts';
export { ProblemError, UserError } from './domain/user-error.ts';
export type { Engine, Model, Run, RunResult } from './engine/engine.ts';
export { loadJudged } from './load/judged.ts';
export { loadProblem } from './load/problem.ts';
export { loadSubmission } from './load/submission.ts';
export { jsonReport } from './reporters/json.ts';
export { textReport } from './reporters/text.ts';
