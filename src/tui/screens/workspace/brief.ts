import type { Problem } from '../../../domain/problem.ts';
import { markdown } from '../../../reporters/markdown.ts';
import { block } from '../../../reporters/measure.ts';
import { untitled } from '../../../reporters/statement.ts';
import { plain, type Style } from '../../../reporters/style.ts';

/** What a part asks, and for the file in hand what it is; then all of the statement, to scroll through. */
export function briefLines(
  problem: Problem,
  part: string,
  file: string,
  width: number,
  style: Style,
): string[] {
  const deliverable = problem.deliverables.find((one) => one.file === file);
  const question = problem.questions.find((one) => one.deliverable === deliverable?.id);
  const tasks = problem.tasks.filter((task) => task.part === part);
  const own = tasks.filter((task) => deliverable && task.deliverables.includes(deliverable.id));
  const others = tasks.filter((task) => !own.includes(task));
  return [
    ...own.flatMap(({ title, asks }) => [style.strong(title), ...markdown(asks, { width, style })]),
    ...(question
      ? [...block([`columns: ${question.columns.map(({ name }) => name).join(', ')}`], width, 0)]
      : []),
    ...(deliverable && deliverable.params.length > 0
      ? block([`parameters: ${deliverable.params.map((name) => `:${name}`).join(', ')}`], width, 0)
      : []),
    '',
    ...others.flatMap(({ title, asks }) => [
      style.muted(title),
      ...markdown(asks, { width, style: plain }).map(style.muted),
      '',
    ]),
    style.muted('The whole statement'),
    '',
    ...markdown(untitled(problem), { width, style }),
  ];
}
