import * as z from 'zod';
import { countsText, findings, type RowCounts } from '../domain/finding.ts';
import type { AnswerColumn, Question } from '../domain/problem.ts';
import type { Value } from './cells.ts';
import { type Answers, type CheckContext, type Found, failedVerdict, verdictOn } from './check.ts';
import { differenceOf, type Row, rowsFor } from './compare.ts';
import { defineCheck, scenarios, type SpecOf, type Surroundings } from './define.ts';
import { answerNeed, QUESTIONS, questionOf } from './questions.ts';
import { type Misfit, mustExist, type Path, refTo, sqlName } from './schema.ts';

const args = {
  scenarios,
  detail: refTo('question', 'Question with the single rows.'),
  totals: refTo('question', 'Question with the figures over them.'),
  by: z
    .record(sqlName, z.union([sqlName, z.strictObject({ date_of: sqlName })]))
    .describe('For each key column of the totals the column of the single rows, or the date of it.'),
  count: sqlName.optional().describe('Column of the totals that counts the single rows.'),
  sums: z
    .record(sqlName, sqlName)
    .default({})
    .describe('For each column of the totals that is a sum the column that is summed.'),
  distinct: z
    .record(sqlName, sqlName)
    .default({})
    .describe('For each column of the totals that counts different values the column that has these.'),
};

type Spec = SpecOf<typeof args>;

const says = findings({
  /** The totals are not what the single rows come to. */
  'totals-differ': ({ detail, totals, ...counts }: RowCounts & { detail: string; totals: string }) => ({
    message: `${totals} is not what the rows of ${detail} come to: ${countsText(counts)}.`,
    hint: `Fill both from one source by one rule: what counts as a row of ${detail} counts in ${totals}.`,
  }),
});

/**
 * One answer, counted up, is another one: the candidate's figures are held against the candidate's rows, whether
 * either is right or not.
 */
export const agree = defineCheck({
  kind: 'agree',
  about: 'One answer, counted up, is another one.',
  args,
  says,
  misfits,
  needs: (spec) => spec.scenarios.flatMap((scenario) => Object.values(needsOf(spec, scenario))),
  premise: (spec, _context, answers) => {
    for (const scenario of spec.scenarios) {
      const detail = answers.of(needsOf(spec, scenario).detail);
      if (detail.ok && detail.value.relation.rows.length === 0)
        return QUESTIONS('answers-nothing', { question: spec.detail }, { scenario });
    }
    return null;
  },
  judge: (spec, context, answers) => {
    for (const scenario of spec.scenarios) {
      const { detail, totals } = needsOf(spec, scenario);
      for (const need of [detail, totals]) {
        const outcome = answers.of(need);
        if (!outcome.ok) return failedVerdict(outcome.failure, scenario, need.ask.deliverable);
      }
      const found = held(spec, context, answers, scenario);
      if (found.length > 0) return verdictOn(found);
    }
    return verdictOn([]);
  },
});

/** Both questions have the columns that are held against each other. */
function misfits(
  { detail, totals, by, count, sums, distinct }: Pick<Spec, keyof typeof args>,
  problem: Surroundings,
) {
  const column = (at: Path, question: string, name: string): readonly Misfit[] => {
    const columns = problem.questions.find(({ deliverable }) => deliverable === question)?.columns ?? [];
    const known = columns.map((each) => each.name);
    return known.length === 0 ? [] : mustExist(at, `column of \`${question}\``, name, known);
  };
  return [
    ...Object.entries(by).flatMap(([total, from]) => [
      ...column(['by', total], totals, total),
      ...column(['by', total], detail, typeof from === 'string' ? from : from.date_of),
    ]),
    ...(count === undefined ? [] : column(['count'], totals, count)),
    ...Object.entries(sums).flatMap(([total, of]) => [
      ...column(['sums', total], totals, total),
      ...column(['sums', total], detail, of),
    ]),
    ...Object.entries(distinct).flatMap(([total, of]) => [
      ...column(['distinct', total], totals, total),
      ...column(['distinct', total], detail, of),
    ]),
  ];
}

