import { block } from '../../reporters/measure.ts';
import type { Style } from '../../reporters/style.ts';
import { visibleLines } from '../../reporters/visible.ts';
import type { Size } from '../screen.ts';
import { cutStyled, fitStyled } from '../view/ansi.ts';

/** What could not be done, on as many lines as it needs, and at most on half of the screen. */
export function faultLines(fault: string, { columns, rows }: Size, style: Style): string[] {
  const room = Math.floor(rows / 2) - 2;
  const lines = visibleLines(fault).flatMap((line) => block([line], columns - 2, 0));
  const shown = lines.length > room ? [...lines.slice(0, room - 1), '…'] : lines;
  return [
    style.muted('─'.repeat(columns)),
    ...shown.map((line, at) =>
      fitStyled(cutStyled(`${style.bad(at === 0 ? '✗' : ' ')} ${style.bad(line)}`, columns), columns),
    ),
    fitStyled(`  ${style.strong('Esc')} closes this`, columns),
  ];
}
