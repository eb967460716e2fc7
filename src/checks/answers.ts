import * as z from 'zod';
import { findings } from '../domain/finding.ts';
import type { Failure } from '../domain/run.ts';
import { type Answers, type CheckContext, type Found, JudgeError } from './check.ts';
import { baseline, defineCheck, scenarios, type SpecOf, type Surroundings } from './define.ts';
import { answerNeed, type Fared, fareInAll, fareOnce, questionNeeds, wrongOnTime } from './questions.ts';
import { misfit, refTo } from './schema.ts';
import { hasPattern, type ShapeSpec, shape } from './shape.ts';

const args = {
  scenarios,
  questions: z
    .array(refTo('question'))
    .min(1)
    .describe('Names of the questions; the points are split among them.'),
  baseline,
  midway: z
    .array(refTo('scenario'))
    .default([])
    .describe('Scenarios in which the questions are asked after every batch but the last.'),
  shapes: z
    .array(refTo('`shape` check'))
    .default([])
    .describe('Ids of `shape` checks: right answers from a model that has not its shape earn nothing.'),
};

export type AnswersSpec = SpecOf<typeof args>;

const says = findings({
  /** Right answers from tables of another pattern. */
  'shape-needed': ({ question, model }: { question: string; model: string }) => ({
    message: `${question} is not counted, as its tables are not of the pattern: ${model}.`,
    hint: 'The check of the shape of that model says what is missing. Right answers count once it holds.',
  }),
});

/**
 * Questions answered as the reference answers them, whatever the delivery. Points go in proportion to the
 * questions; one that is wrong at the baseline already earns nothing and is explained there, and so does one of a
 * model that has not the shape that is asked for.
 */
export const answers = defineCheck({
  kind: 'answers',
  about: "Answers equal the reference models'.",
  args,
  says,
  misfits,
  needs: (spec, context) => [
    ...spec.questions.flatMap((question) =>
      [...spec.scenarios, ...spec.baseline].flatMap((scenario) => questionNeeds(context, scenario, question)),
    ),
    ...spec.shapes.flatMap((id) => shape.needs(shapeOf(context, id), context)),
    ...spec.questions.flatMap((question) =>
      midwayNeeds(spec, context, question).flatMap(({ got, expected }) => [got, expected]),
    ),
  ],
  // Whatever is answered is held against the truth, which has to answer something.
  premise: (spec, context, measured) => {
    const silent = spec.questions.find((question) => !isAnswered(spec, context, measured, question));
    if (silent === undefined) return null;
    throw new JudgeError(`The reference answers nothing to ${silent}, so no answer can be told from none.`);
  },
  judge: (spec, context, measured) => {
    const found: Found[] = [];
    const failures: (Failure | null)[] = [];
    let earned = 0;
    for (const question of spec.questions) {
      const fared = shaped(spec, context, measured, question);
      if (!fared.wrong) earned++;
      else failures.push(fared.failure);
      if (fared.wrong) found.push(fared.wrong);
      else if (fared.note) found.push(fared.note);
    }
    const open = failures.filter((failure) => failure?.kind === 'unsupported').length;
    return { earned, of: spec.questions.length, open, findings: found, failure: commonFailure(failures) };
  },
});

/** Whether the truth has a row, or no answer at all, which is told where it is compared. */
function isAnswered(spec: AnswersSpec, context: CheckContext, answers: Answers, question: string): boolean {
  return spec.scenarios.some((scenario) =>
    context
      .scenario(scenario)
      .paramsOf(question)
      .some((params) => {
        const truth = answers.of(answerNeed('truth', scenario, question, params));
        return !truth.ok || truth.value.relation.rows.length > 0;
      }),
  );
}

/** Shapes are looked at in scenarios that a candidate may see. */
function misfits({ shapes }: Pick<AnswersSpec, 'shapes'>, { checks, scenarios: all }: Surroundings) {
  return shapes.flatMap((id, nth) => {
    const found = checks.find((check) => check.id === id);
    if (!found || !shape.is(found)) return [];
    const secret = all.some((one) => one.id === found.scenario && one.visibility === 'secret');
    const what = `\`${id}\` looks at the secret scenario \`${found.scenario}\`; let it look at a \`sample\` one`;
    return secret ? [misfit(['shapes', nth], what)] : [];
  });
}

/** A wrong answer is told as such; a right one counts where its model has its shape. */
function shaped(spec: AnswersSpec, context: CheckContext, answers: Answers, question: string): Fared {
  const fared = fareQuestion(spec, context, answers, question);
  if (fared.wrong) return fared;
  const model = context.problem.deliverables.find(({ id }) => id === question)?.model;
  const own = spec.shapes.map((id) => shapeOf(context, id)).find((each) => each.model === model);
  if (!own || hasPattern(own, context, answers)) return fared;
  const title = context.problem.models.find(({ id }) => id === model)?.title ?? '';
  return { wrong: says('shape-needed', { question, model: title }), failure: null, note: null };
}

function shapeOf({ problem }: CheckContext, id: string): ShapeSpec {
  const found = problem.checks.find((check) => check.id === id);
  if (!found || !shape.is(found)) throw new JudgeError(`The problem has no shape ${id}.`);
  return found;
}

function fareQuestion(spec: AnswersSpec, context: CheckContext, answers: Answers, question: string): Fared {
  const before = fareInAll(context, answers, spec.baseline, question);
  if (before.wrong)
    return { wrong: wrongOnTime(question, before.failure), failure: before.failure, note: null };
  const end = fareInAll(context, answers, spec.scenarios, question);
  if (end.wrong) return end;
  for (const { got, expected } of midwayNeeds(spec, context, question)) {
    const midway = fareOnce(context, answers, question, { got, expected });
    if (midway.wrong) return midway;
  }
  return end;
}

/** In the middle of a delivery the reference is put through the same: not all has arrived. */
function midwayNeeds(spec: AnswersSpec, context: CheckContext, question: string) {
  return spec.midway.flatMap((scenario) => {
    const { steps, paramsOf } = context.scenario(scenario);
    const loads = steps.flatMap((step, at) => (step.kind === 'load' && at < steps.length - 1 ? [at] : []));
    return loads.flatMap((after) =>
      paramsOf(question).map((params) => ({
        got: answerNeed('submission', scenario, question, params, after),
        expected: answerNeed('reference', scenario, question, params, after),
      })),
    );
  });
}

/** The verdict is a failure's only where every question failed, and none was merely wrong. */
function commonFailure(failures: readonly (Failure | null)[]): Failure | null {
  const [first] = failures;
  return first && failures.every((each) => each?.kind === first.kind) ? first : null;
}
