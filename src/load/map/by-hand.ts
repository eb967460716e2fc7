import type { HandAnswer } from '../../domain/problem.ts';
import type { ProblemYaml } from '../schema/problem.ts';
import { csvRows } from '../csv.ts';

/** An answer from its CSV text, whose shape is known to be right. */
export function toHandAnswer(
  { scenario, question, params, rows: file }: ProblemYaml['by_hand'][number],
  text: string,
): HandAnswer {
  const [columns = [], ...rows] = csvRows(text);
  const relation = {
    columns,
    rows: rows.map((row) => row.map((field) => (field === '' ? null : field))),
  };
  return { scenario, question, params, file, relation };
}
