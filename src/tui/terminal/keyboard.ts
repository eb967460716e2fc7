import type { ReadStream } from 'node:tty';
import type { Input } from '../keys.ts';
import { decode, type Decoded, decodeIdle, freshDecoder, waiting } from './decode.ts';
import type { Reply } from './sequence.ts';

/** Milliseconds after which ESC is Escape: what belongs to a sequence has come by then, over most lines. */
const keysAfter = 35;
/** Milliseconds after which a paste has ended though the terminal did not say so. */
const pasteAfter = 1000;

export type KeyboardEvents = {
  /** All that came at once: to be shown once. */
  readonly onInputs: (inputs: readonly Input[]) => void;
  readonly onReply: (reply: Reply) => void;
  /** The terminal is gone. */
  readonly onGone: () => void;
};

/** Reads a terminal's keys while it is started, and leaves it to others while it is not. */
export type Keyboard = { readonly start: () => void; readonly stop: () => void };

export function createKeyboard(stdin: ReadStream, { onInputs, onReply, onGone }: KeyboardEvents): Keyboard {
  let decoder = freshDecoder;
  let timer: NodeJS.Timeout | undefined;

  const take = (decoded: Decoded) => {
    decoder = decoded.decoder;
    clearTimeout(timer);
    const waits = waiting(decoder);
    if (waits !== 'nothing')
      timer = setTimeout(() => take(decodeIdle(decoder)), waits === 'keys' ? keysAfter : pasteAfter);
    for (const reply of decoded.replies) onReply(reply);
    if (decoded.inputs.length > 0) onInputs(decoded.inputs);
  };
  // Somebody may have set an encoding before.
  const onData = (chunk: Uint8Array | string) =>
    take(decode(decoder, typeof chunk === 'string' ? Buffer.from(chunk) : chunk));

  return {
    start: () => {
      decoder = freshDecoder;
      // Another program may have changed the terminal's settings, which Node would not notice: off makes it set them.
      stdin.setRawMode(false);
      stdin.setRawMode(true);
      stdin.on('data', onData);
      stdin.on('end', onGone);
      stdin.on('error', onGone);
      // Who asked questions before has paused it.
      stdin.ref();
      stdin.resume();
    },
    stop: () => {
      clearTimeout(timer);
      stdin.off('data', onData);
      stdin.off('end', onGone);
      stdin.off('error', onGone);
      stdin.pause();
      stdin.setRawMode(false);
    },
  };
}
