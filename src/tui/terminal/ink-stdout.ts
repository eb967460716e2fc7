import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import type { RenderOptions } from 'ink';
import type { Surface } from './surface.ts';

/** What Ink's `render` is given so that its frames land on a surface, and it touches neither stdin nor stdout. */
export function inkOptions(surface: Surface): RenderOptions {
  const stdout = Object.assign(new EventEmitter(), {
    isTTY: true,
    writable: true,
    writableEnded: false,
    destroyed: false,
    write: (frame: string, ...rest: readonly unknown[]): boolean => {
      // Ink also asks for empty writes, as a barrier, and for a visible cursor when it ends: the cursor is ours.
      if (frame !== '' && !isModes(frame)) surface.setFrame(frame);
      const done = rest.at(-1);
      if (typeof done === 'function') done();
      return true;
    },
  });
  Object.defineProperties(stdout, {
    columns: { get: () => surface.size().columns },
    rows: { get: () => surface.size().rows },
  });
  const stdin = Object.assign(new Readable({ read: () => undefined }), { isTTY: false });
  return {
    // Ink uses of these streams what stands above.
    stdout: stdout as unknown as NodeJS.WriteStream,
    stdin: stdin as unknown as NodeJS.ReadStream,
    // In this mode Ink hands over each frame as a whole, at once and without a clear.
    debug: true,
    interactive: true,
    patchConsole: false,
    exitOnCtrlC: false,
  };
}

function isModes(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control sequences are what it looks for
  return /^(\u001b\[\?[\d;]+[hl])+$/.test(text);
}
