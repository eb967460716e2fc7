// A process in which the built command line stays loaded and runs one command line after the other, as it runs the
// only one of its process: what it writes is kept, and where it would end the process, it has ended.
import type { Asked, Ended } from './run.ts';

const { main } = await import(new URL('../../dist/cli.js', import.meta.url).href);

/** What the command line listens to while it runs. */
const heard = ['SIGINT', 'SIGTERM', 'uncaughtException', 'unhandledRejection'] as const;

process.on('message', async (asked: Asked) => {
  process.send?.(await ended(asked));
});
process.send?.('ready');

function ended({ args, folder, env }: Asked): Promise<Ended> {
  process.chdir(folder);
  process.env = { ...env };
  process.exitCode = undefined;
  const [stdout, stderr] = [kept(process.stdout), kept(process.stderr)];
  return new Promise((done) => {
    process.exit = (code = process.exitCode) => {
      for (const event of heard) process.removeAllListeners(event);
      for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners('error');
      done({ code: Number(code), stdout: stdout(), stderr: stderr() });
      // Where a process ends, nothing comes after it.
      return undefined as never;
    };
    void main(args);
  });
}

/** Keeps what is written to a stream from now on; the result tells it as text. */
function kept(stream: NodeJS.WriteStream): () => string {
  const pieces: Buffer[] = [];
  stream.write = (data: string | Uint8Array, ...more: unknown[]) => {
    pieces.push(Buffer.from(data as string));
    const done = more.findLast((each) => typeof each === 'function');
    if (done) queueMicrotask(() => done());
    return true;
  };
  return () => Buffer.concat(pieces).toString();
}
