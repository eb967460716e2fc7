import type { EditorCommand, Motion } from '../../../editor/command.ts';
import type { Binding } from '../../keys.ts';

const move = (to: Motion): EditorCommand => ({ kind: 'move', to, select: false });
const select = (to: Motion): EditorCommand => ({ kind: 'move', to, select: true });
const erase = (to: Extract<EditorCommand, { kind: 'delete' }>['to']): EditorCommand => ({
  kind: 'delete',
  to,
});

/** Actions that change or move in the text, and the command that each is. */
export const editing = {
  newline: { kind: 'newline' },
  left: move('left'),
  right: move('right'),
  up: move('up'),
  down: move('down'),
  'word-left': move('word-left'),
  'word-right': move('word-right'),
  'line-start': move('line-start'),
  'line-end': move('line-end'),
  'page-up': move('page-up'),
  'page-down': move('page-down'),
  'text-start': move('document-start'),
  'text-end': move('document-end'),
  'select-left': select('left'),
  'select-right': select('right'),
  'select-up': select('up'),
  'select-down': select('down'),
  'select-word-left': select('word-left'),
  'select-word-right': select('word-right'),
  'select-line-start': select('line-start'),
  'select-line-end': select('line-end'),
  'select-page-up': select('page-up'),
  'select-page-down': select('page-down'),
  'select-text-start': select('document-start'),
  'select-text-end': select('document-end'),
  'select-all': { kind: 'select', what: 'all' },
  'select-line': { kind: 'select', what: 'line' },
  backspace: erase('left'),
  delete: erase('right'),
  'delete-word-left': erase('word-left'),
  'delete-word-right': erase('word-right'),
  'delete-to-end': erase('line-end'),
  'delete-line': { kind: 'delete-line' },
  'duplicate-line': { kind: 'duplicate-line' },
  'move-line-up': { kind: 'move-line', to: 'up' },
  'move-line-down': { kind: 'move-line', to: 'down' },
  indent: { kind: 'indent' },
  outdent: { kind: 'outdent' },
  comment: { kind: 'toggle-comment' },
  undo: { kind: 'undo' },
  redo: { kind: 'redo' },
} as const satisfies Readonly<Record<string, EditorCommand>>;

export type EditingAction = keyof typeof editing;

export function isEditing(action: string): action is EditingAction {
  return Object.hasOwn(editing, action);
}

// Ctrl+Z stops the program, as it does everywhere in a terminal, so undo has other keys. Ctrl+H and Ctrl+J are
// Backspace and Enter to many terminals.
const keys: Readonly<Record<EditingAction, readonly [help: string, ...keys: string[]]>> = {
  undo: ['take back the last change', 'ctrl+u', 'alt+z'],
  redo: ['make it again', 'ctrl+y', 'alt+y'],
  comment: ['comment the line or the selection, or take that back', 'ctrl+/', 'alt+/'],
  indent: ['indent', 'tab'],
  outdent: ['indent less', 'shift+tab'],
  'duplicate-line': ['write the line once more', 'ctrl+d'],
  'delete-line': ['delete the line', 'ctrl+k'],
  'delete-to-end': ['delete to the end of the line', 'alt+k'],
  'move-line-up': ['move the line up', 'alt+up'],
  'move-line-down': ['move the line down', 'alt+down'],
  newline: ['begin a line', 'enter'],
  backspace: ['delete to the left', 'backspace', 'shift+backspace'],
  delete: ['delete to the right', 'delete'],
  'delete-word-left': ['delete the word to the left', 'ctrl+w', 'ctrl+backspace', 'alt+backspace'],
  'delete-word-right': ['delete the word to the right', 'alt+d', 'ctrl+delete'],
  left: ['left', 'left'],
  right: ['right', 'right'],
  up: ['up', 'up'],
  down: ['down', 'down'],
  'word-left': ['a word to the left', 'ctrl+left', 'alt+b'],
  'word-right': ['a word to the right', 'ctrl+right', 'alt+f'],
  'line-start': ['to the start of the line', 'home'],
  'line-end': ['to the end of the line', 'end'],
  'page-up': ['a page up', 'pageup'],
  'page-down': ['a page down', 'pagedown'],
  'text-start': ['to the start of the file', 'ctrl+home'],
  'text-end': ['to the end of the file', 'ctrl+end'],
  'select-all': ['select everything', 'ctrl+a'],
  'select-line': ['select the line', 'ctrl+l'],
  'select-left': ['select to the left', 'shift+left'],
  'select-right': ['select to the right', 'shift+right'],
  'select-up': ['select up', 'shift+up'],
  'select-down': ['select down', 'shift+down'],
  'select-word-left': ['select the word to the left', 'ctrl+shift+left'],
  'select-word-right': ['select the word to the right', 'ctrl+shift+right'],
  'select-line-start': ['select to the start of the line', 'shift+home'],
  'select-line-end': ['select to the end of the line', 'shift+end'],
  'select-page-up': ['select a page up', 'shift+pageup'],
  'select-page-down': ['select a page down', 'shift+pagedown'],
  'select-text-start': ['select to the start of the file', 'ctrl+shift+home'],
  'select-text-end': ['select to the end of the file', 'ctrl+shift+end'],
};

export const editingBindings: readonly Binding<EditingAction>[] = Object.entries(keys).flatMap(
  ([action, [help, ...list]]) => (isEditing(action) ? [{ action, keys: list, help }] : []),
);
