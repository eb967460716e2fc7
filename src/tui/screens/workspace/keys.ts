import type { EditorCommand, Motion } from '../../../editor/command.ts';
import type { Binding } from '../../keys.ts';

const move = (to: Motion): EditorCommand => ({ kind: 'move', to, select: false });
const select = (to: Motion): EditorCommand => ({ kind: 'move', to, select: true });
const erase = (to: Extract<EditorCommand, { kind: 'delete' }>['to']): EditorCommand => ({
  kind: 'delete',
  to,
});

type Key = { readonly command: EditorCommand; readonly help: string; readonly keys: readonly string[] };

const key = (command: EditorCommand, help: string, ...keys: string[]): Key => ({ command, help, keys });

// Ctrl+Z stops the program, as it does everywhere in a terminal, so undo has other keys. Ctrl+H and Ctrl+J are
// Backspace and Enter to many terminals.
/** Actions that change or move in the text: the command that each is, and its keys. */
export const editing = {
  undo: key({ kind: 'undo' }, 'take back the last change', 'ctrl+u', 'alt+z'),
  redo: key({ kind: 'redo' }, 'make it again', 'ctrl+y', 'alt+y'),
  comment: key(
    { kind: 'toggle-comment' },
    'comment the line or the selection, or take that back',
    'ctrl+/',
    'alt+/',
  ),
  indent: key({ kind: 'indent' }, 'indent', 'tab'),
  outdent: key({ kind: 'outdent' }, 'indent less', 'shift+tab'),
  'duplicate-line': key({ kind: 'duplicate-line' }, 'write the line once more', 'ctrl+d'),
  'delete-line': key({ kind: 'delete-line' }, 'delete the line', 'ctrl+k'),
  'delete-to-end': key(erase('line-end'), 'delete to the end of the line', 'alt+k'),
  'move-line-up': key({ kind: 'move-line', to: 'up' }, 'move the line up', 'alt+up'),
  'move-line-down': key({ kind: 'move-line', to: 'down' }, 'move the line down', 'alt+down'),
  newline: key({ kind: 'newline' }, 'begin a line', 'enter'),
  backspace: key(erase('left'), 'delete to the left', 'backspace', 'shift+backspace'),
  delete: key(erase('right'), 'delete to the right', 'delete'),
  'delete-word-left': key(
    erase('word-left'),
    'delete the word to the left',
    'ctrl+w',
    'ctrl+backspace',
    'alt+backspace',
  ),
  'delete-word-right': key(erase('word-right'), 'delete the word to the right', 'alt+d', 'ctrl+delete'),
  left: key(move('left'), 'left', 'left'),
  right: key(move('right'), 'right', 'right'),
  up: key(move('up'), 'up', 'up'),
  down: key(move('down'), 'down', 'down'),
  'word-left': key(move('word-left'), 'a word to the left', 'ctrl+left', 'alt+b'),
  'word-right': key(move('word-right'), 'a word to the right', 'ctrl+right', 'alt+f'),
  'line-start': key(move('line-start'), 'to the start of the line', 'home'),
  'line-end': key(move('line-end'), 'to the end of the line', 'end'),
  'page-up': key(move('page-up'), 'a page up', 'pageup'),
  'page-down': key(move('page-down'), 'a page down', 'pagedown'),
  'text-start': key(move('document-start'), 'to the start of the file', 'ctrl+home'),
  'text-end': key(move('document-end'), 'to the end of the file', 'ctrl+end'),
  'select-all': key({ kind: 'select', what: 'all' }, 'select everything', 'ctrl+a'),
  'select-line': key({ kind: 'select', what: 'line' }, 'select the line', 'ctrl+l'),
  'select-left': key(select('left'), 'select to the left', 'shift+left'),
  'select-right': key(select('right'), 'select to the right', 'shift+right'),
  'select-up': key(select('up'), 'select up', 'shift+up'),
  'select-down': key(select('down'), 'select down', 'shift+down'),
  'select-word-left': key(select('word-left'), 'select the word to the left', 'ctrl+shift+left'),
  'select-word-right': key(select('word-right'), 'select the word to the right', 'ctrl+shift+right'),
  'select-line-start': key(select('line-start'), 'select to the start of the line', 'shift+home'),
  'select-line-end': key(select('line-end'), 'select to the end of the line', 'shift+end'),
  'select-page-up': key(select('page-up'), 'select a page up', 'shift+pageup'),
  'select-page-down': key(select('page-down'), 'select a page down', 'shift+pagedown'),
  'select-text-start': key(select('document-start'), 'select to the start of the file', 'ctrl+shift+home'),
  'select-text-end': key(select('document-end'), 'select to the end of the file', 'ctrl+shift+end'),
};

export type EditingAction = keyof typeof editing;

export function isEditing(action: string): action is EditingAction {
  return Object.hasOwn(editing, action);
}

export const editingBindings: readonly Binding<EditingAction>[] = Object.entries(editing).flatMap(
  ([action, { help, keys }]) => (isEditing(action) ? [{ action, keys, help }] : []),
);

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
