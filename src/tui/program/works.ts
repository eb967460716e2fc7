import type { Effect } from '../effect.ts';
import type { FullScreen } from '../terminal/full-screen.ts';
import type { Background } from './background.ts';
import type { ProgramEvent } from './model.ts';
import type { Message } from './screens.ts';
import type { Session } from './session.ts';

/** What effects work with. */
export type Works = {
  readonly session: Session;
  readonly screen: FullScreen;
  readonly dispatch: (event: ProgramEvent) => void;
  /** A result on its way to a screen. */
  readonly tell: (message: Message) => void;
  readonly background: Background;
  /** Is another screen behind the one in front? */
  readonly canGoBack: () => boolean;
  readonly quit: () => void;
};

/** An effect by its kind. */
export type Of<K extends Effect['kind']> = Extract<Effect, { readonly kind: K }>;
