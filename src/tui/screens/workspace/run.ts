import type { SampleRun } from '../../../domain/sample.ts';
import { plain } from '../../../reporters/style.ts';
import type { Size, Step } from '../../screen.ts';
import { lowerRows } from './layout.ts';
import { lasting } from './notice.ts';
import { errorOf, resultLines } from './result.ts';
import { activeTab, filesOf, type Workspace } from './state.ts';

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
