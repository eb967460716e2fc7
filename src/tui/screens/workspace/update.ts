import type { ScreenEvent, Size, Step } from '../../screen.ts';
import { onTick, onWish } from './clock.ts';
import { offered, popupKey } from './completing.ts';
import { copy, edit, inHand, readOnly } from './edit.ts';
import { editing, isEditing, type WorkspaceAction } from './keys.ts';
import { drafted, inDialect, save, saved, saveFailed, takeIn, turnTo } from './files.ts';
import { saidOver } from './notice.ts';
import { hinted, ran, scrolledPane, startRun, toggledBrief, toggledResult } from './panes.ts';
import { asked, promptAction, promptText } from './prompting.ts';
import { activeTab, filesOf, modelInHand, type Workspace, type WorkspaceMessage } from './state.ts';

type Event = ScreenEvent<WorkspaceAction, WorkspaceMessage>;

/** The workspace after an event. What is asked in the status line comes first, then what is offered, then the text. */
export function update(state: Workspace, event: Event, size: Size): Step<Workspace> {
  switch (event.kind) {
    case 'tick':
      return onTick(state, event.at);
    case 'ran':
      return { state: ran(state, event.number, event.run, size) };
    case 'run-broken':
      return event.number === state.run
        ? { state: { ...state, result: { kind: 'broken', message: event.message } } }
        : { state };
    case 'save-due':
      return save(state);
    case 'saved':
      return saved(state, event.file, event.text);
    case 'save-failed':
      return saveFailed(state, event.file, event.why);
    case 'outside':
      return takeIn(state, event.file, event.text);
    case 'dialect':
      return { state: inDialect(state, event.dialect) };
    case 'drafted':
      return drafted(state, event.file, event.text);
    case 'say':
      return { state: { ...state, notice: saidOver(state.notice, { tone: event.tone, text: event.text }) } };
    case 'text':
      return state.prompt.kind === 'none'
        ? offered(edit(state, { kind: 'insert', text: event.text }, size), false)
        : promptText(state, event.text, size);
    case 'paste':
      return state.prompt.kind === 'none'
        ? closed(edit(state, { kind: 'paste', text: event.text }, size))
        : promptText(state, event.text.replaceAll('\n', ' '), size);
    case 'action':
      return act(state, event.action, size);
  }
}

function act(state: Workspace, action: WorkspaceAction, size: Size): Step<Workspace> {
  if (state.prompt.kind !== 'none') {
    const step = promptAction(state, action, size);
    if (step) return step;
  }
  const popup = popupKey(state, action, size);
  if (popup) return popup;
  if (isEditing(action)) {
    const step = edit(state, editing[action].command, size);
    return action === 'backspace' && state.popup.kind === 'open' ? offered(step, false) : closed(step);
  }
  switch (action) {
    case 'run':
      return startRun(closedPopup(state));
    case 'file-next':
    case 'file-previous':
      return { state: turnTo(state, action === 'file-next' ? 1 : -1) };
    case 'part-next':
    case 'part-previous':
      return onWish(state, { kind: 'move', part: neighbour(state, action === 'part-next' ? 1 : -1) });
    case 'brief':
      return { state: toggledBrief(state, size) };
    case 'result':
      return { state: toggledResult(state) };
    case 'scroll-up':
    case 'scroll-down':
      return { state: scrolledPane(state, action === 'scroll-up' ? -3 : 3, size) };
    case 'hand-in':
    case 'leave':
    case 'find':
    case 'go-to-line':
      return { state: asked(closedPopup(state), action) };
    case 'replace':
      return { state: asked(closedPopup(state), 'find') };
    case 'complete':
      return offered({ state }, true);
    case 'edit-outside':
      if (activeTab(state).deliverable.given !== null)
        return { state: { ...state, notice: readOnly(activeTab(state)) } };
      return { state, effects: [{ kind: 'edit-outside', attempt: state.attempt, ...inHand(state) }] };
    case 'sandbox':
      return {
        state,
        effects: [
          { kind: 'go', to: { screen: 'sandbox', attempt: state.attempt, model: modelInHand(state) } },
        ],
      };
    case 'draft':
      return {
        state: closedPopup(state),
        effects: [{ kind: 'draft-load', model: modelInHand(state), files: filesOf(state) }],
      };
    case 'hint':
      return { state: hinted(state) };
    case 'pause':
      return onWish(state, { kind: state.sitting.paused ? 'resume' : 'pause' });
    case 'copy':
    case 'cut':
      return copy(state, size, action === 'cut');
    case 'paste':
      return closed(edit(state, { kind: 'paste', text: state.clipboard }, size));
    case 'dismiss':
      return {
        state: { ...closedPopup(state), notice: null, resultPane: { ...state.resultPane, open: false } },
      };
  }
}

function closedPopup(state: Workspace): Workspace {
  return state.popup.kind === 'closed' ? state : { ...state, popup: { kind: 'closed' } };
}

function closed(step: Step<Workspace>): Step<Workspace> {
  return { ...step, state: closedPopup(step.state) };
}

function neighbour({ sitting }: Workspace, by: 1 | -1): string {
  const ids = sitting.plan.parts.map(({ id }) => id);
  const at = ids.indexOf(sitting.part);
  return ids[(at + by + ids.length) % ids.length] ?? sitting.part;
}
