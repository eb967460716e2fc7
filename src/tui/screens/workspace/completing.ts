import { textOf } from '../../../editor/buffer.ts';
import { accept, completionsAt } from '../../../editor/complete.ts';
import { chosen, closedPopup, updatePopup } from '../../../editor/popup.ts';
import { type Vocabulary, vocabularyFrom } from '../../../editor/vocabulary.ts';
import type { Dialect } from '../../../domain/dialect.ts';
import { isSql } from '../../../editor/language.ts';
import type { Problem } from '../../../domain/problem.ts';
import type { Size, Step } from '../../screen.ts';
import { editorView } from './edit.ts';
import type { WorkspaceAction } from './keys.ts';
import { activeTab, type Workspace, withTab } from './state.ts';

/** Offers what goes on from what was just typed; `explicit`: somebody asked. */
export function offered(step: Step<Workspace>, explicit: boolean): Step<Workspace> {
  const { state } = step;
  const { buffer } = activeTab(state);
  const completion = completionsAt(buffer, vocabularyOf(state), explicit);
  const popup = updatePopup(state.popup, { kind: 'offered', completion });
  const nothing = explicit && popup.kind === 'closed';
  return {
    ...step,
    state: {
      ...state,
      popup,
      notice: nothing ? { tone: 'muted', text: 'Nothing to offer here.' } : state.notice,
    },
  };
}

/** What a key does while something is offered; null: what it does anyway. */
export function popupKey(state: Workspace, action: WorkspaceAction, size: Size): Step<Workspace> | null {
  if (state.popup.kind === 'closed') return null;
  switch (action) {
    case 'up':
    case 'down': {
      const popup = updatePopup(state.popup, { kind: 'moved', by: action === 'up' ? -1 : 1 });
      return { state: { ...state, popup } };
    }
    // Enter begins a line, as it always does, unless one has moved to an option.
    case 'newline':
      return state.popup.index > 0 ? accepted(state, size) : null;
    case 'indent':
      return accepted(state, size);
    case 'dismiss':
      return { state: { ...state, popup: closedPopup } };
    default:
      return null;
  }
}

function accepted(state: Workspace, size: Size): Step<Workspace> {
  const option = chosen(state.popup);
  if (state.popup.kind === 'closed' || !option) return { state: { ...state, popup: closedPopup } };
  const { completion } = state.popup;
  const { deliverable, disk } = activeTab(state);
  const next = withTab({ ...state, popup: closedPopup }, deliverable.file, (tab) => ({
    ...tab,
    buffer: accept(tab.buffer, completion, option, editorView(state, size)),
    disk: { kind: 'changed' },
  }));
  return { state: next, effects: disk.kind === 'changed' ? [] : [{ kind: 'save-soon' }] };
}

// A schema is read again only when its text is another one: the same texts come by the thousand.
let last: { schema: unknown; problem: Problem; dialect: Dialect; vocabulary: Vocabulary } | null = null;

function vocabularyOf(workspace: Workspace): Vocabulary {
  const { tabs, problem } = workspace;
  const { model } = activeTab(workspace).deliverable;
  const given = problem.deliverables.find((each) => each.role === 'schema' && each.model === model)?.given;
  const schema = tabs.find(
    ({ deliverable }) => deliverable.role === 'schema' && (model === null || deliverable.model === model),
  );
  const doc = schema?.buffer.state.doc ?? null;
  const dialect = schema && isSql(schema.buffer.language) ? schema.buffer.language : 'sqlite';
  if (last && last.schema === (doc ?? given) && last.problem === problem && last.dialect === dialect)
    return last.vocabulary;
  const bronze = problem.bronze.map(({ name, columns }) => ({
    name,
    columns: columns.map((one) => one.name),
  }));
  const vocabulary = vocabularyFrom(schema ? textOf(schema.buffer) : (given ?? ''), bronze, dialect);
  last = { schema: doc ?? given, problem, dialect, vocabulary };
  return vocabulary;
}
