import type { View } from '../../../editor/buffer.ts';
import {
  findFrom,
  findStep,
  matchesOf,
  replaceAll,
  replaceOne,
  tallyOf,
  tallyText,
} from '../../../editor/find.ts';
import type { Span } from '../../../editor/layers.ts';
import { perform } from '../../../editor/perform.ts';
import type { Size, Step } from '../../screen.ts';
import { onWish } from './clock.ts';
import { editorView } from './edit.ts';
import { save } from './files.ts';
import type { WorkspaceAction } from './keys.ts';
import { activeTab, filesOf, type Prompt, withTab, type Workspace } from './state.ts';

/** Opens a question in the status line. */
export function asked(state: Workspace, what: 'hand-in' | 'leave' | 'find' | 'go-to-line'): Workspace {
  return { ...state, notice: null, prompt: opened(state, what) };
}

function opened(state: Workspace, what: 'hand-in' | 'leave' | 'find' | 'go-to-line'): Prompt {
  if (what === 'hand-in' || what === 'leave') return { kind: 'confirm', what };
  if (what === 'go-to-line') return { kind: 'line', text: '' };
  const { main } = activeTab(state).buffer.state.selection;
  return { kind: 'find', text: '', from: main.from };
}

const none: Prompt = { kind: 'none' };

/** Something is typed while a question stands. A yes is a key of its own, and not the one that asked. */
export function promptText(state: Workspace, text: string, size: Size): Step<Workspace> {
  const { prompt } = state;
  switch (prompt.kind) {
    case 'none':
      return { state };
    case 'confirm':
      if (text.toLowerCase() !== 'y') return { state: { ...state, prompt: none } };
      return prompt.what === 'hand-in' ? handedIn(state) : left(state);
    case 'line':
    case 'find':
      return { state: typed(state, prompt, prompt.text + text, size) };
  }
}

function typed(
  state: Workspace,
  prompt: Extract<Prompt, { kind: 'line' | 'find' }>,
  text: string,
  size: Size,
): Workspace {
  if (prompt.kind === 'line') return { ...state, prompt: { ...prompt, text: text.replaceAll(/\D/g, '') } };
  return lookedFor({ ...state, prompt: { ...prompt, text } }, text, prompt.from, editorView(state, size));
}

/** What a key does while a question stands; null: what it does anyway, and the question is closed. */
export function promptAction(state: Workspace, action: WorkspaceAction, size: Size): Step<Workspace> | null {
  const { prompt } = state;
  if (prompt.kind === 'none') return null;
  if (action === 'dismiss') return { state: { ...state, prompt: none } };
  if (prompt.kind === 'confirm') return { state: { ...state, prompt: none } };
  if (action === 'backspace')
    return { state: typed(state, prompt, [...prompt.text].slice(0, -1).join(''), size) };
  if (action === 'paste') return promptText(state, state.clipboard.replaceAll('\n', ' '), size);
  if (prompt.kind === 'line')
    return action === 'newline' ? { state: wentTo(state, Number(prompt.text), size) } : { state };
  return found(state, prompt.text, action, size);
}

function found(state: Workspace, text: string, action: WorkspaceAction, size: Size): Step<Workspace> {
  const view = editorView(state, size);
  switch (action) {
    case 'newline':
    case 'down':
    case 'find':
      return { state: stepped(state, text, 'next', view) };
    case 'up':
      return { state: stepped(state, text, 'previous', view) };
    case 'replace':
    case 'select-all': {
      const next = replaced(state, text, action === 'select-all', view);
      return { state: next, effects: next.tabs === state.tabs ? [] : [{ kind: 'save-soon' }] };
    }
    default:
      return { state };
  }
}

function wentTo(state: Workspace, line: number, size: Size): Workspace {
  const next = { ...state, prompt: none };
  if (line < 1) return next;
  return withTab(next, activeTab(next).deliverable.file, (tab) => ({
    ...tab,
    buffer: perform(tab.buffer, { kind: 'go-to', line, column: 1 }, editorView(state, size)),
  }));
}

/** Yes to handing in: the sitting ends, and what stands is graded. */
function handedIn(state: Workspace): Step<Workspace> {
  const ended = onWish({ ...state, prompt: { kind: 'none' } }, { kind: 'hand-in' });
  const files = filesOf(ended.state);
  return {
    state: ended.state,
    effects: [
      ...(save(ended.state).effects ?? []),
      ...(ended.effects ?? []),
      { kind: 'hand-in', attempt: state.attempt, files },
    ],
  };
}

/** Yes to leaving: everything is on disk, and the sitting can be gone on with. */
function left(state: Workspace): Step<Workspace> {
  const next: Workspace = { ...state, prompt: { kind: 'none' } };
  return {
    state: next,
    effects: [...(save(next).effects ?? []), { kind: 'go', to: { screen: 'problems' } }],
  };
}

const arrow = ' => ';

/** What was typed is a query, and behind ` => ` what is to stand in its place. */
function parts(text: string): { readonly query: string; readonly replacement: string | null } {
  const at = text.indexOf(arrow);
  return at < 0
    ? { query: text, replacement: null }
    : { query: text.slice(0, at), replacement: text.slice(at + arrow.length) };
}

/** Every place that is found, to be painted. */
export function matchesShown({ prompt, ...state }: Workspace): readonly Span[] {
  if (prompt.kind !== 'find') return [];
  return matchesOf(activeTab({ prompt, ...state }).buffer, parts(prompt.text).query);
}

/** `3 of 12`; empty where nothing is looked for. */
export function foundText(state: Workspace, text: string): string {
  const { query } = parts(text);
  return query === '' ? '' : tallyText(tallyOf(activeTab(state).buffer, query));
}

/** The text that is looked for has changed: the first place from where one was is shown. */
function lookedFor(state: Workspace, text: string, from: number, view: View): Workspace {
  const { query } = parts(text);
  return onBuffer(state, (buffer) => (query === '' ? buffer : findFrom(buffer, query, from, view)));
}

function stepped(state: Workspace, text: string, to: 'next' | 'previous', view: View): Workspace {
  return onBuffer(state, (buffer) => findStep(buffer, parts(text).query, to, view));
}

/** Replaces this place, or all; without a replacement nothing happens but a word about it. */
function replaced(state: Workspace, text: string, all: boolean, view: View): Workspace {
  const { query, replacement } = parts(text);
  if (replacement === null)
    return { ...state, notice: { tone: 'muted', text: 'Type what replaces it behind =>: old => new.' } };
  const next = onBuffer(state, (buffer) => (all ? replaceAll : replaceOne)(buffer, query, replacement, view));
  return withTab(next, activeTab(next).deliverable.file, (tab) => ({ ...tab, disk: { kind: 'changed' } }));
}

type Buffer = ReturnType<typeof activeTab>['buffer'];

function onBuffer(state: Workspace, change: (buffer: Buffer) => Buffer): Workspace {
  return withTab(state, activeTab(state).deliverable.file, (tab) => ({ ...tab, buffer: change(tab.buffer) }));
}
