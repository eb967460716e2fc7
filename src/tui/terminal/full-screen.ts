import type { Input } from '../keys/press.ts';
import type { Size } from '../screen.ts';
import type { Outside, Program } from './outside.ts';
import type { Surface } from './surface.ts';

export type Unsubscribe = () => void;

/** The terminal, taken for a program until `close`, or until the process ends in whatever way. */
export type FullScreen = {
  readonly surface: Surface;
  readonly size: () => Size;
  /** All that came at once, in order: worth one flush. */
  readonly onInputs: (listener: (inputs: readonly Input[]) => void) => Unsubscribe;
  /** Not more often than the eye can follow. Listeners bring the surface up to date; it is flushed after them. */
  readonly onResize: (listener: (size: Size) => void) => Unsubscribe;
  /** Runs before the process ends in any way but `SIGKILL`: to put on disk what is not there yet, and nothing slow. */
  readonly beforeEnd: (save: () => void) => Unsubscribe;
  /** Back to the shell, as Ctrl+Z does; on again when it says so. */
  readonly suspend: () => void;
  /**
   * Gives the terminal to another program, and takes it back when that has ended. What is flushed meanwhile is not
   * shown, and all is painted at the end.
   * @throws Error where another one has it already, or the screen is closed.
   */
  readonly runOutside: (program: Program) => Promise<Outside>;
  /** Into the system's clipboard, if the terminal does that. False: too large. */
  readonly copyOut: (text: string) => boolean;
  /** The terminal's bell, as loud as its owner likes it. */
  readonly ring: () => void;
  /** Puts everything back; the process lives on. Once closed, it stays so. */
  readonly close: () => void;
};
