import { type Desktop, home } from '../app/sitting/desktop.ts';
import { coloured, plain } from '../reporters/style.ts';
import { bound, type Input, type OwnKeys } from './keys.ts';
import { active, bindings, initial, type State } from './screens/problems/state.ts';
import { paintProblems } from './screens/problems/paint.ts';
import { type Colour, colourOf } from './terminal/capability.ts';
import { type FullScreen, openFullScreen } from './terminal/lifecycle.ts';
import type { Surface } from './terminal/surface.ts';
import { isTooSmall } from './view/frame.ts';

/** The list of problems on the terminal, and nobody to answer its keys yet. */
export type FirstFrame = {
  readonly screen: FullScreen;
  readonly state: State;
  /** Hands the keys over: what was pressed so far. */
  readonly handOver: () => readonly Input[];
};

/** Shows the list of problems with what little that takes, so that the rest is loaded while it is read. */
export async function showProblems(desktop: Desktop): Promise<FirstFrame> {
  const state = initial(await home(desktop));
  const screen = openFullScreen('full');
  const pressed: Input[] = [];
  const { colour, keys } = desktop.settings;
  const paint = () => paintFirst(screen.surface, state, colourOf(process.env, colour), keys);
  const stops = [screen.onInputs((inputs) => pressed.push(...inputs)), screen.onResize(paint)];
  paint();
  return {
    screen,
    state,
    handOver: () => {
      for (const stop of stops) stop();
      return pressed;
    },
  };
}

/** The frame that the program would show. */
export function paintFirst(surface: Surface, state: State, colour: Colour, keys: OwnKeys): void {
  const size = surface.size();
  if (isTooSmall(size)) return;
  const style = colour === 'none' ? plain : coloured;
  const inForce = bound('problems', bindings, keys).filter(({ action }) => active(state, action));
  const lines = paintProblems({ state, size, style, bindings: inForce, screenReader: false });
  surface.setFrame(lines.join('\n'));
  surface.setCursor(null);
  surface.flush();
}
