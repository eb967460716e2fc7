import { positionOf } from '../../../editor/buffer.ts';
import type { Style } from '../../../reporters/style.ts';
import { clockView } from '../../../sitting/view.ts';
import { cellsOf, cutStyled } from '../../view/ansi.ts';
import { foundText } from './finding.ts';
import { promptShown } from './prompt.ts';
import { activeTab, type Tab, type Workspace } from './state.ts';
import { clockOf, leftOf } from '../../view/time.ts';

/** The line below the text: a question where one is asked, else what happened last; at its end, where one is. */
export function statusLine(
  state: Workspace,
  width: number,
  style: Style,
): { readonly text: string; readonly cursor: number | null } {
  const tab = activeTab(state);
  const { line, column } = positionOf(tab.buffer);
  const { text, cursor } = leftText(state, style);
  const needed = cellsOf(text) + 2;
  const places = [`line ${line}, column ${column}`, `${line}:${column}`].map((where) =>
    style.muted(`${diskText(tab)}  ${where}`),
  );
  const place = places.find((one) => needed + cellsOf(one) <= width) ?? places.at(-1) ?? '';
  const left = cutStyled(text, width - cellsOf(place) - 2);
  return { text: left + ' '.repeat(Math.max(2, width - cellsOf(left) - cellsOf(place))) + place, cursor };
}

function leftText(state: Workspace, style: Style): { text: string; cursor: number | null } {
  const { prompt } = state;
  if (prompt.kind !== 'none')
    return promptShown(
      prompt,
      prompt.kind === 'find' ? foundText(state, prompt.text) : timeLeft(state),
      style,
    );
  if (state.notice) return { text: style[state.notice.tone](state.notice.text), cursor: null };
  return { text: '', cursor: null };
}

function timeLeft(state: Workspace): string {
  const { totalLeftMs, phase, overtimeMs } = clockView(state.sitting);
  if (phase === 'overtime') return `${clockOf(overtimeMs)} of overtime.`;
  return totalLeftMs === null ? '' : `${leftOf(totalLeftMs)} left.`;
}

function diskText({ disk }: Tab): string {
  switch (disk.kind) {
    case 'saved':
      return 'saved';
    case 'changed':
      return 'saving';
    case 'failed':
      return '✗ not saved';
  }
}
