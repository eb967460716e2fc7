import type { FullScreen } from '../terminal/full-screen.ts';
import type { ProgramEvent } from './model.ts';
import type { Session } from './session.ts';

/** What effects work on: what is shown gets its results by `dispatch`. */
export type Works = {
  readonly session: Session;
  readonly screen: FullScreen;
  readonly dispatch: (event: ProgramEvent) => void;
  /** Is another screen behind the one in front? */
  readonly canGoBack: () => boolean;
  readonly quit: () => void;
};
