import { UserError } from '../../domain/user-error.ts';
import type { Effect } from '../screen.ts';
import type { FullScreen } from '../terminal/lifecycle.ts';
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

/** Work that nobody waits for at once; what goes wrong in it is told. */
type Background = {
  readonly start: (work: Promise<unknown>) => void;
  /** Once all that is under way at this moment is over. */
  readonly settled: () => Promise<void>;
};

export function background(fault: (error: unknown) => void): Background {
  const pending = new Set<Promise<unknown>>();
  return {
    start: (work) => {
      const guarded = work.catch(fault);
      pending.add(guarded);
      void guarded.finally(() => pending.delete(guarded));
    },
    settled: async () => {
      await Promise.all(pending);
    },
  };
}

/** What went wrong, for a line on the screen. */
export function wordsOf(error: unknown): string {
  if (error instanceof UserError) return error.hint ? `${error.message}: ${error.hint}` : error.message;
  return `graincheck itself failed: ${error instanceof Error ? error.message : String(error)}`;
}

export function hintOf(error: unknown): string | null {
  return error instanceof UserError ? (error.hint ?? null) : null;
}
