/** Signals that end a program, by their numbers: a shell has 128 and the number for an exit code. */
const signals = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGTERM: 15 } as const;

type Ending = keyof typeof signals;

export type EndingEvents = {
  /** Called before every end, at once: nothing that it starts will go on. It may be called more than once. */
  readonly end: () => void;
  /** A signal comes; false: it is meant for somebody else. */
  readonly isForUs: (signal: Ending) => boolean;
};

/** The terminal is gone, or nobody reads it any more. */
export const hangUp = 128 + signals.SIGHUP;

/**
 * Sees to it that `end` comes before every way in which the process can end but `SIGKILL`. Who listened for signals
 * before does so again when the returned function has been called.
 */
export function watchEndings({ end, isForUs }: EndingEvents): () => void {
  const undo = Object.entries(signals).map(([name, number]) => {
    // The keys of `signals`.
    const signal = name as Ending;
    return takeOver(signal, () => {
      if (!isForUs(signal)) return;
      end();
      process.exit(128 + number);
    });
  });
  const onGone = () => {
    end();
    process.exit(hangUp);
  };
  // A file that would be larger than this user's files may be: the write fails, and is told, instead. To the very end.
  process.on('SIGXFSZ', goOn);
  process.on('exit', end);
  // Before anybody else says what went wrong, and whether or not anybody does.
  process.on('uncaughtExceptionMonitor', end);
  process.stdout.prependListener('error', onGone);
  return () => {
    process.off('exit', end);
    process.off('uncaughtExceptionMonitor', end);
    process.stdout.off('error', onGone);
    for (const one of undo) one();
  };
}

const goOn = () => undefined;

/** Listens in place of all who listened so far. */
function takeOver(signal: Ending, listener: () => void): () => void {
  // Listeners of a signal are such.
  const others = process.rawListeners(signal) as NodeJS.SignalsListener[];
  process.removeAllListeners(signal);
  process.on(signal, listener);
  return () => {
    process.off(signal, listener);
    for (const other of others) process.on(signal, other);
  };
}
