import type { Curveball, Problem } from '../../../domain/problem.ts';
import type { SampleRun } from '../../../domain/sample.ts';
import { markdown } from '../../../reporters/markdown.ts';
import { block } from '../../../reporters/measure.ts';
import { untitled } from '../../../reporters/statement.ts';
import { plain, type Style } from '../../../reporters/style.ts';
import type { Size, Step } from '../../screen.ts';
import { position, seen } from '../../view/scroll.ts';
import { cellsOf, cutStyled } from '../../view/styled.ts';
import { layoutOf, lowerRows, type Rect } from './layout.ts';
import { lasting } from './notice.ts';
import { errorOf, resultLines, resultTitle } from './result.ts';
import { activeTab, filesOf, panesOf, type Workspace } from './state.ts';

/** Where both panes share one place, the brief comes instead of the result. */
export function toggledBrief(state: Workspace, size: Size): Workspace {
  const shown = layoutOf(size, panesOf(state)).brief !== null;
  const shares = size.columns < 120;
  return {
    ...state,
    brief: { ...state.brief, open: !shown },
    resultPane: shares && !shown ? { ...state.resultPane, open: false } : state.resultPane,
  };
}

export function toggledResult(state: Workspace): Workspace {
  if (state.result.kind === 'none')
    return { ...state, notice: { tone: 'muted', text: 'Nothing was run yet: Ctrl+R runs this file.' } };
  return { ...state, resultPane: { ...state.resultPane, open: !state.resultPane.open } };
}

/** Scrolls what was opened last: the result where it is open, else the brief. */
export function scrolledPane(state: Workspace, by: number, size: Size): Workspace {
  const { brief, result } = layoutOf(size, panesOf(state));
  if (result) {
    const total = resultLines(state.result, result.width, plain).length;
    return {
      ...state,
      resultPane: { ...state.resultPane, top: within(state.resultPane.top + by, total, result.height - 1) },
    };
  }
  if (!brief) return state;
  const total = briefText(state, brief.width, plain).length;
  return { ...state, brief: { open: true, top: within(state.brief.top + by, total, brief.height - 1) } };
}

function within(top: number, total: number, room: number): number {
  return Math.max(0, Math.min(top, total - room));
}

/** One step more of the hints for the file in hand; an interviewer gives none. */
export function hinted(state: Workspace): Workspace {
  const say = (text: string): Workspace => ({ ...state, notice: { tone: 'muted', text } });
  if (state.sitting.plan.mode === 'interview') return say('An interview has no hints; practice mode has.');
  const tasks = tasksInHand(state.problem, activeTab(state).deliverable.id, state.sitting.part);
  const open = tasks.find((task) => {
    const steps = state.problem.hints.find((hint) => hint.task === task)?.steps ?? [];
    return (state.hints[task] ?? 0) < steps.length;
  });
  if (open === undefined) return say('There are no more hints for this file.');
  return {
    ...state,
    hints: { ...state.hints, [open]: (state.hints[open] ?? 0) + 1 },
    brief: { open: true, top: 0 },
    resultPane: { ...state.resultPane, open: false },
  };
}

/** Runs the file in hand, and what it stands on, on the sample stories. */
export function startRun(state: Workspace): Step<Workspace> {
  const { deliverable } = activeTab(state);
  const number = state.run + 1;
  return {
    state: {
      ...state,
      run: number,
      notice: lasting(state.notice),
      result: { kind: 'running', file: deliverable.file },
      resultPane: { ...state.resultPane, open: true, top: 0 },
    },
    effects: [
      {
        kind: 'run-sample',
        attempt: state.attempt,
        number,
        deliverable: deliverable.id,
        files: filesOf(state),
      },
    ],
  };
}

/** What came of it: errors get their marks, and the marks of before go. */
export function ran(state: Workspace, number: number, run: SampleRun, { columns }: Size): Workspace {
  if (number !== state.run) return state;
  const error = errorOf(run);
  const result = { kind: 'done', run } as const;
  const lines = resultLines(result, columns, plain).length + 1;
  return {
    ...state,
    result,
    resultPane: {
      ...state.resultPane,
      top: 0,
      rows: Math.max(lowerRows.least, Math.min(lowerRows.most, lines)),
    },
    tabs: state.tabs.map((tab) => ({
      ...tab,
      mark:
        error && error.file === tab.deliverable.file
          ? { line: error.line, column: error.column, message: error.message }
          : null,
    })),
  };
}

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

function briefText(state: Workspace, width: number, style: Style): string[] {
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

function tasksInHand(problem: Problem, deliverable: string, part: string): readonly string[] {
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
