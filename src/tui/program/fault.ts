import { block } from '../../reporters/measure.ts';
import type { Looks } from '../../editor/style.ts';
import type { StyledLine } from '../../reporters/style.ts';
import { visibleLines } from '../../reporters/visible.ts';
import type { Size } from '../screen.ts';
import { cutRuns } from '../view/ansi.ts';

/** What could not be done, on as many lines as it needs, and at most on half of the screen. */
export function faultLines(fault: string, { columns, rows }: Size, looks: Looks): StyledLine[] {
  const room = Math.floor(rows / 2) - 2;
  const lines = visibleLines(fault).flatMap((line) => block([line], columns - 2, 0));
  const shown = lines.length > room ? [...lines.slice(0, room - 1), '…'] : lines;
  return [
    [{ text: '─'.repeat(columns), look: looks.muted }],
    ...shown.map((line, at) =>
      cutRuns([{ text: `${at === 0 ? '✗' : ' '} ${line}`, look: looks.bad }], columns),
    ),
    [
      { text: '  Esc', look: looks.strong },
      { text: ' closes this', look: '' },
    ],
  ];
}
