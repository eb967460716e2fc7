import { textOf, withText } from '../../../editor/buffer.ts';
import type { Step } from '../../screen.ts';
import { saidOver } from './notice.ts';
import { type Tab, tabsOf, type Workspace, withTab } from './state.ts';

/** A draft goes behind what stands in the file, as one change, which undo takes back; the file comes to hand. */
export function drafted(state: Workspace, file: string, text: string): Step<Workspace> {
  const tab = state.tabs.find(({ deliverable }) => deliverable.file === file);
  if (!tab) return { state };
  const before = textOf(tab.buffer);
  const whole = before.trim() === '' ? text : `${before.trimEnd()}\n\n${text}`;
  const next = withTab(
    state,
    file,
    (one): Tab => ({ ...one, buffer: withText(one.buffer, whole), disk: { kind: 'changed' } }),
  );
  const here = tabsOf(next).some(({ deliverable }) => deliverable.file === file);
  const where = here ? '' : `, in another part`;
  return {
    state: {
      ...next,
      active: here ? { ...next.active, [next.sitting.part]: tab.deliverable.id } : next.active,
      notice: saidOver(next.notice, {
        tone: 'muted',
        text: `A draft stands in ${file}${where}. /* ? */ is what the schema does not tell; repeats and late data are yours.`,
      }),
    },
    effects: [{ kind: 'save-soon' }],
  };
}
