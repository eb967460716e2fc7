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
import { activeTab, type Workspace, withTab } from './state.ts';

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
export function lookedFor(state: Workspace, text: string, from: number, view: View): Workspace {
  const { query } = parts(text);
  return onBuffer(state, (buffer) => (query === '' ? buffer : findFrom(buffer, query, from, view)));
}

export function stepped(state: Workspace, text: string, to: 'next' | 'previous', view: View): Workspace {
  return onBuffer(state, (buffer) => findStep(buffer, parts(text).query, to, view));
}

/** Replaces this place, or all; without a replacement nothing happens but a word about it. */
export function replaced(state: Workspace, text: string, all: boolean, view: View): Workspace {
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
