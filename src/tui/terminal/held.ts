import type { WriteStream } from 'node:tty';

/** The most characters that are kept, the first ones: the first fault says more than what follows from it. */
const most = 65_536;

/** What others write to a stream while the screen is up, which would tear holes into it. */
export type Held = {
  readonly hold: () => void;
  /** Lets the stream be again, and writes what was held. */
  readonly release: () => void;
  /** Past the hold. */
  readonly write: (text: string) => void;
};

export function holdWrites(stream: WriteStream): Held {
  const own = stream.write;
  let text = '';
  let holding = false;
  const held = (chunk: Uint8Array | string, ...rest: readonly unknown[]): boolean => {
    if (text.length < most) text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    const done = rest.at(-1);
    if (typeof done === 'function') queueMicrotask(() => done());
    return true;
  };
  const write = (out: string) => {
    own.call(stream, out);
  };
  return {
    hold: () => {
      if (holding || !stream.isTTY) return;
      holding = true;
      // It takes what `write` takes, in all its forms.
      stream.write = held as typeof stream.write;
    },
    release: () => {
      if (!holding) return;
      holding = false;
      stream.write = own;
      const all = text;
      text = '';
      if (all !== '') write(all);
    },
    write,
  };
}
