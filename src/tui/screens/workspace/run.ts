import type { SampleRun } from '../../../domain/sample.ts';
import type { Step } from '../../screen.ts';
import { errorOf } from './result.ts';
import { activeTab, filesOf, type Workspace } from './state.ts';

/** Runs the file in hand, and what it stands on, on the sample stories. */
export function startRun(state: Workspace): Step<Workspace> {
  const { deliverable } = activeTab(state);
  const number = state.run + 1;
  return {
    state: {
      ...state,
      run: number,
      result: { kind: 'running', file: deliverable.file },
      resultPane: { open: true, top: 0 },
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
export function ran(state: Workspace, number: number, run: SampleRun): Workspace {
  if (number !== state.run) return state;
  const error = errorOf(run);
  return {
    ...state,
    result: { kind: 'done', run },
    resultPane: { ...state.resultPane, top: 0 },
    tabs: state.tabs.map((tab) => ({
      ...tab,
      mark:
        error && error.file === tab.deliverable.file
          ? { line: error.line, column: error.column, message: error.message }
          : null,
    })),
  };
}
