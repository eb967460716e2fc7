import { positionOf, textOf } from '../../../editor/buffer.ts';
import { plainLooks } from '../../../editor/style.ts';
import { clockView } from '../../../sitting/view.ts';
import type { ViewProps } from '../../screen.ts';
import { footerLine } from '../../view/footer-line.ts';
import { resultLines, resultTitle } from './result.ts';
import { activeTab, tabsOf, type Workspace } from './state.ts';
import { promptShown } from './status.ts';
import { leftOf } from '../../view/time.ts';

/**
 * The workspace in reading order, for a screen reader: nothing that changes by itself but what was said last. The time
 * is as of the last key.
 */
export function aloudLines({ state, size, style, bindings }: ViewProps<Workspace>): string[] {
  const clock = clockView(state.sitting);
  const part = clock.parts.find(({ id }) => id === clock.part);
  const tab = activeTab(state);
  const tabs = tabsOf(state);
  const { line, column } = positionOf(tab.buffer);
  const lines = textOf(tab.buffer).split(/\r?\n/);
  const asked = promptShown(state.prompt, '', plainLooks)
    .line.map(({ text }) => text)
    .join('');
  return [
    `${state.sitting.plan.problem.title}, ${clock.mode}.`,
    `Part ${clock.part}, ${part?.title ?? ''}${part?.leftMs == null ? '' : `, ${leftOf(part.leftMs)} left`}${clock.totalLeftMs === null ? '' : `, ${leftOf(clock.totalLeftMs)} in all`}${clock.paused ? ', paused' : ''}.`,
    `File ${tabs.indexOf(tab) + 1} of ${tabs.length}: ${tab.deliverable.file}, line ${line} of ${lines.length}, column ${column}.`,
    `Line: ${lines[line - 1] || 'empty'}`,
    ...(tab.mark ? [`Error in line ${tab.mark.line}: ${tab.mark.message}`] : []),
    ...(asked ? [asked] : []),
    ...(state.notice ? [state.notice.text] : []),
    ...(state.resultPane.open && state.result.kind !== 'none'
      ? [resultTitle(state.result, style), ...resultLines(state.result, size.columns, style).slice(0, 20)]
      : []),
    footerLine({ bindings, columns: size.columns * 2, style, screenReader: true, typing: true }),
  ];
}
