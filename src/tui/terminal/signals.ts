/** Signals that end a program, by their numbers: a shell has 128 and the number for an exit code. */
const signals = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGTERM: 15 } as const;

type Ending = keyof typeof signals;

type EndingEvents = {
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

/** Milliseconds within which a process that was told to stop has stopped, if anything can stop it. */
const stopsWithin = 120;

type StoppingEvents = {
  /** The process is about to be stopped: the terminal is to be given back. */
  readonly onStop: () => void;
  /** The process goes on, and may have been stopped without a warning. */
  readonly onContinue: () => void;
};

type Stopping = {
  /** As Ctrl+Z does in a shell. Does nothing where there is no such thing. */
  readonly stop: () => void;
  /** Stopping is left to the system: with a listener, a stop that comes in the middle of a spawn would stop nobody. */
  readonly rest: () => void;
  /** And is not any more. */
  readonly watch: () => void;
  /** Rests for good, and hears of nothing. */
  readonly unwatch: () => void;
};

/** Stops the whole process group, as a terminal does: npm and shells that wait for the program have to stop with it. */
export function watchStopping({ onStop, onContinue }: StoppingEvents): Stopping {
  const nothing = () => undefined;
  if (process.platform === 'win32') return { stop: nothing, rest: nothing, watch: nothing, unwatch: nothing };
  let stopped = false;

  const rest = () => {
    process.off('SIGTSTP', onSignal);
  };
  const watch = () => {
    rest();
    process.on('SIGTSTP', onSignal);
  };
  const resume = () => {
    if (stopped) watch();
    stopped = false;
    onContinue();
  };
  const stop = (whom: number) => {
    if (stopped) return;
    stopped = true;
    onStop();
    // Without a listener the signal does what it does by itself.
    rest();
    process.kill(whom, 'SIGTSTP');
    // Without a shell that could continue it, the system stops nothing.
    setTimeout(() => {
      if (stopped) resume();
    }, stopsWithin);
  };
  const onSignal = () => stop(process.pid);

  watch();
  process.on('SIGCONT', resume);
  return {
    stop: () => stop(0),
    rest,
    watch,
    unwatch: () => {
      stopped = false;
      rest();
      process.off('SIGCONT', resume);
    },
  };
}
