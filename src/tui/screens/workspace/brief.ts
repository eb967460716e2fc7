import type { Curveball, Problem } from '../../../domain/problem.ts';
import { markdown } from '../../../reporters/markdown.ts';
import { block } from '../../../reporters/measure.ts';
import { untitled } from '../../../reporters/statement.ts';
import { plain, type Style } from '../../../reporters/style.ts';
import { position, seen } from '../../view/scroll.ts';
import { cellsOf, cutStyled } from '../../view/styled.ts';
import type { Rect } from './layout.ts';
import { resultLines, resultTitle } from './result.ts';
import { activeTab, type Workspace } from './state.ts';

/** What a part asks, and for the file in hand what it is; then all of the statement, to scroll through. */
function briefLines(problem: Problem, part: string, file: string, width: number, style: Style): string[] {
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

/** The brief as it fills its rectangle: what the interviewer changed comes first, then the part and the file. */
export function briefPane(state: Workspace, { width, height }: Rect, style: Style): string[] {
  return pane(
    style.muted('what is asked'),
    briefText(state, width, style),
    state.brief.top,
    width,
    height,
    style,
  );
}

export function briefText(state: Workspace, width: number, style: Style): string[] {
  const { problem, sitting, curveballs } = state;
  const come = problem.curveballs.filter(({ id }) => curveballs.includes(id));
  return [
    ...come.flatMap((one) => curveballLines(one, width, style)),
    ...hintLines(state, width, style),
    ...briefLines(problem, sitting.part, activeTab(state).deliverable.file, width, style),
  ];
}

function curveballLines({ says }: Curveball, width: number, style: Style): string[] {
  return [style.warn('! The interviewer:'), ...markdown(says, { width, style }), ''];
}

/** Steps of the hints that were asked for, for what the file in hand belongs to. */
function hintLines(state: Workspace, width: number, style: Style): string[] {
  const tasks = tasksInHand(state.problem, activeTab(state).deliverable.id, state.sitting.part);
  return tasks.flatMap((task) => {
    const steps = state.problem.hints.find((hint) => hint.task === task)?.steps ?? [];
    const shown = steps.slice(0, state.hints[task] ?? 0);
    return shown.flatMap((step, at) => [
      style.warn(`hint ${at + 1} of ${steps.length}`),
      ...markdown(step, { width, style }),
      '',
    ]);
  });
}

export function tasksInHand(problem: Problem, deliverable: string, part: string): readonly string[] {
  const all = problem.tasks.filter(({ deliverables }) => deliverables.includes(deliverable));
  const own = all.filter((task) => task.part === part);
  return (own.length > 0 ? own : all).map(({ id }) => id);
}

export function resultPane(state: Workspace, { width, height }: Rect, style: Style): string[] {
  const lines = resultLines(state.result, width, style);
  return pane(resultTitle(state.result, style), lines, state.resultPane.top, width, height, style);
}

/** A rule with a title and where one is, then so much of the content as fits. */
function pane(
  title: string,
  lines: readonly string[],
  top: number,
  width: number,
  height: number,
  style: Style,
): string[] {
  const room = Math.max(0, height - 1);
  const where = position(top, lines.length, room);
  const left = `${style.muted('──')} ${cutStyled(title, Math.max(4, width - cellsOf(where) - 8))} `;
  const right = where === '' ? '' : ` ${style.muted(where)} `;
  const fill = Math.max(0, width - cellsOf(left) - cellsOf(right));
  const rule = `${left}${style.muted('─'.repeat(fill))}${right}`;
  return [rule, ...seen(lines, top, room).map((line) => cutStyled(line, width))];
}
