import { isEqualText, selectionText, textOf } from '../../../editor/buffer.ts';
import type { EditorCommand } from '../../../editor/command.ts';
import { marksAfter } from '../../../editor/layers.ts';
import { perform } from '../../../editor/perform.ts';
import type { Size, Step } from '../../screen.ts';
import { layoutOf } from './layout.ts';
import type { Notice } from './notice.ts';
import { activeTab, panesOf, type Tab, type Workspace, withTab } from './state.ts';

/** The rectangle that commands scroll in. */
export function editorView(
  state: Workspace,
  size: Size,
): { readonly width: number; readonly height: number } {
  const { width, height } = layoutOf(size, panesOf(state)).editor;
  return { width, height };
}

/** A command to the file in hand. What changes it is on its way to the disk. */
export function edit(state: Workspace, command: EditorCommand, size: Size): Step<Workspace> {
  const tab = activeTab(state);
  const buffer = perform(tab.buffer, command, editorView(state, size));
  if (buffer === tab.buffer) return { state };
  const changed = buffer.state.doc !== tab.buffer.state.doc && !isEqualText(buffer, tab.buffer);
  if (changed && tab.deliverable.given !== null) return { state: { ...state, notice: readOnly(tab) } };
  // What was said in passing is over once one writes on; a bell stays.
  const said = changed && state.notice?.tone === 'muted' ? null : state.notice;
  const next = withTab({ ...state, notice: said }, tab.deliverable.file, (one) => ({
    ...one,
    buffer,
    disk: changed && one.disk.kind !== 'changed' ? { kind: 'changed' } : one.disk,
    mark: changed ? movedMark(one.mark, tab.buffer, buffer) : one.mark,
  }));
  return { state: next, effects: changed && tab.disk.kind !== 'changed' ? [{ kind: 'save-soon' }] : [] };
}

/** What the problem gives is there to be read. */
export function readOnly({ deliverable }: Tab): Notice {
  return { tone: 'warn', text: `${deliverable.file} is given: it is read, and not written.` };
}

/** A mark stays with its line, and goes when that is edited. */
function movedMark(mark: Tab['mark'], before: Tab['buffer'], after: Tab['buffer']): Tab['mark'] {
  return mark && (marksAfter([{ ...mark, severity: 'error' }], before, after)[0] ?? null);
}

/** Keeps what is selected, or the line, for pasting here, and gives it to the terminal's clipboard. */
export function copy(state: Workspace, size: Size, cut: boolean): Step<Workspace> {
  const { buffer } = activeTab(state);
  const selected = selectionText(buffer);
  const text = selected === '' ? `${lineText(buffer.state)}\n` : selected;
  const kept: Workspace = {
    ...state,
    clipboard: text,
    notice: { tone: 'muted', text: cut ? 'Cut.' : 'Copied. Ctrl+Q leaves.' },
  };
  const command: EditorCommand = selected === '' ? { kind: 'delete-line' } : { kind: 'delete', to: 'left' };
  const step = cut ? edit(kept, command, size) : { state: kept };
  return { state: step.state, effects: [...(step.effects ?? []), { kind: 'copy-out', text }] };
}

function lineText({ doc, selection }: ReturnType<typeof activeTab>['buffer']['state']): string {
  return doc.lineAt(selection.main.head).text;
}

/** The text of the file in hand, and the line that the cursor is in, for an editor outside. */
export function inHand(state: Workspace): {
  readonly file: string;
  readonly text: string;
  readonly line: number;
} {
  const { deliverable, buffer } = activeTab(state);
  return {
    file: deliverable.file,
    text: textOf(buffer),
    line: buffer.state.doc.lineAt(buffer.state.selection.main.head).number,
  };
}
