import type { CheckOf } from '../domain/check.ts';
import type { RawFinding } from '../domain/finding.ts';
import { type Answers, type CheckContext, type CheckType, failed } from './check.ts';
import { differenceOf, type Row, rowsFor } from './compare.ts';
import { valuesAt } from './doc.ts';
import { answerNeed, fareInAll, fareOnce, questionNeeds, questionOf } from './questions.ts';
import { erasuresOf } from './traces.ts';

type Spec = CheckOf<'spared'>;
type Asked = Spec['questions'][number];

/**
 * An erasure leaves the answers about others as they were: the candidate's own right before it. So a question
 * that is merely wrong is not punished again.
 */
export const spared: CheckType<'spared'> = {
  kind: 'spared',
  needs: (spec, context) => [
    ...spec.scenarios.flatMap((scenario) =>
      spec.questions.flatMap(({ question }) =>
        ownNeeds(context, scenario, question).flatMap(({ was, is }) => [was, is]),
      ),
    ),
    ...spec.asReference.questions.flatMap((question) => [
      ...questionNeeds(context, spec.baseline, question),
      ...referenceNeeds(spec, context, question).flatMap(({ got, expected }) => [got, expected]),
    ]),
  ],
  judge: (spec, context, answers) => {
    const own = spec.scenarios.flatMap((scenario) =>
      spec.questions.map((asked) => judgeOwn(spec, context, answers, scenario, asked)),
    );
    // Of a question that is missing, or wrong without any erasure, nothing can be told here.
    const right = spec.asReference.questions.filter(
      (question) => !fareInAll(context, answers, [spec.baseline], question).wrong,
    );
    const others = right.map((question) =>
      referenceNeeds(spec, context, question)
        .map((needs) => fareOnce(context, answers, question, needs).wrong)
        .find((finding) => finding !== null),
    );
    const findings = [...own, ...others].flatMap((finding) => finding ?? []);
    const failures = own.flatMap((finding) => (finding?.code === 'failed' ? finding.args.failure : []));
    const of = own.length + others.length;
    if (failures.length > 0 && failures.length === own.length)
      return { earned: 0, of, findings, failure: failures[0] ?? null };
    return { earned: of - findings.length, of, findings, failure: null };
  },
};

/** The candidate's answer right before an erasure and right after it. */
function ownNeeds(context: CheckContext, scenario: string, question: string) {
  return erasuresOf(context.scenario(scenario)).map(({ after, entity }) => ({
    erased: entity,
    was: answerNeed('submission', scenario, question, {}, after - 1),
    is: answerNeed('submission', scenario, question, {}, after),
  }));
}

function referenceNeeds(spec: Spec, context: CheckContext, question: string) {
  return spec.asReference.scenarios.flatMap((scenario) => {
    const { paramsOf } = context.scenario(scenario);
    return erasuresOf(context.scenario(scenario)).flatMap(({ after }) =>
      paramsOf(question).map((params) => ({
        got: answerNeed('submission', scenario, question, params, after),
        expected: answerNeed('reference', scenario, question, params, after),
      })),
    );
  });
}

function judgeOwn(
  spec: Spec,
  context: CheckContext,
  answers: Answers,
  scenario: string,
  asked: Asked,
): RawFinding | null {
  const question = questionOf(context, asked.question);
  const place = question.columns.findIndex(({ name }) => name === asked.about);
  for (const { erased, was, is } of ownNeeds(context, scenario, asked.question)) {
    const [before, after] = [answers.of(was), answers.of(is)];
    if (!before.ok) return failed(before.failure, scenario, asked.question);
    if (!after.ok) return failed(after.failure, scenario, asked.question);
    const [old, now] = [rowsFor(question, before.value.relation), rowsFor(question, after.value.relation)];
    if (!old.ok) return old.finding;
    if (!now.ok) return now.finding;
    const { touched, real } = aboutValues(spec, context, scenario, asked, erased);
    const others = (rows: readonly Row[]) => rows.filter((row) => !touched.has(String(row[place])));
    const oldOthers = others(old.rows);
    if (!oldOthers.some((row) => real.has(String(row[place]))))
      return { code: 'no-others', args: { question: asked.question }, scenario };
    const difference = differenceOf(question.columns, oldOthers, others(now.rows));
    if (!difference) continue;
    const { rows, ...counts } = difference;
    return { code: 'others-changed', args: { question: asked.question, ...counts }, scenario, rows };
  }
  return null;
}

/** The values of the column that stand for something real, and those that the erased has anything to do with. */
function aboutValues(spec: Spec, context: CheckContext, scenario: string, asked: Asked, erased: string) {
  const { steps } = context.scenario(scenario);
  const docs = steps.flatMap((step) => (step.kind === 'load' ? step.docs : []));
  const events = docs.filter((doc) => doc.entity_type === spec.entityType);
  const theirs = events.filter((doc) => doc.entity_id === erased);
  return { touched: valuesAt(theirs, [asked.path]), real: valuesAt(events, [asked.path]) };
}
