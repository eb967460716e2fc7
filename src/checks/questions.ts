import { findings } from '../domain/finding.ts';
import type { Question } from '../domain/problem.ts';
import type { Failure } from '../domain/run.ts';
import type { Params } from '../domain/step.ts';
import {
  type Answers,
  type CheckContext,
  type Found,
  failed,
  JudgeError,
  type Need,
  rootOf,
  type Whose,
} from './check.ts';
import { compareAnswer, rowsFor } from './compare.ts';

/** How one question fared in one scenario: right, or the first thing that is wrong. */
export type Fared = {
  readonly wrong: Found | null;
  readonly failure: Failure | null;
  readonly note: Found | null;
};

/** Findings about questions, whatever they are compared with. */
export const QUESTIONS = findings({
  /** `failure`: why there is no answer at all. */
  'wrong-on-time': ({ question, failure }: { question: string; failure: Failure | null }) =>
    failure
      ? {
          message: `${question} has no answer on time already (${shortly(failure)}), so it ${failure.kind === 'unsupported' ? 'counts nowhere here either' : 'earns nothing here'}.`,
        }
      : {
          message: `${question} is wrong on time already, so it earns nothing here.`,
          hint: 'See the check of the question itself.',
        },
  'answers-nothing': ({ question }: { question: string }) => ({
    message: `${question} answers nothing from the model's tables.`,
  }),
});

/** A failure that is told in full elsewhere. */
function shortly(failure: Failure): string {
  switch (failure.kind) {
    case 'missing':
      return `${failure.file} is not attempted`;
    case 'limit-exceeded':
      return `${failure.file} goes over a limit`;
    case 'sql-error':
      return `${failure.error.file}:${failure.error.line} fails`;
    case 'unsupported':
      return `${failure.error.file}:${failure.error.line} can't be run here`;
    case 'blocked':
      return shortly(failure.by);
  }
}

/** A question that is wrong where it is asked on time; its own check tells how. */
export function wrongOnTime(question: string, failure: Failure | null, scenario?: string): Found {
  return { ...QUESTIONS('wrong-on-time', { question, failure }, { scenario }), failure };
}

export function questionOf(context: CheckContext, id: string): Question {
  const question = context.problem.questions.find((each) => each.deliverable === id);
  if (!question) throw new JudgeError(`The problem has no question ${id}.`);
  return question;
}

export function answerNeed(whose: Whose, scenario: string, question: string, params: Params, after = -1) {
  return { whose, scenario, after, ask: { kind: 'answer', deliverable: question, params } } as const;
}

/** What is needed to compare a question at the end of a scenario with the truth. */
export function questionNeeds(context: CheckContext, scenario: string, question: string): Need[] {
  return context
    .scenario(scenario)
    .paramsOf(question)
    .flatMap((params) => [
      answerNeed('submission', scenario, question, params),
      answerNeed('truth', scenario, question, params),
    ]);
}

/** Compares a question at the end of a scenario with the truth, for every value of its parameters. */
function fare(context: CheckContext, answers: Answers, scenario: string, question: string): Fared {
  let note: Found | null = null;
  for (const params of context.scenario(scenario).paramsOf(question)) {
    const one = fareOnce(context, answers, question, {
      got: answerNeed('submission', scenario, question, params),
      expected: answerNeed('truth', scenario, question, params),
    });
    if (one.wrong) return one;
    note ??= one.note;
  }
  return { wrong: null, failure: null, note };
}

/** Compares one answer with another, usually the reference's. */
export function fareOnce(
  context: CheckContext,
  answers: Answers,
  question: string,
  needs: { got: ReturnType<typeof answerNeed>; expected: ReturnType<typeof answerNeed> },
): Fared {
  const got = answers.of(needs.got);
  const { scenario } = needs.got;
  if (!got.ok)
    return { wrong: failed(got.failure, scenario, question), failure: rootOf(got.failure), note: null };
  const expected = answers.of(needs.expected);
  if (!expected.ok) throw new JudgeError(`The reference has no answer to ${question} in ${scenario}.`);
  const spec = questionOf(context, question);
  if (!rowsFor(spec, expected.value.relation).ok)
    throw new JudgeError(`The reference answers ${question} in ${scenario} with other columns than asked.`);
  const { wrong, note } = compareAnswer(
    spec,
    needs.got.ask.params,
    expected.value.relation,
    got.value.relation,
  );
  return { wrong: wrong && { ...wrong, scenario }, failure: null, note };
}

/** How a question fared in several scenarios: the first in which it is wrong. */
export function fareInAll(
  context: CheckContext,
  answers: Answers,
  scenarios: readonly string[],
  question: string,
): Fared {
  let note: Found | null = null;
  for (const scenario of scenarios) {
    const fared = fare(context, answers, scenario, question);
    if (fared.wrong) return fared;
    note ??= fared.note;
  }
  return { wrong: null, failure: null, note };
}
