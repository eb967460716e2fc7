import type { Binding } from '../../keys/binding.ts';
import { type EditingAction, editingBindings } from '../workspace/editing-keys.ts';

type OwnAction =
  | 'run'
  | 'tables'
  | 'clear'
  | 'rows-up'
  | 'rows-down'
  | 'columns-left'
  | 'columns-right'
  | 'earlier'
  | 'later'
  | 'leave';

export type Action = OwnAction | EditingAction;

export const bindings: readonly Binding<Action>[] = [
  { action: 'run', keys: ['ctrl+r', 'f5'], help: 'run what is written', footer: 'run' },
  { action: 'tables', keys: ['f2'], help: 'the tables and their columns, or the result', footer: 'tables' },
  {
    action: 'earlier',
    keys: ['ctrl+up', 'alt+p'],
    help: 'the query before; on the first line Up does it too',
    footer: 'earlier',
  },
  {
    action: 'later',
    keys: ['ctrl+down', 'alt+n'],
    help: 'the next query; on the last line Down does it too',
  },
  { action: 'clear', keys: ['ctrl+l'], help: 'an empty page; the query stays in the history' },
  { action: 'rows-up', keys: ['alt+up', 'shift+pageup', 'pageup'], help: 'scroll the rows up' },
  { action: 'rows-down', keys: ['alt+down', 'shift+pagedown', 'pagedown'], help: 'scroll the rows down' },
  { action: 'columns-left', keys: ['alt+left'], help: 'columns further to the left' },
  { action: 'columns-right', keys: ['alt+right'], help: 'columns further to the right' },
  { action: 'leave', keys: ['escape'], help: 'back to where you came from', footer: 'back' },
  ...withoutTaken(),
];

/** Keys of editing that mean something else here: what scrolls rows, and what one line has no use for. */
function withoutTaken(): readonly Binding<EditingAction>[] {
  const taken = [
    'move-line-up',
    'move-line-down',
    'page-up',
    'page-down',
    'select-page-up',
    'select-page-down',
    'select-line',
  ];
  return editingBindings.filter(({ action }) => !taken.includes(action));
}
