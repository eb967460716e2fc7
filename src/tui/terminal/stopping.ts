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
