/** Work that nobody waits for at once; what goes wrong in it is told. */
export type Background = {
  readonly start: (work: Promise<unknown>) => void;
  /** Once all that is under way at this moment is over. */
  readonly settled: () => Promise<void>;
};

export function background(fault: (error: unknown) => void): Background {
  const pending = new Set<Promise<unknown>>();
  return {
    start: (work) => {
      const guarded = work.catch(fault);
      pending.add(guarded);
      void guarded.finally(() => pending.delete(guarded));
    },
    settled: async () => {
      await Promise.all(pending);
    },
  };
}
