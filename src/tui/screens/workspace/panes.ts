import type { SampleRun } from '../../../domain/sample.ts';
import { plain } from '../../../reporters/style.ts';
import type { Size, Step } from '../../screen.ts';
import { briefText, tasksInHand } from './brief.ts';
import { layoutOf, lowerRows } from './layout.ts';
import { lasting } from './notice.ts';
import { errorOf, resultLines } from './result.ts';
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
