import * as z from 'zod';
import type { Footprint, ModelCost } from '../domain/cost.ts';
import { type Finding, findings, plural } from '../domain/finding.ts';
import type { Role } from '../domain/problem.ts';
import type { Failure } from '../domain/run.ts';
import { statementsOf } from '../sql/statements.ts';
import type { Answers, CheckContext, Found, Need } from './check.ts';
import { defineCheck, lacksNothing, type SpecOf, type Surroundings } from './define.ts';
import { tablesNeed } from './loaded.ts';
import { answerNeed, fareInAll, questionNeeds, wrongOnTime } from './questions.ts';
import { misfit, refTo } from './schema.ts';

const costed = z.strictObject({
  model: refTo('model', 'Id of the model.'),
  question: refTo('question', 'Question that is asked before and after.'),
  changed: refTo('question', 'Question that is right only where the change was taken in.', {
    after: 'change',
  }),
  statements: z
    .int()
    .min(0)
    .optional()
    .describe('Statements of its `change` script, at most; without it there is no limit.'),
});

const args = {
  before: refTo('scenario', 'Id of the scenario without the change.'),
  after: refTo('scenario', 'Id of the scenario with a `change` step.'),
  also: z
    .array(refTo('scenario'))
    .default([])
    .describe('Ids of more scenarios with a `change` step in which the changed question has to be right.'),
  models: z.array(costed).min(1).describe('The models that are compared.'),
};

type Spec = SpecOf<typeof args>;
type Costed = z.output<typeof costed>;

const says = findings({
  'change-too-long': ({ model, file, statements, most }: TooLong) => ({
    message: `${model}: ${file} takes ${statements} ${plural(statements, 'statement', 'statements')}, at most ${most} ${plural(most, 'is', 'are')} allowed.`,
    hint: 'What this pattern is chosen for is that the change needs no more.',
  }),
});

type TooLong = { model: string; file: string; statements: number; most: number };

/**
 * Models take a change at a bounded cost: each in equal parts, where its changed question is right and its change
 * script has no more statements than it may. What each costs goes along as detail.
 */
export const costs = defineCheck({
  kind: 'costs',
  about: 'Models take a change at a bounded cost; what each costs is shown.',
  args,
  says,
  misfits,
  needs: (spec, context) =>
    spec.models.flatMap((each) => [
      ...askedIn(spec).flatMap((scenario) => questionNeeds(context, scenario, each.changed)),
      ...footprintNeeds(context, spec.before, each.model, each.question),
      ...footprintNeeds(context, spec.after, each.model, each.changed),
    ]),
  premise: lacksNothing,
  judge: (spec, context, answers) => {
    const found: Found[] = [];
    const failures: (Failure | null)[] = [];
    for (const each of spec.models) {
      const { wrong, failure } = fareInAll(context, answers, askedIn(spec), each.changed);
      // Its rows are shown by the check of the question itself.
      if (wrong) found.push(wrongOnTime(each.changed, failure, wrong.scenario ?? spec.after));
      const long = tooLong(context, each);
      if (long) found.push(long);
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
      findings: found,
      failure: common ? (first ?? null) : null,
      detail: { kind: 'costs', models: spec.models.map((each) => costOf(spec, context, answers, each)) },
    };
  },
});

/** Where the changed question is asked. */
const askedIn = ({ after, also }: Pick<Spec, 'after' | 'also'>) => [after, ...also];

/** The change is one of the later scenarios. */
function misfits({ after, also }: Pick<Spec, 'after' | 'also'>, { scenarios }: Surroundings) {
  const lacks = (id: string) => {
    const later = scenarios.find((each) => each.id === id);
    return later !== undefined && !later.deliver.some(({ kind }) => kind === 'change');
  };
  const fault = (at: readonly (string | number)[], id: string) =>
    lacks(id) ? [misfit([...at], `scenario \`${id}\` has no \`change\` step`)] : [];
  return [...fault(['after'], after), ...also.flatMap((id, at) => fault(['also', at], id))];
}

function tooLong(context: CheckContext, { model, statements: most }: Costed): Finding | null {
  const statements = statementsIn(context, model, ['change']);
  if (most === undefined || statements <= most) return null;
  const { problem } = context;
  const file = problem.deliverables.find((each) => each.model === model && each.role === 'change')?.file;
  return says('change-too-long', { model: titleOf(context, model), file: file ?? '', statements, most });
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

function costOf(spec: Spec, context: CheckContext, answers: Answers, each: Costed): ModelCost {
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
