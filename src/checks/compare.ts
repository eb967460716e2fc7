import {
  countsText,
  type DiffRow,
  type Finding,
  findings,
  plural,
  type RowCounts,
} from '../domain/finding.ts';
import type { AnswerColumn, Question } from '../domain/problem.ts';
import type { Cell, Relation } from '../domain/relation.ts';
import type { Params } from '../domain/step.ts';
import { canonical, type Value } from './cells.ts';

/** How many differing rows a finding shows. */
const SHOWN = 5;

export type Row = readonly Value[];

/** Findings about an answer beside the one that is right. */
export const ANSWERS = findings({
  'missing-columns': ({ question, columns, got }: OfColumns & { got: readonly string[] }) => ({
    message: `${question} lacks ${plural(columns.length, 'the column', 'the columns')} ${columns.join(', ')}; it has ${got.join(', ') || 'none'}.`,
    hint: 'Columns are matched by name, whatever their order or case: use AS.',
  }),
  'duplicate-columns': ({ question, columns }: OfColumns) => ({
    message: `${question} has two columns named ${columns.join(', ')}.`,
    hint: 'Name each answer column once.',
  }),
  'extra-columns': ({ question, columns }: OfColumns) => ({
    message: `${question} has more columns than asked, which are ignored: ${columns.join(', ')}.`,
  }),
  'wrong-rows': ({ question, params, columns, ...counts }: RowCounts & OfColumns & { params: string }) => ({
    message: `${question}${params && ` with ${params}`}: ${countsText(counts)}${columns.length > 0 ? ` (${columns.join(', ')})` : ''}.`,
  }),
  'wrong-order': ({ question, params }: { question: string; params: string }) => ({
    message: `${question}${params && ` with ${params}`} has the right rows in the wrong order.`,
    hint: 'The order counts here: say it in ORDER BY, ties included.',
  }),
});

type OfColumns = { question: string; columns: readonly string[] };

/** Reads the columns of a question out of a relation, or says why that cannot be done. */
export function rowsFor(
  question: Question,
  relation: Relation,
):
  | { readonly ok: true; readonly rows: Row[]; readonly extra: readonly string[] }
  | { readonly ok: false; readonly finding: Finding } {
  const names = relation.columns.map((column) => column.toLowerCase());
  const twice = names.filter((name, at) => names.indexOf(name) !== at);
  const { deliverable } = question;
  if (twice.length > 0)
    return {
      ok: false,
      finding: ANSWERS('duplicate-columns', { question: deliverable, columns: [...new Set(twice)] }),
    };
  const places = question.columns.map((column) => names.indexOf(column.name.toLowerCase()));
  const lacking = question.columns.filter((_, at) => places[at] === -1).map((column) => column.name);
  if (lacking.length > 0)
    return {
      ok: false,
      finding: ANSWERS('missing-columns', { question: deliverable, columns: lacking, got: relation.columns }),
    };
  const read = question.columns.map((column, at) => [places[at] ?? -1, column.kind] as const);
  const rows = relation.rows.map((row: readonly Cell[]) =>
    read.map(([place, kind]) => canonical(row[place], kind)),
  );
  const extra = relation.columns.filter((_, at) => !places.includes(at));
  return { ok: true, rows, extra };
}

export type Difference = RowCounts & { readonly rows: readonly DiffRow[] };

/** Compares rows as multisets; null where they are equal. Rows with the same key are paired. */
export function differenceOf(
  columns: readonly AnswerColumn[],
  expected: readonly Row[],
  got: readonly Row[],
): Difference | null {
  const count = new Map<string, number>();
  for (const row of expected) count.set(keyOf(row), (count.get(keyOf(row)) ?? 0) + 1);
  const extra: Row[] = [];
  for (const row of got) {
    const key = keyOf(row);
    const left = count.get(key) ?? 0;
    if (left > 0) count.set(key, left - 1);
    else extra.push(row);
  }
  const missing = expected.filter((row) => {
    const left = count.get(keyOf(row)) ?? 0;
    if (left > 0) count.set(keyOf(row), left - 1);
    return left > 0;
  });
  if (missing.length === 0 && extra.length === 0) return null;
  return paired(columns, missing, extra);
}

function keyOf(row: Row): string {
  return JSON.stringify(row);
}

function paired(
  columns: readonly AnswerColumn[],
  missing: readonly Row[],
  extra: readonly Row[],
): Difference {
  const keyed = columns.map((column, at) => (column.key ? at : -1)).filter((at) => at >= 0);
  const identity = (row: Row) => keyOf(keyed.map((at) => row[at] ?? null));
  const partners = new Map<string, Row[]>();
  for (const row of extra) partners.set(identity(row), [...(partners.get(identity(row)) ?? []), row]);
  const rows: DiffRow[] = [];
  let changed = 0;
  for (const row of missing) {
    const partner = partners.get(identity(row))?.shift() ?? null;
    if (partner) changed++;
    rows.push(diffRow(columns, row, partner));
  }
  for (const left of partners.values()) for (const row of left) rows.push(diffRow(columns, null, row));
  rows.sort(
    (a, b) => Number(b.expected !== null && b.got !== null) - Number(a.expected !== null && a.got !== null),
  );
  return {
    missing: missing.length - changed,
    extra: extra.length - changed,
    changed,
    rows: rows.slice(0, SHOWN),
  };
}

function diffRow(columns: readonly AnswerColumn[], expected: Row | null, got: Row | null): DiffRow {
  const record = (row: Row | null) =>
    row && Object.fromEntries(columns.map((column, at) => [column.name, row[at] ?? null]));
  const differs =
    expected && got ? columns.filter((_, at) => expected[at] !== got[at]).map((column) => column.name) : [];
  return { expected: record(expected), got: record(got), differs };
}

/** `user_id = u1`, or nothing for a question without parameters. */
export function paramsText(params: Params): string {
  return Object.entries(params)
    .map(([name, value]) => `:${name} = ${value}`)
    .join(', ');
}

/** What is wrong with an answer, or null. Notes say what is odd and costs nothing. */
export function compareAnswer(
  question: Question,
  params: Params,
  expected: Relation,
  got: Relation,
): { readonly wrong: Finding | null; readonly note: Finding | null } {
  const right = rowsFor(question, expected);
  if (!right.ok) return { wrong: right.finding, note: null };
  const read = rowsFor(question, got);
  if (!read.ok) return { wrong: read.finding, note: null };
  const name = question.deliverable;
  const note =
    read.extra.length > 0 ? ANSWERS('extra-columns', { question: name, columns: read.extra }) : null;
  const difference = differenceOf(question.columns, right.rows, read.rows);
  if (difference) {
    const { rows, ...counts } = difference;
    const columns = [...new Set(rows.flatMap((row) => row.differs))];
    const about = { question: name, params: paramsText(params), columns, ...counts };
    return { wrong: ANSWERS('wrong-rows', about, { rows }), note };
  }
  const place = question.ordered
    ? right.rows.findIndex((row, at) => keyOf(row) !== keyOf(read.rows[at] ?? []))
    : -1;
  if (place < 0) return { wrong: null, note };
  const rows = right.rows
    .map((row, at) => diffRow(question.columns, row, read.rows[at] ?? null))
    .filter((row) => row.differs.length > 0)
    .slice(0, SHOWN);
  return { wrong: ANSWERS('wrong-order', { question: name, params: paramsText(params) }, { rows }), note };
}
