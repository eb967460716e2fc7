import { positionOf } from '../../../editor/buffer.ts';
import type { Looks } from '../../../editor/style.ts';
import type { StyledLine } from '../../../reporters/style.ts';
import { visible } from '../../../reporters/visible.ts';
import { clockView } from '../../../sitting/view.ts';
import { cellsIn, cellsOf, spread } from '../../view/styled.ts';
import { clockOf, leftOf } from '../../view/words.ts';
import { foundText } from './finding.ts';
import { activeTab, type Prompt, type Tab, type Workspace } from './state.ts';

type Status = { readonly line: StyledLine; readonly cursor: number | null };

/** The line below the text: a question where one is asked, else what happened last; at its end, where one is. */
export function statusLine(state: Workspace, width: number, looks: Looks): Status {
  const tab = activeTab(state);
  const { line, column } = positionOf(tab.buffer);
  const { line: left, cursor } = saidIn(state, looks);
  const place = (where: string): StyledLine => [{ text: `${diskText(tab)}  ${where}`, look: looks.muted }];
  const long = place(`line ${line}, column ${column}`);
  const fits = cellsIn(left) + 2 + cellsIn(long) <= width;
  return { line: spread(left, fits ? long : place(`${line}:${column}`), width), cursor };
}

function saidIn(state: Workspace, looks: Looks): Status {
  const { prompt, notice } = state;
  if (prompt.kind !== 'none')
    return promptShown(
      prompt,
      prompt.kind === 'find' ? foundText(state, prompt.text) : timeLeft(state),
      looks,
    );
  return { line: notice ? [{ text: notice.text, look: looks[notice.tone] }] : [], cursor: null };
}

/** The question that is asked, and where the cursor stands in it. `about`: time left, or what was found. */
export function promptShown(prompt: Prompt, about: string, looks: Looks): Status {
  switch (prompt.kind) {
    case 'none':
      return { line: [], cursor: null };
    case 'confirm':
      return { line: confirmation(prompt.what, about, looks), cursor: null };
    case 'find':
      return field('find', prompt.text, about, looks);
    case 'line':
      return field('go to line', prompt.text, '', looks);
  }
}

function confirmation(what: 'hand-in' | 'leave', left: string, looks: Looks): StyledLine {
  const [question, yes, no] =
    what === 'hand-in'
      ? ['Hand in now?', 'hands in', 'goes on']
      : ['Leave? You can come back.', 'leaves', 'stays'];
  return [
    { text: question, look: looks.warn },
    { text: ` ${left} `, look: '' },
    { text: 'y', look: looks.strong },
    { text: ` ${yes}, `, look: '' },
    { text: 'Esc', look: looks.strong },
    { text: ` ${no}`, look: '' },
  ];
}

function field(label: string, typed: string, about: string, looks: Looks): Status {
  const before = `${label}: `;
  const shown = visible(typed);
  return {
    line: [
      { text: before, look: looks.muted },
      { text: shown, look: '' },
      { text: about === '' ? '' : `   ${about}`, look: looks.muted },
    ],
    cursor: cellsOf(before + shown),
  };
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
