import type { CheckOf } from '../domain/check.ts';
import type { RawFinding } from '../domain/finding.ts';
import type { Failure } from '../domain/run.ts';
import { type Answers, type CheckContext, type CheckType, failed, type Need } from './check.ts';
import { differenceOf, type Row, rowsFor } from './compare.ts';
import { textAt } from './doc.ts';
import { answerNeed, fareInAll, fareOnce, questionNeeds, questionOf } from './questions.ts';
import { erasuresOf } from './traces.ts';

type Spec = CheckOf<'spared'>;
type Asked = Spec['questions'][number];

/**
 * The erasure leaves the answers about others as they were: the candidate's own before it, and at the end
 * those of the candidate's own run without it. So a question that is merely wrong is not punished again.
 */
export const spared: CheckType<'spared'> = {
  kind: 'spared',
  needs: (spec, context) =>
    spec.scenarios.flatMap((scenario) => [
      ...spec.questions.flatMap(({ question }) =>
        ownNeeds(spec, context, scenario, question).flatMap(({ was, is }) => [was, is]),
      ),
      ...spec.asReference.flatMap((question) => [
        ...questionNeeds(context, spec.baseline, question),
        ...referenceNeeds(context, scenario, question).flatMap(({ got, expected }) => [got, expected]),
      ]),
    ]),
  judge: (spec, context, answers) => {
    const findings: RawFinding[] = [];
    const failures: Failure[] = [];
    let earned = 0;
    let of = 0;
    for (const scenario of spec.scenarios) {
      for (const asked of spec.questions) {
        of++;
        const wrong = judgeOwn(spec, context, answers, scenario, asked);
        if (!wrong) earned++;
        else findings.push(wrong);
        if (wrong?.code === 'failed') failures.push(wrong.args.failure);
      }
      for (const question of spec.asReference) {
        // Of a question that is missing, or wrong without any erasure, nothing can be told here.
        if (fareInAll(context, answers, [spec.baseline], question).wrong) continue;
        of++;
        const wrong = referenceNeeds(context, scenario, question)
          .map((needs) => fareOnce(context, answers, question, needs).wrong)
          .find((finding) => finding !== null);
        if (!wrong) earned++;
        else findings.push(wrong);
      }
    }
    const failure = failures.length === findings.length ? (failures[0] ?? null) : null;
    return { earned: earned === 0 || failure ? 0 : earned, of, findings, failure };
  },
};

/** Pairs of answers that have to agree about others, with the erased whose rows are left out. */
function ownNeeds(spec: Spec, context: CheckContext, scenario: string, question: string) {
  const facts = context.scenario(scenario);
  const erasures = erasuresOf(facts);
  const ask = (where: string, after: number) => answerNeed('submission', where, question, {}, after);
  return [
    ...erasures.map(({ after, entity }) => ({
      when: 'erasure' as const,
      erased: [entity],
      was: ask(scenario, after - 1),
      is: ask(scenario, after),
    })),
    {
      when: 'end' as const,
      erased: erasures.map(({ entity }) => entity),
      was: ask(spec.baseline, context.scenario(spec.baseline).steps.length - 1),
      is: ask(scenario, facts.steps.length - 1),
    },
  ] satisfies { when: string; erased: string[]; was: Need; is: Need }[];
}

function referenceNeeds(context: CheckContext, scenario: string, question: string) {
  const { steps, paramsOf } = context.scenario(scenario);
  const moments = [...erasuresOf(context.scenario(scenario)).map(({ after }) => after), steps.length - 1];
  return moments.flatMap((after) =>
    paramsOf(question).map((params) => ({
      got: answerNeed('submission', scenario, question, params, after),
      expected: answerNeed('reference', scenario, question, params, after),
    })),
  );
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
  for (const { when, erased, was, is } of ownNeeds(spec, context, scenario, asked.question)) {
    const [before, after] = [answers.of(was), answers.of(is)];
    if (!before.ok) return failed(before.failure, scenario, asked.question);
    if (!after.ok) return failed(after.failure, scenario, asked.question);
    const [old, now] = [rowsFor(question, before.value.relation), rowsFor(question, after.value.relation)];
    if (!old.ok) return old.finding;
    if (!now.ok) return now.finding;
    const touched = touchedBy(spec, context, scenario, asked, erased);
    const others = (rows: readonly Row[]) => rows.filter((row) => !touched.has(String(row[place])));
    const oldOthers = others(old.rows);
    if (oldOthers.length === 0 || oldOthers.length === old.rows.length)
      return { code: 'no-others', args: { question: asked.question }, scenario };
    const difference = differenceOf(question.columns, oldOthers, others(now.rows));
    if (!difference) continue;
    const { rows, ...counts } = difference;
    return { code: 'others-changed', args: { question: asked.question, when, ...counts }, scenario, rows };
  }
  return null;
}

/** The values of the column that the erased have anything to do with, in either delivery. */
function touchedBy(
  spec: Spec,
  context: CheckContext,
  scenario: string,
  asked: Asked,
  erased: readonly string[],
): Set<string> {
  const docs = [scenario, spec.baseline].flatMap((id) =>
    context.scenario(id).steps.flatMap((step) => (step.kind === 'load' ? step.docs : [])),
  );
  const theirs = docs.filter((doc) => doc.entity_type === spec.entityType && erased.includes(doc.entity_id));
  return new Set(theirs.flatMap((doc) => textAt(doc, asked.path) ?? []));
}
