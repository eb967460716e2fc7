import type { CheckOf } from '../domain/check.ts';
import type { RawFinding } from '../domain/finding.ts';
import type { AnswerColumn, Question } from '../domain/problem.ts';
import type { Value } from './cells.ts';
import { type Answers, type CheckContext, type CheckType, failed, rootOf, verdictOn } from './check.ts';
import { differenceOf, type Row, rowsFor } from './compare.ts';
import { answerNeed, questionOf } from './questions.ts';

type Spec = CheckOf<'agree'>;

/**
 * One answer, counted up, is another one: the candidate's figures are held against the candidate's rows, whether
 * either is right or not.
 */
export const agree: CheckType<'agree'> = {
  kind: 'agree',
  needs: (spec) => spec.scenarios.flatMap((scenario) => Object.values(needsOf(spec, scenario))),
  judge: (spec, context, answers) => {
    for (const scenario of spec.scenarios) {
      const { detail, totals } = needsOf(spec, scenario);
      for (const need of [detail, totals]) {
        const outcome = answers.of(need);
        if (!outcome.ok)
          return verdictOn(
            [failed(outcome.failure, scenario, need.ask.deliverable)],
            rootOf(outcome.failure),
          );
      }
      const findings = held(spec, context, answers, scenario);
      if (findings.length > 0) return verdictOn(findings);
    }
    return verdictOn([]);
  },
};

function needsOf({ detail, totals }: Spec, scenario: string) {
  return {
    detail: answerNeed('submission', scenario, detail, {}),
    totals: answerNeed('submission', scenario, totals, {}),
  };
}

function held(spec: Spec, context: CheckContext, answers: Answers, scenario: string): RawFinding[] {
  const needs = needsOf(spec, scenario);
  const [single, figures] = [answers.of(needs.detail), answers.of(needs.totals)];
  if (!single.ok || !figures.ok) return [];
  const questions = { detail: questionOf(context, spec.detail), totals: questionOf(context, spec.totals) };
  const rows = rowsFor(questions.detail, single.value.relation);
  const given = rowsFor(questions.totals, figures.value.relation);
  if (!rows.ok) return [{ ...rows.finding, scenario }];
  if (!given.ok) return [{ ...given.finding, scenario }];
  if (rows.rows.length === 0) return [{ code: 'answers-nothing', args: { question: spec.detail }, scenario }];
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
  return [{ code: 'totals-differ', args: { detail, totals, ...counts }, scenario, rows: shown }];
}

/** The columns of the totals that are compared, in the order of the spec; those by which is grouped are the key. */
function columnsOf({ by, counts, sums }: Spec, totals: Question): { at: number; column: AnswerColumn }[] {
  const keys = by.map(({ total }) => total);
  const names = [...keys, ...(counts === null ? [] : [counts]), ...sums.map(({ total }) => total)];
  return names.flatMap((name) => {
    const at = totals.columns.findIndex((column) => column.name === name);
    const column = totals.columns[at];
    return column ? [{ at, column: { ...column, key: keys.includes(name) } }] : [];
  });
}

/** A row for each group: its key, how many rows it has, and their sums; what is null adds nothing. */
function countedUp({ by, counts, sums }: Spec, detail: Question, rows: readonly Row[]): Row[] {
  const place = (name: string) => detail.columns.findIndex((column) => column.name === name);
  const keys = by.map(({ detail: name, as }) => ({ at: place(name), as }));
  const added = sums.map(({ of }) => place(of));
  const groups = new Map<string, { key: Value[]; count: number; sums: number[] }>();
  for (const row of rows) {
    const key = keys.map(({ at, as }) => (as === 'date' ? dateOf(row[at] ?? null) : (row[at] ?? null)));
    const name = JSON.stringify(key);
    const group = groups.get(name) ?? { key, count: 0, sums: added.map(() => 0) };
    groups.set(name, group);
    group.count++;
    for (const [nth, at] of added.entries()) group.sums[nth] = (group.sums[nth] ?? 0) + Number(row[at] ?? 0);
  }
  return [...groups.values()].map(({ key, count, sums: totals }) => [
    ...key,
    ...(counts === null ? [] : [count]),
    ...totals.map(rounded),
  ]);
}

/** Sums of money in binary fractions differ in digits that nobody means. */
function rounded(sum: number): number {
  return Math.round(sum * 1e6) / 1e6;
}

function dateOf(value: Value): Value {
  return typeof value === 'string' ? value.slice(0, 10) : value;
}
