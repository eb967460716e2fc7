/** Something to be timed; resolves to how long it took, in milliseconds. */
export type Timed = () => number | Promise<number>;

export type Rounds = {
  readonly rounds: number;
  /** No round begins later than this, but for the first. */
  readonly budgetMs: number;
};

/**
 * Times several things by turns (A B C A B C …), so that a slow moment of the machine hits them alike.
 * @returns the median of each, in the order given, and how often each ran.
 */
export async function alternate(
  things: readonly Timed[],
  { rounds, budgetMs }: Rounds,
): Promise<{ readonly medians: readonly number[]; readonly rounds: number }> {
  const times: number[][] = things.map(() => []);
  const started = performance.now();
  let done = 0;
  while (done < rounds && (done === 0 || performance.now() - started < budgetMs)) {
    for (const [at, thing] of things.entries()) times[at]?.push(await thing());
    done++;
  }
  return { medians: times.map(median), rounds: done };
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) throw new Error('There is no median of nothing.');
  const lower = sorted[sorted.length % 2 === 0 ? middle - 1 : middle] ?? upper;
  return (lower + upper) / 2;
}
