import type { CheckKind, CheckOf } from '../domain/check.ts';
import type { Detail } from '../domain/detail.ts';
import type { EventDoc } from '../domain/event.ts';
import type { RawFinding } from '../domain/finding.ts';
import type { Problem } from '../domain/problem.ts';
import type { AnswerReport } from '../domain/rubric.ts';
import type { Ask, Failure, Measured, Outcome, Params } from '../domain/run.ts';
import type { Submission } from '../domain/submission.ts';

/**
 * Whose run a check asks about.
 * `submission`: the candidate's model, as the scenario delivers.
 * `reference`: the first reference model, put through the same.
 * `truth`: the first reference model, given the scenario's events on time.
 */
export type Whose = 'submission' | 'reference' | 'truth';

/** One thing that a check wants measured. `after` is the index of a step; -1: the last. */
export type Need<A extends Ask = Ask> = {
  readonly whose: Whose;
  readonly scenario: string;
  readonly after: number;
  readonly ask: A;
  /** Id of the model, where the ask names no deliverable of it; without it the problem's first. */
  readonly model?: string;
};

/** One step of a scenario: 0 is the schema. */
export type ScenarioStep =
  | { readonly kind: 'schema' }
  | { readonly kind: 'load'; readonly label: string; readonly docs: readonly EventDoc[] }
  | { readonly kind: 'change' }
  | { readonly kind: 'wipe'; readonly deliverable: string; readonly keep: readonly string[] }
  | { readonly kind: 'script'; readonly deliverable: string; readonly params: Params };

/** What a check may know of a scenario. */
export type ScenarioFacts = {
  readonly id: string;
  readonly steps: readonly ScenarioStep[];
  /** The values with which a question is asked; one empty object where it has no parameters. */
  readonly paramsOf: (question: string) => readonly Params[];
};

export type CheckContext = {
  readonly problem: Problem;
  readonly submission: Submission;
  readonly scenario: (id: string) => ScenarioFacts;
  /** What a judge of the instructor's says of an answer in words; null or not given: nobody was asked. */
  readonly judged?: ((deliverable: string) => OutsideJudgement | null) | undefined;
};

/** `why`: the judge failed, which costs nothing. */
export type OutsideJudgement =
  | { readonly ok: true; readonly report: AnswerReport }
  | { readonly ok: false; readonly why: string };

/** Looks up what was measured. */
export interface Answers {
  of<K extends Ask['kind']>(need: Need<Extract<Ask, { kind: K }>>): Outcome<Measured[K]>;
  /** How a step of the candidate's run ended; of the first model where none is named. */
  step(scenario: string, index: number, model?: string): Outcome<null>;
}

/**
 * What a check comes to. `earned` of `of` equal parts are right.
 * `failure`: why nothing could be earned, where the reason is a failed run and not a wrong answer.
 */
export type Judgement = {
  readonly earned: number;
  readonly of: number;
  /** Parts of those that cannot be run here, and so cost nothing; none where it is not given. */
  readonly open?: number;
  readonly findings: readonly RawFinding[];
  readonly failure: Failure | null;
  /** What the check saw, beside what is wrong, where that is worth showing. */
  readonly detail?: Detail;
};

/** One kind of check: says what it needs, then judges what came. */
export type CheckType<K extends CheckKind> = {
  readonly kind: K;
  readonly needs: (spec: CheckOf<K>, context: CheckContext) => readonly Need[];
  readonly judge: (spec: CheckOf<K>, context: CheckContext, answers: Answers) => Judgement;
};

/** A run of the problem's own failed: never the candidate's fault. */
export class JudgeError extends Error {
  override readonly name = 'JudgeError';
}

/** A judge from outside failed: neither the candidate's fault nor the problem's. */
export class OutsideJudgeError extends JudgeError {}

/** Everything is right. */
export const ACCEPTED: Judgement = { earned: 1, of: 1, findings: [], failure: null };

/** All or nothing: accepted where nothing was found. */
export function verdictOn(findings: readonly RawFinding[], failure: Failure | null = null): Judgement {
  return findings.length === 0 && !failure ? ACCEPTED : { earned: 0, of: 1, findings, failure };
}

/** The failure itself, behind the steps that it blocked. */
export function rootOf(failure: Failure): Failure {
  return failure.kind === 'blocked' ? rootOf(failure.by) : failure;
}

/** Whether something is not right because it cannot be run here. */
export function isUnsupported({ code, args }: RawFinding): boolean {
  const failure = code === 'failed' || code === 'wrong-on-time' ? args.failure : null;
  return failure !== null && rootOf(failure).kind === 'unsupported';
}

/** A finding that something of the candidate's has no result. */
export function failed(failure: Failure, scenario?: string, what: string | null = null): RawFinding {
  const finding = { code: 'failed', args: { failure: rootOf(failure), what } } as const;
  return scenario === undefined ? finding : { ...finding, scenario };
}
