import type { CheckOf } from '../domain/check.ts';
import type { RawFinding } from '../domain/finding.ts';
import type { Failure } from '../domain/run.ts';
import { type Answers, type CheckContext, type CheckType, JudgeError } from './check.ts';
import { answerNeed, type Fared, fareInAll, fareOnce, questionNeeds } from './questions.ts';
import { hasPattern, shape } from './shape.ts';

type Spec = CheckOf<'answers'>;

/**
 * Questions answered as the reference answers them, whatever the delivery. Points go in proportion to the
 * questions; one that is wrong at the baseline already earns nothing and is explained there, and so does one of a
 * model that has not the shape that is asked for.
 */
export const answersCheck: CheckType<'answers'> = {
  kind: 'answers',
  needs: (spec, context) => [
    ...spec.questions.flatMap((question) =>
      [...spec.scenarios, ...spec.baseline].flatMap((scenario) => questionNeeds(context, scenario, question)),
    ),
    ...spec.shapes.flatMap((id) => shape.needs(shapeOf(context, id), context)),
    ...spec.questions.flatMap((question) =>
      midwayNeeds(spec, context, question).flatMap(({ got, expected }) => [got, expected]),
    ),
  ],
  judge: (spec, context, answers) => {
    const findings: RawFinding[] = [];
    const failures: (Failure | null)[] = [];
    let earned = 0;
    for (const question of spec.questions) {
      const fared = shaped(spec, context, answers, question);
      if (!fared.wrong) earned++;
      else failures.push(fared.failure);
      if (fared.wrong) findings.push(fared.wrong);
      else if (fared.note) findings.push(fared.note);
    }
    const open = failures.filter((failure) => failure?.kind === 'unsupported').length;
    return { earned, of: spec.questions.length, open, findings, failure: commonFailure(failures) };
  },
};

/** A wrong answer is told as such; a right one counts where its model has its shape. */
function shaped(spec: Spec, context: CheckContext, answers: Answers, question: string): Fared {
  const fared = fareQuestion(spec, context, answers, question);
  if (fared.wrong) return fared;
  const model = context.problem.deliverables.find(({ id }) => id === question)?.model;
  const own = spec.shapes.map((id) => shapeOf(context, id)).find((each) => each.model === model);
  if (!own || hasPattern(own, context, answers)) return fared;
  const title = context.problem.models.find(({ id }) => id === model)?.title ?? '';
  return { wrong: { code: 'shape-needed', args: { question, model: title } }, failure: null, note: null };
}

function shapeOf({ problem }: CheckContext, id: string): CheckOf<'shape'> {
  const found = problem.checks.find((check) => check.id === id);
  if (found?.kind !== 'shape') throw new JudgeError(`The problem has no shape ${id}.`);
  return found;
}

function fareQuestion(spec: Spec, context: CheckContext, answers: Answers, question: string): Fared {
  const before = fareInAll(context, answers, spec.baseline, question);
  if (before.wrong)
    return {
      wrong: { code: 'wrong-on-time', args: { question, failure: before.failure } },
      failure: before.failure,
      note: null,
    };
  const end = fareInAll(context, answers, spec.scenarios, question);
  if (end.wrong) return end;
  for (const { got, expected } of midwayNeeds(spec, context, question)) {
    const midway = fareOnce(context, answers, question, { got, expected });
    if (midway.wrong) return midway;
  }
  return end;
}

/** In the middle of a delivery the reference is put through the same: not all has arrived. */
function midwayNeeds(spec: Spec, context: CheckContext, question: string) {
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