function needsOf({ detail, totals }: Spec, scenario: string) {
  return {
    detail: answerNeed('submission', scenario, detail, {}),
    totals: answerNeed('submission', scenario, totals, {}),
  };
}

function held(spec: Spec, context: CheckContext, answers: Answers, scenario: string): Found[] {
  const needs = needsOf(spec, scenario);
  const [single, figures] = [answers.of(needs.detail), answers.of(needs.totals)];
  if (!single.ok || !figures.ok) return [];
  const questions = { detail: questionOf(context, spec.detail), totals: questionOf(context, spec.totals) };
  const rows = rowsFor(questions.detail, single.value.relation);
  const given = rowsFor(questions.totals, figures.value.relation);
  if (!rows.ok) return [{ ...rows.finding, scenario }];
  if (!given.ok) return [{ ...given.finding, scenario }];
  const wanted = columnsOf(spec, questions.totals);
  const expected = countedUp(spec, questions.detail, rows.rows);
  const got = given.rows.map((row) =>
    wanted.map(({ at }) => {
      const value = row[at] ?? null;
      return typeof value === 'number' ? rounded(value) : value;
    }),
  );
  const difference = differenceOf(
    wanted.map(({ column }) => column),
    expected,
    got,
  );
  if (!difference) return [];
  const { rows: shown, ...counts } = difference;
  const { detail, totals } = spec;
  return [says('totals-differ', { detail, totals, ...counts }, { scenario, rows: shown })];
}

/** The columns of the totals that are compared, in the order of the spec; those by which is grouped are the key. */
function columnsOf(
  { by, count, sums, distinct }: Spec,
  totals: Question,
): { at: number; column: AnswerColumn }[] {
  const keys = Object.keys(by);
  const names = [
    ...keys,
    ...(count === undefined ? [] : [count]),
    ...Object.keys(sums),
    ...Object.keys(distinct),
  ];
  return names.flatMap((name) => {
    const at = totals.columns.findIndex((column) => column.name === name);
    const column = totals.columns[at];
    return column ? [{ at, column: { ...column, key: keys.includes(name) } }] : [];
  });
}

/** A row for each group: its key, how many rows it has, their sums, and how many values; what is null adds nothing. */
function countedUp({ by, count, sums, distinct }: Spec, detail: Question, rows: readonly Row[]): Row[] {
  const place = (name: string) => detail.columns.findIndex((column) => column.name === name);
  const keys = Object.values(by).map((from) =>
    typeof from === 'string' ? { at: place(from), isDate: false } : { at: place(from.date_of), isDate: true },
  );
  const added = Object.values(sums).map(place);
  const told = Object.values(distinct).map(place);
  const groups = new Map<string, { key: Value[]; count: number; sums: number[]; values: Set<Value>[] }>();
  for (const row of rows) {
    const key = keys.map(({ at, isDate }) => (isDate ? dateOf(row[at] ?? null) : (row[at] ?? null)));
    const name = JSON.stringify(key);
    const group = groups.get(name) ?? {
      key,
      count: 0,
      sums: added.map(() => 0),
      values: told.map(() => new Set<Value>()),
    };
    groups.set(name, group);
    group.count++;
    for (const [nth, at] of added.entries()) group.sums[nth] = (group.sums[nth] ?? 0) + Number(row[at] ?? 0);
    for (const [nth, at] of told.entries()) {
      const value = row[at] ?? null;
      if (value !== null) group.values[nth]?.add(value);
    }
  }
  return [...groups.values()].map((group) => [
    ...group.key,
    ...(count === undefined ? [] : [group.count]),
    ...group.sums.map(rounded),
    ...group.values.map(({ size }) => size),
  ]);
}

/** Sums of money in binary fractions differ in digits that nobody means. */
function rounded(sum: number): number {
  return Math.round(sum * 1e6) / 1e6;
}

function dateOf(value: Value): Value {
  return typeof value === 'string' ? value.slice(0, 10) : value;
}
