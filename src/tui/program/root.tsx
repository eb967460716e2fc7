import { Box } from 'ink';
import type { ReactElement } from 'react';
import { type Looks, looksOf } from '../../editor/style.ts';
import { block, wrap } from '../../reporters/measure.ts';
import { type StyledLine, withSequences } from '../../reporters/style.ts';
import { visibleLines } from '../../reporters/visible.ts';
import { clockView } from '../../sitting/view.ts';
import type { Size } from '../screen.ts';
import { isTooSmall, smallest } from '../view/frame.ts';
import { helpFrame } from '../view/help.ts';
import { Lines } from '../view/lines.tsx';
import { cutRuns, cutStyled } from '../view/styled.ts';
import { leftOf } from '../view/words.ts';
import { bindingsOf, everywhere, type Model, shownOf, type Surroundings } from './model.ts';
import { screenOf, type Shown } from './screens.ts';

/** The screen in front; in its place help, or a word where there is no room. */
export function Root({
  model,
  around,
}: {
  readonly model: Model;
  readonly around: Surroundings;
}): ReactElement {
  const { size, style, screenReader, keys } = around;
  const shown = shownOf(model);
  const { title, View } = screenOf(shown);
  if (isTooSmall(size) && !screenReader)
    return <Lines lines={tooSmallLines({ size, style, clock: clockOf(model) })} />;
  const bindings = bindingsOf(shown, keys);
  if (model.help) {
    const props = { ...around, title, bindings, everywhere: everywhere(keys), top: model.help.top };
    return <Lines lines={helpFrame(props)} />;
  }
  const view = (
    <View state={shown.state} size={size} style={style} bindings={bindings} screenReader={screenReader} />
  );
  // On a screen a fault is painted over the view, which stays as it is.
  if (model.fault === null || !screenReader) return view;
  return (
    <Box flexDirection="column" width={size.columns}>
      {view}
      <Lines lines={faultLines(model.fault, size, looksOf(style)).map(withSequences)} />
    </Box>
  );
}

/** A running clock in words, for a window that is too small to show it. */
function clockOf({ stack }: Model): string | null {
  const sitting = stack.find(
    (shown): shown is Extract<Shown, { name: 'workspace' }> => shown.name === 'workspace',
  );
  if (!sitting) return null;
  const { totalLeftMs, part, phase } = clockView(sitting.state.sitting);
  if (phase === 'overtime') return 'Time is up; this is overtime.';
  return totalLeftMs === null ? null : `Part ${part}, ${leftOf(totalLeftMs)} left in all.`;
}

/** Instead of a screen, where there is no room for one. `clock`: how it stands, where one runs. */
export function tooSmallLines({
  size,
  style,
  clock,
}: Pick<Surroundings, 'size' | 'style'> & { readonly clock: string | null }): string[] {
  const words = [
    style.strong('A little more room, please.'),
    '',
    ...wrap(
      `This window has ${size.columns} columns and ${size.rows} rows; ${smallest.columns} and ${smallest.rows} are needed.`,
      size.columns,
    ),
    ...wrap('Make it larger, or the letters smaller. Nothing is lost.', size.columns),
    ...(clock ? ['', style.warn(clock)] : []),
    '',
    `${style.strong('Ctrl+Q')} quit`,
  ];
  return words.slice(0, size.rows).map((line) => cutStyled(line, size.columns));
}

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
