import type { Detail } from '../domain/detail.ts';
import { type Finding, findings, type Words } from '../domain/finding.ts';
import type { PointMarks } from '../domain/mark.ts';
import type { Problem } from '../domain/problem.ts';
import type { Ask, Failure, Measured, Outcome } from '../domain/run.ts';
import type { Batch, Params, Step } from '../domain/step.ts';
import type { OpenCause } from '../domain/scorecard.ts';
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

/** What a check may know of a scenario. */
export type ScenarioFacts = {
  readonly id: string;
  /** As delivered; 0 is the schema. */
  readonly steps: readonly Step<Batch>[];
  /** The values with which a question is asked; one empty object where it has no parameters. */
  readonly paramsOf: (question: string) => readonly Params[];
};

export type CheckContext = {
  readonly problem: Problem;
  readonly submission: Submission;
  readonly scenario: (id: string) => ScenarioFacts;
  /** Where it is not given nobody has marked any answer in words. */
  readonly words?: WordsContext | undefined;
};

/** What readers say of answers in words, by the id of the deliverable. */
export type WordsContext = {
  readonly marks: (deliverable: string) => PointMarks;
  /** Why a judge that was asked gave no marks, which costs nothing; null: it gave them, or nobody was asked. */
  readonly failed: (deliverable: string) => string | null;
  /** What a point is that nobody has marked. */
  readonly unmarked: 'open' | 'missed';
};

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
  /** Parts of those that are neither earned nor lost; none where it is not given. */
  readonly open?: number;
  /** Why they are; without it they cannot be run here. */
  readonly cause?: OpenCause;
  readonly findings: readonly Found[];
  readonly failure: Failure | null;
  /** What the question is about is not there, so that no answer to it is right. */
  readonly nothing?: true;
  /** What the check saw, beside what is wrong, where that is worth showing. */
  readonly detail?: Detail;
};

/** A finding; `failure`: it is there because something has no result. */
export type Found = Finding & { readonly failure?: Failure | null };

/** A run of the problem's own failed: never the candidate's fault. */
export class JudgeError extends Error {
  override readonly name = 'JudgeError';
}

/** Everything is right. */
export const ACCEPTED: Judgement = { earned: 1, of: 1, findings: [], failure: null };

/** All or nothing: accepted where nothing was found. */
export function verdictOn(found: readonly Found[], failure: Failure | null = null): Judgement {
  return found.length === 0 && !failure ? ACCEPTED : { earned: 0, of: 1, findings: found, failure };
}

/** The failure itself, behind the steps that it blocked. */
export function rootOf(failure: Failure): Failure {
  return failure.kind === 'blocked' ? rootOf(failure.by) : failure;
}

/** Nothing is earned by what is not there. */
export function nothingToJudge(lacks: Found): Judgement {
  return { earned: 0, of: 1, findings: [lacks], failure: null, nothing: true };
}

/** Whether something is not right because it cannot be run here. */
export function isUnsupported({ failure }: Found): boolean {
  return failure ? rootOf(failure).kind === 'unsupported' : false;
}

/** Findings that checks of several kinds have, and those of no kind. */
export const COMMON = findings({
  /** A file, a step or a question has no result. */
  failed: ({ failure, what }: { failure: Failure; what: string | null }) => failureWords(failure, what),
  'nothing-loaded': () => ({
    message: 'The load ran and left no row in any table of the model.',
    hint: 'load.sql has to copy from the bronze tables, which hold one batch at a time.',
  }),
  'no-table': () => ({ message: 'The schema creates no table.', hint: 'A view alone holds no data.' }),
  'judge-error': ({ why }: { why: string }) => ({
    message: `This check could not be judged, and costs you nothing: ${why}`,
    hint: 'The problem is at fault. Please tell its author.',
  }),
});

/** A finding that something of the candidate's has no result. */
export function failed(failure: Failure, scenario?: string, what: string | null = null): Found {
  const root = rootOf(failure);
  return { ...COMMON('failed', { failure: root, what }, { scenario }), failure: root };
}

/** Nothing can be earned, because something has no result. */
export function failedVerdict(failure: Failure, scenario?: string, what: string | null = null): Judgement {
  return verdictOn([failed(failure, scenario, what)], rootOf(failure));
}

function failureWords(failure: Failure, what: string | null): Words {
  switch (failure.kind) {
    case 'missing':
      return {
        message: `${failure.file} is not there, or holds comments alone${what ? `: ${what} has no answer` : ''}.`,
      };
    case 'limit-exceeded':
      return { message: `${failure.file}: ${failure.message}` };
    case 'blocked':
      return failureWords(failure.by, what);
    case 'unsupported':
    case 'sql-error': {
      const { file, line, column, message, hint, excerpt } = failure.error;
      // A tab stays one, so that the caret stands under its place however wide tabs are shown.
      const caret = `${excerpt.slice(0, column - 1).replaceAll(/[^\t]/g, ' ')}^`;
      const place = `${file}:${line}:${column}: ${message}`;
      return {
        message: excerpt.trim() ? `${place}\n${excerpt}\n${caret}` : place,
        ...(hint !== null && { hint }),
      };
    }
  }
}
