import { Box } from 'ink';
import type { ReactElement } from 'react';
import { looksOf } from '../../editor/style.ts';
import { withSequences } from '../../reporters/style.ts';
import { clockView } from '../../sitting/view.ts';
import { faultLines } from './fault.ts';
import { Help } from '../view/help.tsx';
import { Lines } from '../view/lines.tsx';
import { isTooSmall } from '../view/room.ts';
import { TooSmall } from '../view/too-small.tsx';
import { leftOf } from '../view/time.ts';
import { bindingsOf, everywhere, type Model, type Surroundings, shownOf } from './model.ts';
import { type Shown, screenOf, TITLES } from './screens.ts';

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
  if (isTooSmall(size) && !screenReader) return <TooSmall size={size} style={style} clock={clockOf(model)} />;
  const bindings = bindingsOf(shown, keys);
  if (model.help)
    return (
      <Help
        title={TITLES[shown.name]}
        bindings={bindings}
        everywhere={everywhere(keys)}
        top={model.help.top}
        size={size}
        style={style}
        screenReader={screenReader}
      />
    );
  const { View } = screenOf(shown);
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
