import type { Pty } from '../../test/support/pty.ts';
import { pasted } from '../../test/tui/sitting/support/desk.ts';
import type { Transcript } from './transcript.ts';

/** A hand on the keys, and a pen that notes what is pressed and what the screen shows. */
export type Hand = {
  readonly press: (...names: readonly string[]) => void;
  readonly paste: (text: string) => void;
  readonly type: (text: string) => void;
  /** Waits, and notes the screen as it then stands. */
  readonly look: (until: string | RegExp, within?: number) => Promise<void>;
  readonly wait: (
    until: string | RegExp | ((lines: readonly string[]) => boolean),
    within?: number,
  ) => Promise<void>;
  /** Until the screen is another than when a key was pressed last; not for long. */
  readonly changed: () => Promise<void>;
  /** Until nothing more is painted. */
  readonly settle: () => Promise<void>;
  readonly lines: () => readonly string[];
  readonly say: (text: string) => void;
};

/** Milliseconds in which a key has shown what it does; some do nothing. */
const patience = 1_500;

export function handOn(pty: Pty, page: Transcript): Hand {
  let before = '';
  const wait: Hand['wait'] = async (until, within) => void (await pty.waitFor(until, within));
  const changed = () => pty.waitFor((lines) => lines.join('\n') !== before, patience).catch(() => undefined);
  const act = (work: () => void) => {
    before = pty.screen().join('\n');
    work();
  };
  return {
    press: (...names) => {
      page.pressed(...names);
      act(() => pty.sendKey(...names));
    },
    paste: (text) => act(() => pty.send(pasted(text))),
    type: (text) => act(() => pty.send(text)),
    look: async (until, within) => {
      await changed();
      await wait(until, within);
      await pty.settle(150);
      page.screen(pty.screen());
    },
    wait,
    changed: async () => void (await changed()),
    settle: () => pty.settle(100),
    lines: () => pty.screen(),
    say: page.say,
  };
}
