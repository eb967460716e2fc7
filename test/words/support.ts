import { taskTexts } from '../../src/checks/rubric.ts';
import type { AnswerReport, Rubric } from '../../src/domain/rubric.ts';
import { packageRoot } from '../../src/load/problems.ts';
import { loadProblem } from '../../src/load/problem.ts';
import { answerReader } from '../../src/words/read.ts';

export const reels = await loadProblem(`${packageRoot()}/problems/reels`);
export const task = taskTexts(reels);

export function rubricFor(deliverable: string): Rubric {
  const found = reels.rubrics.find((rubric) => rubric.deliverable === deliverable);
  if (!found) throw new Error(`reels has no rubric for ${deliverable}`);
  return found;
}

const readers = new Map(reels.rubrics.map((rubric) => [rubric.deliverable, answerReader(rubric, task)]));

/** Reads an answer to one of the files in words of reels. */
export function readFor(deliverable: string, answer: string): AnswerReport {
  const read = readers.get(deliverable);
  if (!read) throw new Error(`reels has no rubric for ${deliverable}`);
  return read(answer);
}

/** Points by what became of them. */
export function statesOf({ points }: AnswerReport): Readonly<Record<string, string>> {
  return Object.fromEntries(points.map(({ id, state }) => [id, state]));
}
