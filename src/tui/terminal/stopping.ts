/** Milliseconds within which a process that was told to stop has stopped, if anything can stop it. */
const stopsWithin = 120;

export type StoppingEvents = {
  /** The process is about to be stopped: the terminal is to be given back. */
  readonly onStop: () => void;
  /** The process goes on, and may have been stopped without a warning. */
  readonly onContinue: () => void;
};

export type Stopping = {
  /** As Ctrl+Z does in a shell. Does nothing where there is no such thing. */
  readonly stop: () => void;
  /** Stopping is left to the system again. */
  readonly unwatch: () => void;
};

/** Stops the whole process group, as a terminal does: npm and shells that wait for the program have to stop with it. */
export function watchStopping({ onStop, onContinue }: StoppingEvents): Stopping {
  if (process.platform === 'win32') return { stop: () => undefined, unwatch: () => undefined };
  let stopped = false;

  const resume = () => {
    process.off('SIGTSTP', onSignal);
    process.on('SIGTSTP', onSignal);
    stopped = false;
    onContinue();
  };
  const stop = (whom: number) => {
    if (stopped) return;
    stopped = true;
    onStop();
    // Without a listener the signal does what it does by itself.
    process.off('SIGTSTP', onSignal);
    process.kill(whom, 'SIGTSTP');
    // Without a shell that could continue it, the system stops nothing.
    setTimeout(() => {
      if (stopped) resume();
    }, stopsWithin);
  };
  const onSignal = () => stop(process.pid);

  process.on('SIGTSTP', onSignal);
  process.on('SIGCONT', resume);
  return {
    stop: () => stop(0),
    unwatch: () => {
      stopped = false;
      process.off('SIGTSTP', onSignal);
      process.off('SIGCONT', resume);
    },
  };
}
