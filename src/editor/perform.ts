import type { Buffer, View } from './buffer.ts';
import type { EditorCommand } from './command.ts';
import { insert, newline, paste, remove, removeLines } from './typing.ts';
import { changeLines, indent, undone } from './lines.ts';
import { ensureVisible } from './scroll.ts';
import { goTo, move, select } from './select.ts';

/** The buffer after a command, scrolled so that its cursor shows in the view. */
export function perform(buffer: Buffer, command: EditorCommand, view: View): Buffer {
  return ensureVisible(performed(buffer, command, view), view);
}

function performed(buffer: Buffer, command: EditorCommand, view: View): Buffer {
  switch (command.kind) {
    case 'insert':
      return insert(buffer, command.text);
    case 'paste':
      return paste(buffer, command.text);
    case 'newline':
      return newline(buffer);
    case 'delete':
      return remove(buffer, command.to);
    case 'delete-line':
      return removeLines(buffer);
    case 'move':
      return move(buffer, command.to, command.select, view);
    case 'go-to':
      return goTo(buffer, command.line, command.column);
    case 'select':
      return select(buffer, command.what);
    case 'move-line':
      return changeLines(buffer, command.to === 'up' ? 'move-up' : 'move-down');
    case 'duplicate-line':
      return changeLines(buffer, 'duplicate');
    case 'indent':
      return indent(buffer);
    case 'outdent':
      return changeLines(buffer, 'outdent');
    case 'toggle-comment':
      return changeLines(buffer, 'toggle-comment');
    case 'undo':
    case 'redo':
      return undone(buffer, command.kind);
  }
}
