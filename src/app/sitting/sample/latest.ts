/** Runs one piece of work at a time; a newer one ends those before it, whose results are then null. */
export type Latest = {
  readonly run: <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<T | null>;
  /** Ends what runs, and resolves when it has ended. */
  readonly stop: () => Promise<void>;
};

export function latestOnly(): Latest {
  let current = new AbortController();
  let before: Promise<unknown> = Promise.resolve();
  return {
    run(work) {
      current.abort();
      const own = new AbortController();
      current = own;
      const mine = before.then(async () => {
        if (own.signal.aborted) return null;
        try {
          return await work(own.signal);
        } catch (error) {
          if (own.signal.aborted) return null;
          throw error;
        }
      });
      before = mine.catch(() => undefined);
      return mine;
    },
    async stop() {
      current.abort();
      await before;
    },
  };
}
