import * as z from 'zod';
import { countsText, findings, type RowCounts } from '../domain/finding.ts';
import type { AnswerColumn } from '../domain/problem.ts';
import { type Answers, type CheckContext, type Found, failed, isUnsupported, JudgeError } from './check.ts';
import { differenceOf, type Row, rowsFor } from './compare.ts';
import { defineCheck, events, scenarios, type SpecOf, type Surroundings } from './define.ts';
import { valuesAt } from './doc.ts';
import { docsOf } from './loaded.ts';
import { answerNeed, fareInAll, questionNeeds, questionOf } from './questions.ts';
import { docPath, mustExist, refTo, sqlName } from './schema.ts';
import { erasuresOf } from './traces.ts';

const sparedQuestion = z.strictObject({
  question: refTo('question', 'Name of the question.'),
  about: sqlName.describe('Answer column that tells whom or what a row is about.'),
  from: docPath('Rows are compared when no document of the erased user has their value here.'),
});

const args = {
  scenarios,
  baseline: refTo('scenario', 'Id of a scenario with the same events and no erasure.'),
  questions: z.array(sparedQuestion).min(1).describe('The questions, and which rows are about others.'),
  as_reference: z
    .array(sparedQuestion)
    .default([])
    .describe("Questions that an erasure changes in a fixed way: their keys must be the reference's."),
  as_reference_in: z.array(refTo('scenario')).default([]).describe('The scenarios in which those are asked.'),
  entity_type: events,
};

type Spec = SpecOf<typeof args>;
type Asked = z.output<typeof sparedQuestion>;

const says = findings({
  'others-changed': ({ question, ...counts }: RowCounts & { question: string }) => ({
    message: `${question} about others changed with the deletion: ${countsText(counts)}.`,
    hint: 'A deletion touches what is tied to that one user, and nothing else.',
  }),
  'no-others': ({ question }: { question: string }) => ({
    message: `${question} has no row about anybody else before the deletion, so nothing was spared.`,
  }),
});
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
export const spared = defineCheck({
  kind: 'spared',
  about: 'The erasure leaves the answers about others as they were.',
  args,
  says,
  requires: { step: 'erase' },
  misfits,
  sample: {
    // The sample may have nobody else: the grading has.
    hides: ['no-others'],
    onScript: (spec, run, first) => ({
      ...spec,
      scenarios: [...run],
      baseline: first,
      as_reference_in: spec.as_reference_in.filter((id) => run.includes(id)),
    }),
  },
  needs: (spec, context) => [
    ...spec.scenarios.flatMap((scenario) =>
      spec.questions.flatMap((asked) =>
        ownPairs(context, scenario, asked).flatMap(({ expected, got }) => [expected, got]),
      ),
    ),
    ...spec.as_reference.flatMap((asked) => [
      ...questionNeeds(context, spec.baseline, asked.question),
      ...referencePairs(spec, context, asked).flatMap(({ expected, got }) => [expected, got]),
    ]),
  ],
  premise: (spec, context, answers) => {
    const own = spec.scenarios.flatMap((scenario) =>
      spec.questions.map((asked) =>
        judgePairs(spec, context, answers, asked, ownPairs(context, scenario, asked)),
      ),
    );
    const [first] = own;
    return first && own.every((found) => found?.code === 'no-others') ? first : null;
  },
  judge: (spec, context, answers) => {
    const own = spec.scenarios.flatMap((scenario) =>
      spec.questions.map((asked) =>
        judgePairs(spec, context, answers, asked, ownPairs(context, scenario, asked)),
      ),
    );
    // Of a question that is missing, or wrong without any erasure, nothing can be told here.
    const right = spec.as_reference.filter(
      ({ question }) => !fareInAll(context, answers, [spec.baseline], question).wrong,
    );
    const fixed = right.map((asked) =>
      judgePairs(spec, context, answers, asked, referencePairs(spec, context, asked)),
    );
    const found = [...own, ...fixed].flatMap((one) => one ?? []);
    const failures = own.flatMap((one) => one?.failure ?? []);
    const of = own.length + fixed.length;
    if (failures.length > 0 && failures.length === own.length)
      return { earned: 0, of, findings: found, failure: failures[0] ?? null };
    return {
      earned: of - found.length,
      of,
      open: found.filter(isUnsupported).length,
      findings: found,
      failure: null,
    };
  },
});

/** Each question has the column that tells what a row is about. */
function misfits({ questions }: Pick<Spec, 'questions'>, problem: Surroundings) {
  return questions.flatMap(({ question, about }, nth) => {
    const found = problem.questions.find(({ deliverable }) => deliverable === question);
    const known = found?.columns.map(({ name }) => name) ?? [about];
    return mustExist(['questions', nth, 'about'], 'answer column', about, known);
  });
}

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
  return spec.as_reference_in.flatMap((scenario) =>
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
): Found | null {
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
    if (oldOthers.length === 0) return says('no-others', { question: asked.question }, { scenario });
    const difference = differenceOf(columns, oldOthers, others(now.rows));
    if (!difference) continue;
    const { rows, ...changes } = difference;
    return says('others-changed', { question: asked.question, ...changes }, { scenario, rows });
  }
  return null;
}

/**
 * Tells whether a row is about somebody or something real that the erased had nothing to do with. A model that
 * anonymises has rows about nobody: what becomes of them is its own affair.
 */
function othersThan(spec: Spec, context: CheckContext, scenario: string, asked: Asked, erased: string) {
  const docs = docsOf(context, scenario, spec.entity_type);
  const real = valuesAt(docs, [asked.from]);
  const touched = valuesAt(
    docs.filter((doc) => doc.entity_id === erased),
    [asked.from],
  );
  return (value: Row[number] | undefined) => real.has(String(value)) && !touched.has(String(value));
}
