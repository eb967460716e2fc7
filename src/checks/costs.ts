import type { CheckOf, CostedModel } from '../domain/check.ts';
import type { Footprint, ModelCost } from '../domain/cost.ts';
import type { RawFinding } from '../domain/finding.ts';
import type { Role } from '../domain/problem.ts';
import type { Failure } from '../domain/run.ts';
import { statementsOf } from '../sql/statements.ts';
import type { Answers, CheckContext, CheckType, Need } from './check.ts';
import { tablesNeed } from './loaded.ts';
import { answerNeed, fare, questionNeeds } from './questions.ts';

type Spec = CheckOf<'costs'>;

/**
 * Models take a change at a bounded cost: each in equal parts, where its changed question is right and its change
 * script has no more statements than it may. What each costs goes along as detail.
 */
export const costs: CheckType<'costs'> = {
  kind: 'costs',
  needs: (spec, context) =>
    spec.models.flatMap((each) => [
      ...questionNeeds(context, spec.after, each.changed),
      ...footprintNeeds(context, spec.before, each.model, each.question),
      ...footprintNeeds(context, spec.after, each.model, each.changed),
    ]),
  judge: (spec, context, answers) => {
    const findings: RawFinding[] = [];
    const failures: (Failure | null)[] = [];
    for (const each of spec.models) {
      const { wrong, failure } = fare(context, answers, spec.after, each.changed);
      // Its rows are shown by the check of the question itself.
      if (wrong)
        findings.push({
          code: 'wrong-on-time',
          args: { question: each.changed, failure },
          scenario: spec.after,
        });
      const long = tooLong(context, each);
      if (long) findings.push(long);
      if (wrong || long) failures.push(long ? null : failure);
    }
    const [first] = failures;
    const common =
      failures.length === spec.models.length && failures.every((each) => each?.kind === first?.kind);
    const open = failures.filter((failure) => failure?.kind === 'unsupported').length;
    return {
      earned: spec.models.length - failures.length,
      of: spec.models.length,
      open,
      findings,
      failure: common ? (first ?? null) : null,
      detail: { kind: 'costs', models: spec.models.map((each) => costOf(spec, context, answers, each)) },
    };
  },
};

function tooLong(context: CheckContext, { model, statements: most }: CostedModel): RawFinding | null {
  const statements = statementsIn(context, model, ['change']);
  if (most === null || statements <= most) return null;
  const { problem } = context;
  const file = problem.deliverables.find((each) => each.model === model && each.role === 'change')?.file;
  return {
    code: 'change-too-long',
    args: { model: titleOf(context, model), file: file ?? '', statements, most },
  };
}

function titleOf({ problem }: CheckContext, model: string): string {
  return problem.models.find(({ id }) => id === model)?.title ?? model;
}

/** Statements in the files of a model that have one of the roles. */
function statementsIn({ problem, submission }: CheckContext, model: string, roles: readonly Role[]): number {
  const own = problem.deliverables.filter((each) => each.model === model && roles.includes(each.role));
  return own.reduce((sum, { id }) => sum + countIn(submission.files[id]?.text), 0);
}

function countIn(text: string | undefined): number {
  return text === undefined ? 0 : statementsOf(text, 'sqlite').length;
}

function costOf(spec: Spec, context: CheckContext, answers: Answers, each: CostedModel): ModelCost {
  const { model, question, changed } = each;
  const { problem, submission } = context;
  const after = problem.deliverables.find((one) => one.model === model && one.role === 'load-after');
  const load = after && submission.files[after.id];
  return {
    title: titleOf(context, model),
    written: statementsIn(context, model, ['schema', 'load']) + countIn(submission.files[question]?.text),
    change: {
      statements: statementsIn(context, model, ['change']),
      load: load ? countIn(load.text) : null,
    },
    before: footprint(context, answers, spec.before, model, question),
    after: footprint(context, answers, spec.after, model, changed),
  };
}

function needsFor(context: CheckContext, scenario: string, model: string, question: string) {
  const end = { whose: 'submission', scenario, after: -1 } as const;
  const params = context.scenario(scenario).paramsOf(question)[0] ?? {};
  return {
    tables: tablesNeed(scenario, model),
    size: { ...end, model, ask: { kind: 'size' } } as const satisfies Need,
    answer: answerNeed('submission', scenario, question, params),
    access: { ...end, ask: { kind: 'access', deliverable: question, params } } as const satisfies Need,
  };
}

function footprintNeeds(context: CheckContext, scenario: string, model: string, question: string): Need[] {
  return Object.values(needsFor(context, scenario, model, question));
}

function footprint(
  context: CheckContext,
  answers: Answers,
  scenario: string,
  model: string,
  question: string,
): Footprint | null {
  const needs = needsFor(context, scenario, model, question);
  const [tables, size, access] = [
    answers.of(needs.tables),
    answers.of(needs.size),
    answers.of<'access'>(needs.access),
  ];
  if (!tables.ok || !size.ok) return null;
  const relations = tables.value.tables.map(({ relation }) => relation);
  const cells = relations.flatMap(({ rows }) => rows.flat());
  return {
    tables: relations.length,
    rows: relations.reduce((sum, { rows }) => sum + rows.length, 0),
    cells: cells.length,
    nulls: cells.filter((cell) => cell === null).length,
    bytes: size.value.bytes,
    read: access.ok
      ? {
          rows: access.value.scans.reduce((sum, { rows }) => sum + rows, 0),
          steps: access.value.steps,
        }
      : null,
  };
}
