import type { Binding } from '../../keys.ts';
import { type EditingAction, editingBindings } from './editing-keys.ts';

/** What the keys of the workspace do besides editing. */
const own = [
  { action: 'run', keys: ['ctrl+r', 'f5'], help: 'run this file on the sample events', footer: 'run' },
  { action: 'hand-in', keys: ['f10', 'ctrl+g'], help: 'hand in, after a question', footer: 'hand in' },
  { action: 'file-next', keys: ['f6', 'alt+right'], help: 'the next file of this part', footer: 'file' },
  { action: 'file-previous', keys: ['shift+f6', 'alt+left'], help: 'the file before' },
  {
    action: 'part-next',
    keys: ['f8', 'alt+n'],
    help: 'go to the next part; its time runs then',
    footer: 'part',
  },
  { action: 'part-previous', keys: ['f7', 'alt+p'], help: 'go to the part before' },
  { action: 'brief', keys: ['f2'], help: 'show what is asked, or put it away', footer: 'brief' },
  { action: 'result', keys: ['f3'], help: 'show what the last run gave, or put it away' },
  {
    action: 'complete',
    keys: ['ctrl+space', 'f4'],
    help: 'offer names of tables and columns, and SQL words',
  },
  { action: 'find', keys: ['ctrl+f'], help: 'find; Enter for the next place, up for the one before' },
  {
    action: 'replace',
    keys: ['alt+r'],
    help: 'while finding `old => new`: replace this place; Ctrl+A replaces all',
  },
  { action: 'go-to-line', keys: ['alt+g'], help: 'go to the line with this number' },
  { action: 'edit-outside', keys: ['ctrl+e'], help: 'open the file in your own editor; the clock goes on' },
  { action: 'sandbox', keys: ['f9'], help: 'ask the sample tables and your model anything' },
  {
    action: 'draft',
    keys: ['alt+d'],
    help: 'write a first draft of the load from the schema: typing saved, thinking left',
  },
  { action: 'hint', keys: ['alt+h'], help: 'a hint for this file, step by step (practice mode)' },
  { action: 'pause', keys: ['ctrl+p'], help: 'stop the clock, and start it again (practice mode)' },
  { action: 'scroll-up', keys: ['ctrl+up', 'alt+pageup'], help: 'scroll what is shown beside or below, up' },
  { action: 'scroll-down', keys: ['ctrl+down', 'alt+pagedown'], help: 'scroll it down' },
  { action: 'copy', keys: ['ctrl+c'], help: 'copy what is selected, or the line' },
  { action: 'cut', keys: ['ctrl+x'], help: 'cut what is selected, or the line' },
  {
    action: 'paste',
    keys: ['ctrl+v'],
    help: 'paste what was copied here; your terminal pastes its own way too',
  },
  { action: 'dismiss', keys: ['escape'], help: 'close what is open, or answer no' },
  { action: 'leave', keys: ['ctrl+q'], help: 'leave; the sitting can be gone on with', footer: 'leave' },
] as const satisfies readonly Binding[];

export type WorkspaceAction = (typeof own)[number]['action'] | EditingAction;

export const bindings: readonly Binding<WorkspaceAction>[] = [...own, ...editingBindings];
