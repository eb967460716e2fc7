import type { CheckOf } from '../domain/check.ts';
import type { RawFinding } from '../domain/finding.ts';
import type { AnswerColumn } from '../domain/problem.ts';
import {
  type Answers,
  type CheckContext,
  type CheckType,
  failed,
  isUnsupported,
  JudgeError,
} from './check.ts';
import { differenceOf, type Row, rowsFor } from './compare.ts';
import { valuesAt } from './doc.ts';
import { answerNeed, fareInAll, questionNeeds, questionOf } from './questions.ts';
import { erasuresOf } from './traces.ts';

type Spec = CheckOf<'spared'>;
type Asked = Spec['questions'][number];
type AnswerNeed = ReturnType<typeof answerNeed>;

/** Two answers that have to agree about others than the erased. */
type Pair = {
  readonly erased: string;
  readonly expected: AnswerNeed;
  readonly got: AnswerNeed;
  /** The columns that are compared. */
  readonly columns: readonly AnswerColumn[];
};

/**
 * An erasure leaves the answers about others as they were: the candidate's own right before it. So a question
 * that is merely wrong is not punished again. What an erasure changes in a fixed way is compared with the reference,
 * by its keys: how totals take it is the candidate's choice.
 */
export const spared: CheckType<'spared'> = {
  kind: 'spared',
  needs: (spec, context) => [
    ...spec.scenarios.flatMap((scenario) =>
      spec.questions.flatMap((asked) =>
        ownPairs(context, scenario, asked).flatMap(({ expected, got }) => [expected, got]),
      ),
    ),
    ...spec.asReference.questions.flatMap((asked) => [
      ...questionNeeds(context, spec.baseline, asked.question),
      ...referencePairs(spec, context, asked).flatMap(({ expected, got }) => [expected, got]),
    ]),
  ],
  judge: (spec, context, answers) => {
    const own = spec.scenarios.flatMap((scenario) =>
      spec.questions.map((asked) =>
        judgePairs(spec, context, answers, asked, ownPairs(context, scenario, asked)),
      ),
    );
    // Of a question that is missing, or wrong without any erasure, nothing can be told here.
    const right = spec.asReference.questions.filter(
      ({ question }) => !fareInAll(context, answers, [spec.baseline], question).wrong,
    );
    const fixed = right.map((asked) =>
      judgePairs(spec, context, answers, asked, referencePairs(spec, context, asked)),
    );
    const findings = [...own, ...fixed].flatMap((finding) => finding ?? []);
    const failures = own.flatMap((finding) => (finding?.code === 'failed' ? finding.args.failure : []));
    const of = own.length + fixed.length;
    if (failures.length > 0 && failures.length === own.length)
      return { earned: 0, of, findings, failure: failures[0] ?? null };
    return {
      earned: of - findings.length,
      of,
      open: findings.filter(isUnsupported).length,
      findings,
      failure: null,
    };
  },
};

function ownPairs(context: CheckContext, scenario: string, { question }: Asked): Pair[] {
  const { columns } = questionOf(context, question);
  return erasuresOf(context.scenario(scenario)).map(({ after, entity }) => ({
    erased: entity,
    expected: answerNeed('submission', scenario, question, {}, after - 1),
    got: answerNeed('submission', scenario, question, {}, after),
    columns,
  }));
}

function referencePairs(spec: Spec, context: CheckContext, { question }: Asked): Pair[] {
  const columns = questionOf(context, question).columns.filter(({ key }) => key);
  return spec.asReference.scenarios.flatMap((scenario) =>
    erasuresOf(context.scenario(scenario)).map(({ after, entity }) => ({
      erased: entity,
      expected: answerNeed('reference', scenario, question, {}, after),
      got: answerNeed('submission', scenario, question, {}, after),
      columns,
    })),
  );
}

/** The first pair that does not agree. */
function judgePairs(
  spec: Spec,
  context: CheckContext,
  answers: Answers,
  asked: Asked,
  pairs: readonly Pair[],
): RawFinding | null {
  const question = questionOf(context, asked.question);
  for (const { erased, expected, got, columns } of pairs) {
    const { scenario } = got;
    const [before, after] = [answers.of(expected), answers.of(got)];
    if (!before.ok && expected.whose !== 'submission')
      throw new JudgeError(`The reference has no answer to ${asked.question} in ${scenario}.`);
    if (!before.ok) return failed(before.failure, scenario, asked.question);
    if (!after.ok) return failed(after.failure, scenario, asked.question);
    const about = {
      ...question,
      columns: [...columns, ...question.columns.filter(({ name }) => name === asked.about)],
    };
    const [old, now] = [rowsFor(about, before.value.relation), rowsFor(about, after.value.relation)];
    if (!old.ok) return old.finding;
    if (!now.ok) return now.finding;
    const counts = othersThan(spec, context, scenario, asked, erased);
    const others = (rows: readonly Row[]) =>
      rows.filter((row) => counts(row.at(-1))).map((row) => row.slice(0, columns.length));
    const oldOthers = others(old.rows);
    if (oldOthers.length === 0) return { code: 'no-others', args: { question: asked.question }, scenario };
    const difference = differenceOf(columns, oldOthers, others(now.rows));
    if (!difference) continue;
    const { rows, ...changes } = difference;
    return { code: 'others-changed', args: { question: asked.question, ...changes }, scenario, rows };
  }
  return null;
}

/**
 * Tells whether a row is about somebody or something real that the erased had nothing to do with. A model that
 * anonymises has rows about nobody: what becomes of them is its own affair.
 */
function othersThan(spec: Spec, context: CheckContext, scenario: string, asked: Asked, erased: string) {
  const docs = context.scenario(scenario).steps.flatMap((step) => (step.kind === 'load' ? step.docs : []));
  const events = docs.filter((doc) => doc.entity_type === spec.entityType);
  const real = valuesAt(events, [asked.path]);
  const touched = valuesAt(
    events.filter((doc) => doc.entity_id === erased),
    [asked.path],
  );
  return (value: Row[number] | undefined) => real.has(String(value)) && !touched.has(String(value));
}
